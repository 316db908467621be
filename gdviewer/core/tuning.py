"""Finds a method's best learning rate: a race of the method against itself at many rates."""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from msgspec import structs

from gdviewer.core.descent import Descent, Step
from gdviewer.core.standing import Course, Leg, Standing, ranked, standings
from gdviewer.core.step_rules.base import LineSearch
from gdviewer.core.trajectory import Chunk, Trajectory
from gdviewer.core.walker import iterate

_DECADES = range(-7, 3)  # of the rates that are tried first: 10^-7, 3×10^-7, ... 3×10^2
FIRST_RATES = 10.0 ** _DECADES[0], 3 * 10.0 ** _DECADES[-1]
"""From the smallest to the largest of those."""

_LEAST, _GREATEST = 1e-30, 1e6
_REFINEMENTS = (4, 8, 16, 32)  # a decade is cut into so many for the neighbours of the best
_DIGITS = 2
_SHARE = 1e-6
_STEPS_A_TURN = 32

USUAL_ATTEMPTS = 2 * len(_DECADES) + 2 * len(_REFINEMENTS)
"""How many rates are tried where the best is none of the outermost."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One rate that was tried, from every start, and how the method did with it."""

    rate: float
    standing: Standing


Attempts = tuple[Attempt, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Tuning:
    """What is tuned: the same descent from each start, with its limit of evaluations as budget."""

    descents: tuple[Descent, ...]
    course: Course

    def __post_init__(self) -> None:
        refusal = why_not(self.descents[0])
        if refusal:
            raise ValueError(refusal)


def why_not(descent: Descent) -> str:
    """Return why the learning rate of ``descent`` cannot be tuned; empty where it can."""
    if math.isnan(descent.optimizer.first_rate):
        return "the method has no learning rate"
    if isinstance(descent.step_rule, LineSearch) or not descent.step_rule.uses_rate:
        return "the step rule finds the lengths of the steps by itself"
    return ""


def tune(tuning: Tuning) -> Generator[Attempts, None, float]:
    """Return the rate with which the method does best.

    It yields often: all attempts so far when one is over, nothing while one is under way.

    The best rate is one that ends at the target from most of the starts, and of those the one that
    comes there with the fewest evaluations. Where the user gives no target, at most a millionth of
    the way may be left, from f at the start to the known minimum, or to the best value that a rate
    ends with. Rates of half decades are tried first, then the neighbors of the best, ever nearer.
    """
    race = _Race(tuning)
    for decade in _DECADES:
        yield from race.enter(10.0**decade)
        yield from race.enter(3.0 * 10.0**decade)
    for is_up in (False, True):
        yield from _go_beyond_the_edge(race, is_up)
    for parts in _REFINEMENTS:
        best = race.best
        for step in (-1, 1):
            yield from race.enter(best * 10.0 ** (step / parts))
    return race.best


def _go_beyond_the_edge(race: _Race, is_up: bool) -> Generator[Attempts, None, None]:
    """Try ever smaller, or larger, rates as long as the outermost is the best."""
    edge, factor = (max, 10.0) if is_up else (min, 0.1)
    while race.best == edge(race.rates) and _LEAST <= race.best * factor <= _GREATEST:
        yield from race.enter(race.best * factor)


class _Race:
    """The rates that have been tried, and the paths that they led along."""

    def __init__(self, tuning: Tuning) -> None:
        self._descents = tuning.descents
        self._course = replace(tuning.course, share=_SHARE)
        self._paths: dict[float, list[Leg]] = {}

    @property
    def rates(self) -> tuple[float, ...]:
        """The rates that were tried, in the order of the trials."""
        return tuple(self._paths)

    @property
    def attempts(self) -> Attempts:
        """What was tried, in the order of the trials."""
        found = standings(list(self._paths.values()), self._course)
        return tuple(map(Attempt, self._paths, found))

    @property
    def best(self) -> float:
        """The rate that leads: of those with the most arrivals the quickest, then the deepest."""
        found = standings(list(self._paths.values()), self._course)
        by_value = ranked(found, "f", self._course.is_maximizing)
        most = max(standing.arrived for standing in found)
        leaders = [standing for standing in by_value if standing.arrived == most]
        return self.rates[min(leaders, key=lambda leader: leader.evaluations).racer]

    def enter(self, rate: float) -> Generator[Attempts, None, None]:
        """Try ``rate`` from every start, unless it was tried before."""
        rate = float(f"{rate:.{_DIGITS - 1}e}")
        if rate in self._paths:
            return
        legs = []
        for descent in self._descents:
            method = structs.replace(descent.optimizer, learning_rate=rate)
            trajectory = Trajectory(len(descent.start))
            steps = _finishing(trajectory, replace(descent, optimizer=method))
            while batch := list(islice(steps, _STEPS_A_TURN)):
                trajectory.extend(Chunk.of(batch, len(descent.start)))
                yield ()
            legs.append(Leg(trajectory, len(trajectory)))
        self._paths[rate] = legs
        yield self.attempts


def _finishing(trajectory: Trajectory, descent: Descent) -> Iterator[Step]:
    """Yield the points of ``descent``; why it ended goes to ``trajectory``."""
    trajectory.finish((yield from iterate(descent)))
