"""Has the swarm computed that the document asks for, and keeps what has come of it."""

from __future__ import annotations

from collections.abc import Generator, Hashable
from dataclasses import replace
from functools import partial
from time import perf_counter

from gdviewer.core.swarm import Swarm, swarm_steps
from gdviewer.state.document import MOST_STEPS
from gdviewer.state.resolve import is_same_descent
from gdviewer.state.work.answers import Answer, Resting, Working
from gdviewer.state.work.delivery import Delivery
from gdviewer.state.work.jobs import Allowance, Job
from gdviewer.state.work.swarm import SwarmPaths, SwarmProgress, SwarmRequest, Tally

_PRIORITY = 3  # after the runs
_SLICE = 0.004  # seconds; a step of 2,500 paths takes a quarter of it
_PATIENCE = 0.03  # seconds between two answers


def swarm_in_slices(swarm: Swarm, allowance: Allowance) -> Generator[Answer, None, None]:
    """Yield the steps of ``swarm`` some at a time, with how each of its paths has ended.

    It rests where the allowance ends.
    """
    tally = Tally(swarm)
    due, deadline = perf_counter() + _PATIENCE, perf_counter() + _SLICE
    for at in swarm_steps(swarm):
        if at is not None:
            tally.add(at)
        now = perf_counter()
        has_to_rest = tally.steps >= allowance.steps
        if tally.has_news and (has_to_rest or now > due):
            yield tally.news(is_done=False)
            due = now + _PATIENCE
        elif now > deadline:
            yield Working()
        elif not has_to_rest:
            continue
        while tally.steps >= allowance.steps:
            yield Resting()
        deadline = perf_counter() + _SLICE
    yield tally.news(is_done=True)


class Swarming:
    """Asks for the newest swarm; the one before is shown until the newer one is as far on."""

    key = "swarm"

    def __init__(self) -> None:
        self._wanted: SwarmRequest | None = None
        self._shown: SwarmPaths | None = None
        self._coming: SwarmPaths | None = None
        self._allowance = Allowance(MOST_STEPS)
        self._generation = 0
        self._has_failed = False

    @property
    def is_finished(self) -> bool:
        """Whether there is nothing more to come."""
        return self._coming is None or self._coming.is_done or self._has_failed

    @property
    def length(self) -> int:
        """How many points of each path there are."""
        return 0 if self._coming is None else self._coming.length

    def shown(self, step: int) -> SwarmPaths | None:
        """Return the swarm to show at ``step``, None where there is none yet."""
        coming = self._coming
        if coming is not None and coming.length:
            is_as_far = coming.is_done or coming.length > step
            if is_as_far or self._shown is None or self._shown.length < coming.length:
                self._shown = coming
        return self._shown

    def change(
        self, request: SwarmRequest | None, is_dragging: bool, restarts: bool = False
    ) -> Job | None:
        """Return the job to begin where another swarm is asked for; under a drag the old stays.

        One that ``restarts`` begins anew, and what is shown of it is dropped.
        """
        if request is None:
            self._wanted = self._shown = self._coming = None
            return None
        if is_dragging:
            return None
        before, self._wanted = self._wanted, request
        if before is not None and _is_same(before.swarm, request.swarm) and not restarts:
            return None
        if before is None or restarts or _places(before.swarm) != _places(request.swarm):
            self._shown = None
        self._coming, self._has_failed = SwarmPaths(), False
        self._generation += 1
        self._allowance = Allowance(0 if restarts else MOST_STEPS)
        work = partial(swarm_in_slices, request.swarm, self._allowance)
        return Job(self.key, self._generation, _PRIORITY, work)

    def go_on(self) -> bool:
        """Let the swarm go to its end; return whether it may be waiting for that."""
        is_waiting, self._allowance.steps = not self._allowance.steps, MOST_STEPS
        return is_waiting

    def owns(self, key: Hashable) -> bool:
        """Whether ``key`` is that of its swarms."""
        return key == self.key

    def take(self, delivery: Delivery[str, SwarmProgress]) -> None:
        """Append an answer, unless it is of a swarm that is no longer asked for."""
        if self._coming is not None and delivery.generation == self._generation:
            self._coming = self._coming.with_more(delivery.answer)

    def fail(self, delivery: Delivery[str, object]) -> bool:
        """Take notice that the swarm could not be computed; return False for an old one."""
        if delivery.generation != self._generation:
            return False
        self._has_failed = True
        return True


def _is_same(one: Swarm, other: Swarm) -> bool:
    """Whether two swarms have the same paths; where their descents begin is of no account."""
    alike = replace(one.descent, start=other.descent.start)
    return _places(one) == _places(other) and is_same_descent(alike, other.descent)


def _places(swarm: Swarm) -> tuple[object, ...]:
    """Return what decides where the starts are."""
    return swarm.bounds, swarm.a_side
