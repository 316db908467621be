"""Lets a whole grid of starts go at once, and keeps where each of them is after every step."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.batch import Batch
from gdviewer.core.bounds import Bounds
from gdviewer.core.curvature import Shape, curvature
from gdviewer.core.descent import Descent
from gdviewer.core.minimized import Minimized
from gdviewer.core.objective import Array
from gdviewer.core.step_rules.base import Schedule
from gdviewer.core.trial import grid_of_starts
from gdviewer.core.walker import Walker

MOST_A_SIDE = 50
MOST_STEPS = 2_000


class Ending(IntEnum):
    """How a run of a swarm has ended, if it has; at a limit it has not."""

    NONE = 0
    CONVERGED = 1
    DIVERGED = 2
    UNDEFINED = 3
    OTHER = 4


@dataclass(frozen=True, slots=True, eq=False)
class Swarm:
    """One method from ``a_side`` × ``a_side`` starts, spread evenly over ``bounds``.

    ``descent`` has everything else; its own start does not count.
    """

    descent: Descent
    bounds: Bounds
    a_side: int

    @property
    def starts(self) -> Array:
        """The starts, ``(k, 2)``."""
        return grid_of_starts(self.bounds, self.a_side)

    @property
    def steps(self) -> int:
        """How many steps are taken at most."""
        limit = self.descent.criteria.max_steps
        return MOST_STEPS if limit is None else min(limit, MOST_STEPS)


@dataclass(frozen=True, slots=True, eq=False)
class Swarmed:
    """Where all are after one step: ``x`` ``(k, 2)``, f ``(k,)`` and how they have ended."""

    x: Array
    f: Array
    ending: NDArray[np.int8]


def swarm_steps(swarm: Swarm) -> Generator[Swarmed | None, None, None]:
    """Yield where all are at their starts, then after each step, until all have ended.

    All go in one call where the method takes batches, unless the lengths of the steps depend on
    what each has found. Where they go one by one a step takes long: then None is yielded in
    between, so that whoever waits can do something else.
    """
    rule, method = swarm.descent.step_rule, swarm.descent.optimizer
    if method.takes_batches and isinstance(rule, Schedule) and not rule.needs_value:
        return _in_a_batch(swarm, rule)
    return _one_by_one(swarm)


def _in_a_batch(swarm: Swarm, schedule: Schedule) -> Generator[Swarmed | None, None, None]:
    asked = swarm.descent
    sign = -1.0 if asked.is_maximizing else 1.0
    batch = Batch(
        asked.objective,
        swarm.starts,
        asked.optimizer,
        asked.criteria,
        asked.is_maximizing,
        asked.seed,
        schedule,
    )
    cost = Minimized(asked.objective, asked.is_maximizing)
    steps, endings = _steps_at_most(swarm), np.zeros(len(batch.x), np.int8)
    while True:
        endings = _endings(batch, cost, endings)
        yield Swarmed(batch.x, sign * batch.f, endings)
        if batch.step >= steps or batch.is_over.all():
            return
        batch.advance()


def _steps_at_most(swarm: Swarm) -> int:
    """Return how many steps a batch may take; every run asks for as many evaluations as the first.

    The first is followed beyond its own end for that.
    """
    asked, (start, *_) = swarm.descent, swarm.starts.tolist()
    limit = asked.criteria.max_evaluations
    if limit is None:
        return swarm.steps
    walker = Walker(replace(asked, start=tuple(start)))
    while walker.step < swarm.steps and walker.evaluations < limit:
        if walker.advance() is not None:
            return swarm.steps
    return walker.step


def _endings(batch: Batch, cost: Minimized, before: NDArray[np.int8]) -> NDArray[np.int8]:
    """Return how the runs have ended; ``before`` is how they had a step ago."""
    is_new = batch.is_over & (before == Ending.NONE)
    if not is_new.any():
        return before
    endings = before.copy()
    for which, ending in (
        (batch.is_over, Ending.OTHER),
        (batch.is_still, Ending.CONVERGED),
        (batch.is_diverged, Ending.DIVERGED),
        (batch.is_undefined, Ending.UNDEFINED),
    ):
        endings[is_new & which] = ending
    arrived = np.flatnonzero(is_new & batch.is_stationary)
    endings[arrived] = _arrivals(cost, batch.x[arrived])
    return endings


def _arrivals(cost: Minimized, x: Array) -> NDArray[np.int8]:
    """Return CONVERGED for each stationary point ``x`` that may be a minimum, OTHER else."""
    if not len(x):
        return np.zeros(0, np.int8)
    slopes = np.abs(cost.evaluate_all(x).gradient).max(axis=1)
    hessians = cost.hessians(x)
    if hessians is None:
        return np.full(len(x), Ending.CONVERGED, np.int8)
    seen = (curvature(*each).shape for each in zip(hessians, slopes.tolist(), strict=True))
    misses = np.array([shape in {Shape.SADDLE, Shape.MAXIMUM} for shape in seen])
    return np.where(misses, Ending.OTHER, Ending.CONVERGED).astype(np.int8)


_KINDS = {
    **dict.fromkeys(("gtol", "xtol", "ftol"), Ending.CONVERGED),
    **dict.fromkeys(("max_steps", "max_evaluations"), Ending.NONE),
    "diverged": Ending.DIVERGED,
    "nan": Ending.UNDEFINED,
}


def _one_by_one(swarm: Swarm) -> Generator[Swarmed | None, None, None]:
    starts = swarm.starts
    walkers = [
        Walker(replace(swarm.descent, start=tuple(start), start_index=index))
        for index, start in enumerate(starts.tolist())
    ]
    going, x, f = [*range(len(starts))], starts.copy(), np.full(len(starts), np.nan)
    endings = np.zeros(len(starts), np.int8)
    for _ in range(swarm.steps + 1):
        for index in going.copy():
            walker = walkers[index]
            stop, step = walker.judge(), walker.report()
            x[index], f[index] = step.x, step.f
            stop = stop or walker.advance()
            if stop is not None:
                going.remove(index)
                endings[index] = _KINDS.get(stop.kind, Ending.OTHER)
            yield None
        yield Swarmed(x.copy(), f.copy(), endings.copy())
        if not going:
            return
