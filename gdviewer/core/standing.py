"""Ranks the runs of a race: where each method came to, and what it spent to reach a target."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from gdviewer.core.trajectory import Trajectory
from gdviewer.core.weights import EQUAL, Weights

CONVERGED = frozenset({"gtol", "xtol", "ftol"})
"""The kinds of StopReason that mean a run has come to rest where it wanted to."""

STRAYED = frozenset({"diverged", "unbounded", "nan"})
"""The kinds that mean it has run away, or come to where f has no value."""

TARGET_SHARE = 0.01
"""How much of the way down may be left at the target, where none is given."""


class Leg(NamedTuple):
    """One run from one start, as far as it counts: its first ``points`` points."""

    trajectory: Trajectory
    points: int


@dataclass(frozen=True, slots=True)
class Course:
    """What is common to all in a race.

    ``minimizers`` are the known ones, ``(k, n)``, and ``minimum`` is f at the best of them; None
    where it is not known. ``target`` is the value of f that is to be reached; without one it is
    where a ``share`` of the way from f at the start to the minimum is left, or to the best value
    that a run ended with which has not strayed.
    """

    weights: Weights = EQUAL
    minimizers: tuple[tuple[float, ...], ...] = ()
    minimum: float | None = None
    target: float | None = None
    is_maximizing: bool = False
    share: float = TARGET_SHARE


@dataclass(frozen=True, slots=True)
class Standing:
    """How one racer did; with several starts each figure is the median over them.

    ``f`` and ``distance``, to the nearest known minimizer, are of the last point: nan where f has
    no value, or no minimizer is known. ``steps`` and ``evaluations`` are what it took to reach the
    target for the first time, infinite where it was not reached; ``arrived`` is from how many
    starts it still was there at the end. ``converged`` of ``starts`` runs ended by themselves, and
    ``strayed`` of them ran away or left the domain of f.
    """

    racer: int
    f: float
    distance: float
    steps: float
    evaluations: float
    arrived: int
    converged: int
    strayed: int
    starts: int

    @property
    def has_strayed(self) -> bool:
        """Whether it ran away from most starts, so that its figures say nothing."""
        return 2 * self.strayed > self.starts


RANKINGS: Mapping[str, str] = {
    "f": "final f",
    "distance": "distance to the known minimizer",
    "steps": "steps to the target",
    "evaluations": "evaluations to the target",
}
"""By what racers can be ranked, and how that is called."""


def standings(racers: Sequence[Sequence[Leg]], course: Course) -> tuple[Standing, ...]:
    """Return how each racer did, in the order of ``racers``; each has a leg from each start."""
    sign = -1.0 if course.is_maximizing else 1.0
    goals = _goals(racers, course, sign)
    return tuple(
        _standing(index, legs, goals, course, sign) for index, legs in enumerate(racers) if legs
    )


def target_of(racers: Sequence[Sequence[Leg]], course: Course) -> float:
    """Return the value of f that is to be reached, the median over the starts; nan without one."""
    sign = -1.0 if course.is_maximizing else 1.0
    return sign * median_of(_goals(racers, course, sign), worst=1.0)


def ranked(all_standings: Sequence[Standing], by: str, is_maximizing: bool) -> list[Standing]:
    """Return the standings, the best by ``by`` first, equal ones by their final f.

    Those without a finite figure come behind the others, and those that have strayed last.

    Raises
    ------
    ValueError
        Where ``by`` is none of :data:`RANKINGS`.
    """
    if by not in RANKINGS:
        raise ValueError(f"a ranking is by {', '.join(RANKINGS)}, not {by!r}")
    sign = -1.0 if is_maximizing else 1.0

    def place(standing: Standing) -> tuple[bool, float, float]:
        f, figure = sign * standing.f, float(getattr(standing, by))
        return standing.has_strayed, _or_last(f if by == "f" else figure), _or_last(f)

    return sorted(all_standings, key=place)


def _or_last(figure: float) -> float:
    """Return ``figure``, or what comes behind all others where it is not finite."""
    return figure if math.isfinite(figure) else math.inf


def _goals(racers: Sequence[Sequence[Leg]], course: Course, sign: float) -> list[float]:
    """Return for each start the value, as a minimization sees it, that is to be reached.

    There is none, nan, where every run has ended higher than it began.
    """
    goals = []
    for start in range(max(map(len, racers), default=0)):
        legs = [legs[start] for legs in racers if start < len(legs) and legs[start].points]
        if course.target is not None or not legs:
            goals.append(math.nan if course.target is None else sign * course.target)
            continue
        least = _least(legs, sign) if course.minimum is None else sign * course.minimum
        begin = sign * float(legs[0].trajectory.f[0])
        goals.append(least + course.share * (begin - least) if least <= begin else math.nan)
    return goals


def _least(legs: Sequence[Leg], sign: float) -> float:
    """Return the least value that one of ``legs`` ends with; infinite where all have strayed."""
    stayed = [leg for leg in legs if _stop_kind(leg) not in STRAYED]
    ends = [sign * float(leg.trajectory.f[leg.points - 1]) for leg in stayed]
    return min(filter(math.isfinite, ends), default=math.inf)


def _standing(
    racer: int, legs: Sequence[Leg], goals: Sequence[float], course: Course, sign: float
) -> Standing:
    """Return the medians over the legs of one racer."""
    reached = [_reached(leg, goal, sign) for leg, goal in zip(legs, goals, strict=False)]
    costs = [_cost(leg, point, course.weights) for leg, point in zip(legs, reached, strict=True)]
    ends = [leg.trajectory.f[leg.points - 1] if leg.points else math.nan for leg in legs]
    kinds = [_stop_kind(leg) for leg in legs]
    return Standing(
        racer,
        median_of(ends, worst=sign),
        median_of([_distance(leg, course.minimizers) for leg in legs], worst=1.0),
        median_of([math.inf if point is None else float(point) for point in reached], worst=1.0),
        median_of(costs, worst=1.0),
        sum(
            bool(sign * end <= goal) and kind not in STRAYED
            for end, goal, kind in zip(ends, goals, kinds, strict=False)
        ),
        sum(kind in CONVERGED for kind in kinds),
        sum(kind in STRAYED for kind in kinds),
        len(legs),
    )


def _stop_kind(leg: Leg) -> str:
    """Return how a run ended, or nothing where it has not come to its end yet."""
    stop = leg.trajectory.stop
    return stop.kind if stop is not None and leg.points == len(leg.trajectory) else ""


def _reached(leg: Leg, goal: float, sign: float) -> int | None:
    """Return the first step at which f is as good as ``goal``, None where it never is."""
    is_there = sign * leg.trajectory.f[: leg.points] <= goal
    first = int(is_there.argmax()) if leg.points else 0
    return first if leg.points and is_there[first] else None


def _cost(leg: Leg, point: int | None, weights: Weights) -> float:
    """Return what the run had cost at ``point``."""
    if point is None:
        return math.inf
    way = leg.trajectory
    return weights.cost(int(way.nfev[point]), int(way.njev[point]), int(way.nhev[point]))


def _distance(leg: Leg, minimizers: tuple[tuple[float, ...], ...]) -> float:
    """Return how far the last point is from the nearest minimizer."""
    if not minimizers or not leg.points:
        return math.nan
    offsets = np.array(minimizers) - leg.trajectory.x[leg.points - 1]
    return float(np.hypot.reduce(offsets, axis=1).min())


def median_of(figures: Sequence[float], worst: float) -> float:
    """Return the median; those that are no number count as the ``worst`` side's infinity.

    Where all are no number there is none.
    """
    if not figures or all(math.isnan(figure) for figure in figures):
        return math.nan
    known = [worst * math.inf if math.isnan(figure) else figure for figure in figures]
    known.sort()
    middle = len(known) // 2
    if len(known) % 2 or known[middle - 1] == known[middle]:
        return float(known[middle])
    return float(known[middle - 1] / 2 + known[middle] / 2)
