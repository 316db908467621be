"""Compares the rate of convergence that the last quadratic predicts with the one that was run."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.descent import Descent
from gdviewer.core.instant import Instant
from gdviewer.core.minimized import Minimized
from gdviewer.core.objective import Array
from gdviewer.core.quadratic_model import newton_step
from gdviewer.core.stability.gauge import Stability, stability

_LAST_STEPS = 60
_LEAST_STEPS = 6
_ABOVE_ROUNDING = 1e5 * float(np.finfo(np.float64).eps)
_LAST_SHARE = 0.1


class Convergence(NamedTuple):
    """The factors by which the error ‖θ − θ*‖ falls at each step.

    ``predicted`` is the largest of the roots at the last point, ``measured`` a fit to the last
    ``steps`` steps before rounding sets in. Either is nan where it is not known.
    """

    predicted: float
    measured: float
    steps: int


def convergence(descent: Descent, x: Array, last: Instant) -> Convergence:
    """Return the two rates of a run with the points ``x`` ``(steps + 1, n)``, ended at ``last``.

    The minimizer θ* is where one Newton step leads from the last point. The fit is the median of
    the slopes of log ‖θ − θ*‖ between any two of the steps (Theil 1950, Sen 1968), which waves and
    single jumps hardly disturb.
    """
    at_end = stability(descent, last)
    minimizer = _minimizer(descent, last, at_end)
    if minimizer is None:
        return Convergence(math.nan, math.nan, 0)
    error = np.hypot.reduce(x - minimizer, axis=1)
    steps = _usable(error, _ABOVE_ROUNDING * (1 + float(np.hypot.reduce(minimizer))))
    if len(steps) < _LEAST_STEPS:
        return Convergence(at_end.kept, math.nan, 0)
    return Convergence(at_end.kept, math.exp(_slope(steps, np.log(error[steps]))), len(steps) - 1)


def _minimizer(descent: Descent, last: Instant, at_end: Stability) -> Array | None:
    """Return where one Newton step leads, None where f has no minimum there."""
    least, greatest = at_end.eigenvalues[[0, -1]].tolist()
    if not (greatest < 0 if descent.is_maximizing else least > 0):
        return None
    gradient = Minimized(descent.objective, descent.is_maximizing).gradient(last.at.x)
    step = newton_step(at_end.hessian, gradient)
    return None if step is None else last.at.x + step


def _usable(error: Array, rounding: float) -> NDArray[np.intp]:
    """Return the last steps, up to where rounding sets in, at which the error is a small one."""
    is_small = (error > rounding) & (error < _LAST_SHARE * error[0])
    clean = len(error)
    below = np.flatnonzero(error <= rounding)
    if len(below):
        clean = int(below[0])
    return np.flatnonzero(is_small[:clean])[-_LAST_STEPS:]


def _slope(steps: NDArray[np.intp], values: Array) -> float:
    first, second = np.triu_indices(len(steps), 1)
    return float(np.median((values[second] - values[first]) / (steps[second] - steps[first])))
