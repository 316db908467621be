"""Lets a whole grid of starts go at once, and keeps where each of them is after every step."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.batch import Batch
from gdviewer.core.bounds import Bounds
from gdviewer.core.descent import Descent, Step
from gdviewer.core.objective import Array
from gdviewer.core.step_rules.base import Schedule
from gdviewer.core.stopping import StopReason
from gdviewer.core.trial import grid_of_starts
from gdviewer.core.walker import iterate

MOST_A_SIDE = 50
MOST_STEPS = 2_000


class Ending(IntEnum):
    """How a run of a swarm has ended, if it has."""

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
    yield Swarmed(batch.x, sign * batch.f, _endings(batch))
    while batch.step < swarm.steps and not batch.is_over.all():
        batch.advance()
        yield Swarmed(batch.x, sign * batch.f, _endings(batch))


def _endings(batch: Batch) -> NDArray[np.int8]:
    endings = np.zeros(len(batch.is_over), np.int8)
    for which, ending in (
        (batch.is_over, Ending.OTHER),
        (batch.is_stationary | batch.is_settled, Ending.CONVERGED),
        (batch.is_diverged, Ending.DIVERGED),
        (batch.is_undefined, Ending.UNDEFINED),
    ):
        endings[which] = ending
    return endings


_KINDS = {
    **dict.fromkeys(("gtol", "xtol", "ftol"), Ending.CONVERGED),
    "diverged": Ending.DIVERGED,
    "nan": Ending.UNDEFINED,
}


def _one_by_one(swarm: Swarm) -> Generator[Swarmed | None, None, None]:
    starts = swarm.starts
    runs: list[Generator[Step, None, StopReason] | None] = [
        iterate(replace(swarm.descent, start=tuple(start), start_index=index))
        for index, start in enumerate(starts.tolist())
    ]
    x, f = starts.copy(), np.full(len(starts), np.nan)
    endings = np.zeros(len(starts), np.int8)
    for _ in range(swarm.steps + 1):
        for index, run in enumerate(runs):
            if run is None:
                continue
            try:
                step = next(run)
            except StopIteration as ended:
                runs[index] = None
                endings[index] = _KINDS.get(ended.value.kind, Ending.OTHER)
                continue
            x[index], f[index] = step.x, step.f
            yield None
        yield Swarmed(x.copy(), f.copy(), endings.copy())
        if endings.all():
            return
