"""Walks some starts at once, so few that what is worked with stays in the processor's cache."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from gdviewer.core.abreast import Mask, Request, walkers_of
from gdviewer.core.expression.quiet import quietly
from gdviewer.core.judge import FALLS_TO_BE_UNBOUNDED, STILL_STEPS_TO_CONVERGE
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation, Rates
from gdviewer.core.stopping import Criteria

_ONE = np.int8(1)


class Marks(NamedTuple):
    """What is noted of each run, ``(k,)``: after how many steps it ended, and how."""

    steps: Array
    is_over: Mask
    is_diverged: Mask
    is_unbounded: Mask
    is_stationary: Mask
    is_undefined: Mask
    is_settled: Mask
    is_still: Mask

    @classmethod
    def of(cls, count: int) -> Marks:
        """Return the marks of ``count`` runs that have not begun."""
        return cls(np.zeros(count, np.int64), *(np.zeros(count, np.bool_) for _ in cls._fields[1:]))

    def part(self, which: slice) -> Marks:
        """Return the marks of some of the runs; they are the same numbers, not a copy."""
        return Marks._make(marks[which] for marks in self)


class Block:
    """Some runs of a batch; it writes into ``marks``."""

    def __init__(self, request: Request, starts: Array, criteria: Criteria, marks: Marks) -> None:
        self._objective = request.objective
        self._walkers = walkers_of(request, starts)
        self._schedule = request.schedule
        self._rates_state = self._schedule.init(Rates(request.method.first_rate))
        rests = request.method.rests_where_flat
        self._gtol = -1.0 if criteria.gtol is None or not rests else criteria.gtol
        self._bound = math.inf if criteria.divergence is None else criteria.divergence
        self._judges_divergence = criteria.divergence is not None
        self._xtol, self._ftol = criteria.xtol, criteria.ftol
        self._marks = marks
        self._number = 0
        self._falls = np.zeros(len(starts), np.int8)
        self._still_steps = np.zeros(len(starts), np.int8)
        self._at = self._start = self._objective.evaluate_all(starts)
        self._reached = np.array(self._start.f)
        self._judge(self._start)

    @property
    def x(self) -> Array:
        """Where each run is, ``(k, n)``."""
        return self._at.x

    @property
    def f(self) -> Array:
        """The value at each point, as a minimization sees it, ``(k,)``."""
        return np.asarray(self._at.f)

    @property
    def is_better(self) -> Mask:
        """Which runs have gained: whether the last f that was a number is better than the first."""
        reached = np.where(self._marks.is_undefined, self._reached, self._at.f)
        return reached < np.asarray(self._start.f)

    def advance(self, number: int) -> None:
        """Take step ``number``, 0, 1, ..., with every run that goes on."""
        is_over = self._marks.is_over
        rates, self._rates_state = self._schedule.rates(number, math.nan, self._rates_state)
        taken = self._walkers.step(number, self._at, rates, ~is_over)
        if taken.has_ended.any():
            self._end(self._marks.is_settled, taken.has_ended)
        if is_over.any():
            np.copyto(taken.x, self.x, where=is_over[:, np.newaxis])
        self._number = number + 1
        before, self._at = self._at, self._objective.evaluate_all(taken.x)
        self._count_falls(np.asarray(self._at.f) < before.f)
        self._judge(before)
        if self._xtol is not None and rates.learning_rate > 0:
            quietly(self._judge_step, self._xtol, taken.displacement, rates.learning_rate)
        if self._ftol is not None:
            quietly(self._judge_change, self._ftol, np.asarray(before.f))

    def _count_falls(self, falls: Mask) -> None:
        """Count how often f fell without a break, up to a number that fits in a byte."""
        self._falls = (np.minimum(self._falls, FALLS_TO_BE_UNBOUNDED) + _ONE) * falls.view(np.int8)

    def _judge(self, before: Evaluation) -> None:
        """Note which runs end here, by the rules of a single run's judge, in the same order."""
        f, gradient = np.asarray(self._at.f), self._at.gradient
        slope: Array = np.abs(gradient).max(axis=1)
        if not quietly(_is_calm, self._at, slope, self._bound):  # rare, and as dear as all the rest
            self._judge_undefined(f, gradient, before)
            if self._judges_divergence:
                quietly(self._judge_divergence, f, gradient)
        is_flat = slope <= self._gtol
        if is_flat.any():
            self._end(self._marks.is_stationary, is_flat)

    def _judge_undefined(self, f: Array, gradient: Array, before: Evaluation) -> None:
        """Tell those that left the domain from those that left the range of numbers."""
        lacks_gradient = np.isnan(gradient).any(axis=1) & ~np.isinf(f)
        has_nothing = (np.isnan(f) | lacks_gradient) & ~self._marks.is_over
        has_overflowed = ~np.isfinite(self.x).all(axis=1)
        self._reached[has_nothing] = np.asarray(before.f)[has_nothing]
        self._end(self._marks.is_diverged, has_nothing & has_overflowed)
        self._end(self._marks.is_undefined, has_nothing)

    def _judge_divergence(self, f: Array, gradient: Array) -> None:
        """Tell those that ran away because they overshot from those that f led away."""
        start, distance = self._start, _lengths(self.x)
        is_gone = (distance > self._bound) & (distance > _lengths(start.x))
        is_gone |= np.isinf(f)
        has_grown = f > start.f
        has_grown |= _lengths(gradient) > _lengths(start.gradient)
        is_falling = self._falls >= FALLS_TO_BE_UNBOUNDED
        self._end(self._marks.is_unbounded, is_gone & is_falling)
        self._end(self._marks.is_diverged, is_gone & has_grown)

    def _judge_step(self, xtol: float, displacement: Array, learning_rate: float) -> None:
        """Note which runs hardly move."""
        lengths = _lengths(displacement) / min(1.0, learning_rate)
        self._end(self._marks.is_still, lengths <= xtol * (xtol + _lengths(self.x)))

    def _judge_change(self, ftol: float, before: Array) -> None:
        """Note of which runs f has hardly changed for some steps without a break."""
        f = self.f
        is_still = np.abs(f - before) <= ftol * np.maximum(np.abs(f), 1.0)
        counts = np.minimum(self._still_steps, STILL_STEPS_TO_CONVERGE) + _ONE
        self._still_steps = counts * is_still.view(np.int8)
        self._end(self._marks.is_still, self._still_steps >= STILL_STEPS_TO_CONVERGE)

    def _end(self, way: Mask, which: Mask) -> None:
        """Note in ``way`` that those of ``which`` end here that have not ended before."""
        ended = which & ~self._marks.is_over
        way[ended] = True
        self._marks.is_over[ended] = True
        self._marks.steps[ended] = self._number


def _is_calm(at: Evaluation, slope: Array, bound: float) -> bool:
    """Whether everything is finite and near; may be False though it is so."""
    total = float(np.sum(at.f)) + float(slope.max())
    farthest = max(float(at.x.max()), -float(at.x.min()))
    return math.isfinite(total) and farthest * at.x.shape[1] < bound


def _lengths(vectors: Array) -> Array:
    """Return the Euclidean length of each row, which does not overflow before it must."""
    lengths: Array = np.hypot.reduce(vectors, axis=1)
    return lengths
