"""The cuts through f at the playhead of the selected run: along its step, and along each axis."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gdviewer.core.line_cut import LineCut, Step, axis_cut, line_cut
from gdviewer.core.moment import slope_rate
from gdviewer.core.step_rules.fixed import Fixed
from gdviewer.state.frame import Frame

_SAME = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class NamedCut:
    """A ``cut`` with the name of its axis and of its slope at the point."""

    cut: LineCut
    axis: str
    slope: str
    color: int


def cut_along_step(frame: Frame) -> NamedCut | None:
    """Return the cut along the step from the playhead on; None while the step is not known.

    Its α is what the direction is multiplied by: the learning rate, where nothing else finds it.
    Where no step follows it goes along the gradient. Slopes are those of the whole cost, whatever
    the step saw of it, if anything: the tangents are to touch the curves.
    """
    objective, explained = frame.facts.objective, frame.explained
    if objective is None or explained is None:
        return None
    here, is_maximizing = explained.instant.left, frame.document.is_maximizing
    gradient = np.asarray(objective.gradient(here.x))
    reached, displacement = explained.instant.reached, explained.instant.displacement
    rate = slope_rate(reached.step_size, reached.learning_rate) if reached is not None else 0.0
    if reached is None or displacement is None or not rate > 0:
        towards = 1.0 if is_maximizing else -1.0
        step = Step(here.x, gradient, towards * gradient, 0.0)
    else:
        step = Step(here.x, gradient, displacement / rate, rate, reached.trials)
    cut = line_cut(objective, step, is_maximizing)
    return NamedCut(cut, "α", "φ′(0)", _color(frame))


def cuts_along_axes(frame: Frame) -> tuple[NamedCut, ...]:
    """Return the cuts along the variables, over what is in view; none while nothing is known."""
    objective, explained = frame.facts.objective, frame.explained
    if objective is None or explained is None:
        return ()
    here, view = explained.instant.left, frame.document.bounds
    ranges = ((view.xmin, view.xmax), (view.ymin, view.ymax))
    if len(frame.variables) != len(here.x):
        return ()
    gradient = np.asarray(objective.gradient(here.x))
    return tuple(
        NamedCut(
            axis_cut(objective, here.x, gradient, index, ranges[index]),
            f"{name} − {name}ₖ",
            f"∂f/∂{name}",
            _color(frame),
        )
        for index, name in enumerate(frame.variables)
    )


def sets_rate(frame: Frame) -> bool:
    """Whether the α of the step is the learning rate that the user gives the selected run."""
    method, explained = frame.method, frame.explained
    if explained is None or not isinstance(method.step_rule, Fixed):
        return False
    reached = explained.instant.reached
    rate = method.optimizer.first_rate
    return reached is not None and abs(reached.step_size - rate) <= _SAME * abs(rate)


def _color(frame: Frame) -> int:
    return frame.document.runs[frame.selected].color
