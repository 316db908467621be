"""What is plotted of a run against its steps: f, its gap, the gradient, the step, the rate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from gdviewer.core.objective import Array
from gdviewer.core.trajectory import Trajectory


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number at each point of a run.

    ``part`` returns it for the points from ``first`` up to ``stop`` of a trajectory, ``(k,)``;
    ``needs_minimum`` where it is measured from the known minimum, the third argument; ``is_chosen``
    where method and rule set it, so that it need not soar where the run does.
    """

    key: str
    title: str
    symbol: str
    help: str
    part: Callable[[Trajectory, slice, float], Array]
    needs_minimum: bool = False
    is_chosen: bool = False


def _gradient_norm(path: Trajectory, where: slice, _: float) -> Array:
    norm: Array = np.hypot.reduce(path.gradient[where], axis=1)
    return norm


def _step_length(path: Trajectory, where: slice, _: float) -> Array:
    """Return ‖Δx‖ of the step that led to each point; none leads to the start."""
    x = path.x[max(where.start - 1, 0) : where.stop]
    lengths: Array = np.hypot.reduce(np.diff(x, axis=0), axis=1)
    return np.concatenate((np.full(int(where.start == 0), np.nan), lengths))


def _led_here(column: Array, where: slice) -> Array:
    """Return for each point what belongs to the step that led to it."""
    part = column[max(where.start - 1, 0) : where.stop - 1]
    return np.concatenate((np.full(int(where.start == 0), np.nan), part))


QUANTITIES = {
    quantity.key: quantity
    for quantity in (
        Quantity("f", "f", "f", "The value of f.", lambda path, where, _: path.f[where]),
        Quantity(
            "gap",
            "f − f*",
            "f − f*",
            "How far f is above its known minimum, or below its maximum.",
            lambda path, where, minimum: np.abs(path.f[where] - minimum),
            needs_minimum=True,
        ),
        Quantity("gradient", "∥∇f∥", "∥∇f∥", "The length of the gradient.", _gradient_norm),
        Quantity("step", "∥Δx∥", "∥Δx∥", "The length of the step to each point.", _step_length),
        Quantity(
            "step_size",
            "Step size α",
            "α",
            "The α of the step to each point; a method that makes its whole step has none.",
            lambda path, where, _: _led_here(path.step_size, where),
            is_chosen=True,
        ),
        Quantity(
            "learning_rate",
            "Learning rate η",
            "η",
            "The η of the step to each point, as the schedule set it.",
            lambda path, where, _: _led_here(path.learning_rate, where),
            is_chosen=True,
        ),
    )
}
"""Everything that can be plotted, by key."""
