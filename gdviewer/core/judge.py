"""Applies the stopping criteria to the points of one run, in the order in which they count."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from gdviewer.core.curvature import curvature
from gdviewer.core.objective import Array
from gdviewer.core.stopping import Criteria, StopReason
from gdviewer.core.verdicts import Verdicts

FALLS_TO_BE_UNBOUNDED = 20
STILL_STEPS_TO_CONVERGE = 5


class Arrival(NamedTuple):
    """A point that a run has come to, with the signs of a minimization.

    ``displacement`` is the Δx of the step that led here, before it was rounded into x, and
    ``learning_rate`` its η, nan at the start; ``evaluations`` counts those of f, ∇f and H so far,
    by their weights.
    """

    step: int
    x: list[float]
    f: float
    gradient: list[float]
    displacement: Array
    learning_rate: float
    evaluations: float


class Judge:
    """Judges the points of one run in turn, and remembers what the criteria need of earlier ones.

    Parameters
    ----------
    start
        The first point of the run; it is judged like every other.
    criteria
        What is on.
    hessian
        H at a point, with the sign of a minimization, or None where there is none. It is asked
        for once at most, where the gradient vanishes; ``nhev`` counts it.
    is_maximizing
        Whether the sentences speak of an ascent.
    """

    def __init__(
        self,
        start: Arrival,
        criteria: Criteria,
        hessian: Callable[[list[float]], Array | None],
        is_maximizing: bool,
    ) -> None:
        self.nhev = 0
        self._hessian = hessian
        self._verdicts = Verdicts(is_maximizing)
        self._start = self._before = start
        self._falls = 0
        self._still_steps = 0
        rules: tuple[tuple[Any, Callable[[Any, Arrival], StopReason | None]], ...] = (
            (True, self._nan),
            (criteria.divergence, self._divergence),
            (criteria.gtol, self._stationary),
            (criteria.xtol, self._xtol),
            (criteria.ftol, self._ftol),
            (criteria.max_steps, self._max_steps),
            (criteria.max_evaluations, self._max_evaluations),
        )
        self._rules = [partial(rule, limit) for limit, rule in rules if limit is not None]

    def __call__(self, at: Arrival) -> StopReason | None:
        """Return why the run ends at ``at``, or None where it goes on."""
        self._falls = self._falls + 1 if at.f < self._before.f else 0
        for rule in self._rules:
            stop = rule(at)
            if stop is not None:
                return stop
        self._before = at
        return None

    def _nan(self, _is_on: bool, at: Arrival) -> StopReason | None:
        if math.isnan(at.f):
            return self._verdicts.value_is_nan(at.step, at.x)
        if math.isinf(at.f) or not any(map(math.isnan, at.gradient)):
            return None
        return self._verdicts.gradient_is_nan(at.step, at.x, at.f)

    def _divergence(self, bound: float, at: Arrival) -> StopReason | None:
        start, distance = self._start, math.hypot(*at.x)
        is_far = distance > bound and distance > math.hypot(*start.x)
        if not is_far and not math.isinf(at.f):
            return None
        if self._falls >= FALLS_TO_BE_UNBOUNDED:
            return self._verdicts.unbounded(at.step, self._falls, distance, start.f, at.f)
        if at.f > start.f:
            return self._verdicts.diverged_in_value(at.step, distance, start.f, at.f)
        sizes = math.hypot(*start.gradient), math.hypot(*at.gradient)
        if sizes[1] > sizes[0]:
            return self._verdicts.diverged_in_gradient(at.step, distance, *sizes)
        return None

    def _stationary(self, gtol: float, at: Arrival) -> StopReason | None:
        for derivative in at.gradient:
            if not -gtol <= derivative <= gtol:
                return None
        size = max(map(abs, at.gradient))
        hessian = self._hessian(at.x)
        self.nhev += hessian is not None
        seen = curvature(hessian, size)
        return self._verdicts.stationary(at.step, gtol, size, seen)

    def _xtol(self, xtol: float, at: Arrival) -> StopReason | None:
        if not at.learning_rate > 0:
            return None
        length = math.hypot(*at.displacement.tolist()) / min(1.0, at.learning_rate)
        allowed = xtol * (xtol + math.hypot(*at.x))
        if not length <= allowed:
            return None
        return self._verdicts.xtol(at.step, xtol, length, allowed)

    def _ftol(self, ftol: float, at: Arrival) -> StopReason | None:
        change = abs(at.f - self._before.f)
        is_still = at.step > 0 and change <= ftol * max(abs(at.f), 1.0)
        self._still_steps = self._still_steps + 1 if is_still else 0
        if self._still_steps < STILL_STEPS_TO_CONVERGE:
            return None
        return self._verdicts.ftol(at.step, ftol, change, STILL_STEPS_TO_CONVERGE)

    def _max_steps(self, limit: int, at: Arrival) -> StopReason | None:
        if at.step < limit:
            return None
        size = max(map(abs, at.gradient))
        return self._verdicts.max_steps(at.step, self._start.f, at.f, size)

    def _max_evaluations(self, limit: int, at: Arrival) -> StopReason | None:
        if at.evaluations < limit:
            return None
        size = max(map(abs, at.gradient))
        return self._verdicts.max_evaluations(at.step, at.evaluations, self._start.f, at.f, size)
