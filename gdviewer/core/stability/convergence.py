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
from gdviewer.core.stability.gauge import stability

_LAST_STEPS = 60
_LEAST_STEPS = 6
_ROUNDING = 10 * float(np.finfo(np.float64).eps)
_ABOVE_ROUNDING = 1e4 * _ROUNDING
_LAST_SHARE = 0.1
_CLOSES_IN = 0.1  # of the Newton step before, where the quadratic fits
_MOST_NEWTON_STEPS = 30


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

    The minimizer θ* is where Newton's method leads from the last point, to all digits; unless each
    of its steps is far shorter than the one before the quadratic at the end says nothing of θ*, and
    neither rate is known. The fit is the median of the slopes of log ‖θ − θ*‖ between any two of
    the steps (Theil 1950, Sen 1968), which waves and single jumps hardly disturb.
    """
    at_end = stability(descent, last)
    minimizer = _minimizer(descent, last.at.x)
    if minimizer is None:
        return Convergence(math.nan, math.nan, 0)
    error = np.hypot.reduce(x - minimizer, axis=1)
    steps = _usable(error, _ABOVE_ROUNDING * (1 + float(np.hypot.reduce(minimizer))))
    if len(steps) < _LEAST_STEPS:
        return Convergence(at_end.kept, math.nan, 0)
    return Convergence(at_end.kept, math.exp(_slope(steps, np.log(error[steps]))), len(steps) - 1)


def _minimizer(descent: Descent, x: Array) -> Array | None:
    """Return the minimizer near ``x``; None where there is none that the quadratic points to."""
    cost = Minimized(descent.objective, descent.is_maximizing)
    before = math.inf
    for _ in range(_MOST_NEWTON_STEPS):
        hessian = cost.hessians(x)
        step = newton_step(hessian, cost.gradient(x))
        if hessian is None or step is None or not np.linalg.eigvalsh(hessian)[0] > 0:
            return None
        length = float(np.hypot.reduce(step))
        x = x + step
        if length <= _ROUNDING * (1 + float(np.hypot.reduce(x))):
            return x
        if not length <= _CLOSES_IN * before:
            return None
        before = length
    return None


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
