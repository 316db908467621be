"""Samples f along a step or an axis, with tangent, trials and the minimum along the line."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from gdviewer.core.line_bottom import first_bottom
from gdviewer.core.objective import Array, Objective

SAMPLES = 200

_BEHIND, _BEYOND = 0.25, 1.3
_FARTHEST_MINIMUM = 8.0
_FARTHEST_TRIAL = 2.5  # times what is shown anyway: the trial before a step that was halved


class Mark(NamedTuple):
    """A place on the line: α and φ(α)."""

    alpha: float
    value: float


@dataclass(frozen=True, slots=True, eq=False)
class LineCut:
    """φ(α) = f(θ + α d) in the user's own signs.

    ``alpha`` ``(k,)`` rises and has 0 in it, ``value`` ``(k,)`` is φ there, nan where f is not
    defined: a gap. ``slope`` is φ′(0), which with φ(0), ``start``, makes the tangent. ``taken`` is
    the step that was taken, None where none was; ``trials`` are what a line search tried, in turn.
    ``best`` is the minimum along the line near the step, or the maximum in an ascent, None where
    there is none in range.
    """

    alpha: Array
    value: Array
    start: Mark
    slope: float
    taken: Mark | None = None
    trials: tuple[Mark, ...] = ()
    best: Mark | None = None

    @property
    def beyond(self) -> tuple[Mark, ...]:
        """The trials that lie farther out than the samples go."""
        return tuple(mark for mark in self.trials if mark.alpha > self.alpha[-1])

    def tangent_at(self, alpha: float) -> float:
        """Return φ(0) + α φ′(0)."""
        return self.start.value + alpha * self.slope


class Step(NamedTuple):
    """What is cut along: from ``x`` ``(n,)`` in the ``direction`` d ``(n,)``, by α = ``taken``.

    Where α is 0 no step is taken.
    ``trials`` are the points ``(x, f)`` that were tried on the way; those off the line are left
    out.
    """

    x: Array
    gradient: Array
    direction: Array
    taken: float
    trials: Sequence[tuple[Array, float]] = ()


def line_cut(
    objective: Objective, step: Step, is_maximizing: bool = False, samples: int = SAMPLES
) -> LineCut:
    """Return the cut along ``step``, from a little behind it to beyond the step taken.

    It reaches to the minimum along the line, where that is within 8 times the step, and to the
    trials that are not much farther out than these two; without a step to all trials, and without
    any to where the quadratic has its bottom.
    """
    sign = -1.0 if is_maximizing else 1.0
    trials, slope = _on_the_line(step), sign * _slope(step)
    length = _length(objective, step, trials)
    wide = _axis(-_BEHIND * length, _FARTHEST_MINIMUM * length, samples)
    bottom = first_bottom(lambda places: sign * _values(objective, step, places), wide, slope)
    best = None if bottom is None else Mark(bottom, _value(objective, step, bottom))
    reach = max(length, best.alpha if best else 0.0)
    near = _FARTHEST_TRIAL * reach
    reach = max([reach, *(mark.alpha for mark in trials if mark.alpha <= near)])
    behind = max(_BEHIND * reach, min(-_BEYOND * best.alpha, reach) if best else 0.0)
    alpha = _axis(-behind, _BEYOND * reach, samples)
    marks = np.array([0.0, step.taken])
    value = _values(objective, step, np.concatenate([alpha, marks]))
    at_start, at_taken = value[-2:].tolist()
    return LineCut(
        alpha,
        value[:-2],
        Mark(0.0, at_start),
        _slope(step),
        Mark(step.taken, at_taken) if step.taken else None,
        trials,
        best,
    )


def axis_cut(
    objective: Objective,
    x: Array,
    gradient: Array,
    index: int,
    bounds: tuple[float, float],
    samples: int = SAMPLES,
) -> LineCut:
    """Return the cut along variable ``index`` through ``x`` ``(n,)``; α is how far from there.

    ``bounds`` are the least and the greatest value of the variable; ∂f is the slope.
    """
    direction = np.zeros_like(x)
    direction[index] = 1.0
    least, greatest = sorted(bounds)
    here = float(x[index])
    alpha = _axis(min(least - here, 0.0), max(greatest - here, 0.0), samples)
    step = Step(x, gradient, direction, 0.0)
    value = _values(objective, step, np.append(alpha, 0.0))
    return LineCut(alpha, value[:-1], Mark(0.0, float(value[-1])), _slope(step))


def _slope(step: Step) -> float:
    with np.errstate(all="ignore"):
        return float(step.gradient @ step.direction)


def _length(objective: Objective, step: Step, trials: tuple[Mark, ...]) -> float:
    """Return how far the step goes, or what was tried, or where the quadratic has its bottom."""
    lengths = [abs(step.taken), *sorted((mark.alpha for mark in trials), reverse=True)]
    usable = (length for length in lengths if 0 < length < math.inf)
    return next(usable, None) or _to_bottom(objective, step)


def _to_bottom(objective: Objective, step: Step) -> float:
    """Return α where the quadratic along the line has its turning point; 1 where it has none."""
    hessian, size = objective.hessian(step.x), math.hypot(*step.direction.tolist())
    if hessian is None or not 0 < size < math.inf:
        return 1.0
    with np.errstate(all="ignore"):
        unit = step.direction / size
        length = float(np.abs((step.gradient @ unit) / (unit @ hessian @ unit)) / size)
    return length if 0 < length < math.inf else 1.0


def _axis(least: float, greatest: float, samples: int) -> Array:
    """Return ``samples`` even places, one of them moved to 0."""
    alpha = np.linspace(least, greatest, samples)
    alpha[np.abs(alpha).argmin()] = 0.0
    return alpha


def _values(objective: Objective, step: Step, alpha: Array) -> Array:
    """Return φ; nan where it is not finite."""
    with np.errstate(all="ignore"):
        points = step.x + alpha[:, np.newaxis] * step.direction
        values = np.asarray(objective.value(points), dtype=np.float64)
    return np.where(np.isfinite(values), values, np.nan)


def _value(objective: Objective, step: Step, alpha: float) -> float:
    return float(_values(objective, step, np.array([alpha]))[0])


def _on_the_line(step: Step) -> tuple[Mark, ...]:
    """Return the trials whose points lie on the line ahead."""
    with np.errstate(over="ignore"):
        squared = float(step.direction @ step.direction)
    if not 0 < squared < math.inf:
        return ()
    marks = []
    for point, f in step.trials:
        away = point - step.x
        alpha = float(away @ step.direction) / squared
        off = np.abs(away - alpha * step.direction).max()
        if off <= 1e-9 * (np.abs(away).max() + np.abs(step.x).max()):
            marks.append(Mark(alpha, f))
    return tuple(marks)
