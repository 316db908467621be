"""How racers are ranked: what counts, what comes last, and what is still under way."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest

from gdviewer.core.descent import Step
from gdviewer.core.known_minimum import known_minimum
from gdviewer.core.objective import objective
from gdviewer.core.standing import Course, Leg, Standing, ranked, standings
from gdviewer.core.stopping import StopReason
from gdviewer.core.trajectory import Chunk, Trajectory

INF, NAN = math.inf, math.nan


def leg(*values: float, kind: str = "max_steps", points: int | None = None) -> Leg:
    """Return a run along x with these values of f, one evaluation of f a step."""
    path = Trajectory(1)
    steps = [
        Step(np.array([float(k)]), f, np.zeros(1), 1.0, 1.0, k, 0, 0, (), None)
        for k, f in enumerate(values)
    ]
    path.extend(Chunk.of(steps, 1))
    path.finish(StopReason(kind, "", len(values) - 1))
    return Leg(path, len(values) if points is None else points)


def order(
    *legs: Leg, by: str = "f", course: Course | None = None, is_maximizing: bool = False
) -> list[int]:
    judged = course or Course(is_maximizing=is_maximizing)
    found = standings([[one] for one in legs], judged)
    return [standing.racer for standing in ranked(found, by, is_maximizing)]


def one(legs: Sequence[Leg], course: Course | None = None) -> Standing:
    (standing,) = standings([legs], course or Course())
    return standing


@pytest.mark.parametrize("worst", [INF, -INF, NAN])
def test_who_ends_without_a_finite_value_comes_last(worst: float) -> None:
    assert order(leg(4, worst), leg(4, 3), leg(4, 2)) == [2, 1, 0]
    assert order(leg(4, worst), leg(4, 5), leg(4, 6), is_maximizing=True) == [2, 1, 0]


@pytest.mark.parametrize("kind", ["diverged", "unbounded", "nan"])
@pytest.mark.parametrize("by", ["f", "distance", "steps", "evaluations"])
def test_who_has_strayed_comes_last_whatever_is_ranked_by(kind: str, by: str) -> None:
    course = Course(minimizers=((0.0,),), minimum=0.0, target=1.0)
    runs = leg(4, -1e30, kind=kind), leg(4, 4, 1, 2), leg(4, 4, 4, 0.5)
    assert order(*runs, by=by, course=course)[-1] == 0


def test_what_has_not_come_to_its_end_has_not_strayed_yet() -> None:
    assert order(leg(4, 1, 9, kind="diverged", points=2), leg(4, 3)) == [0, 1]


def test_those_that_miss_the_target_are_ranked_by_their_final_f() -> None:
    runs = leg(4, INF, kind="diverged"), leg(4, 3), leg(4, 2), leg(4, 0.5)
    for by in ("steps", "evaluations"):
        assert order(*runs, by=by, course=Course(target=1.0)) == [3, 2, 1, 0]


def test_a_run_that_fell_without_end_does_not_set_the_target() -> None:
    found = standings([[leg(4, -1e30, kind="unbounded")], [leg(4, 3, 2)]], Course())
    assert [standing.steps for standing in found] == [1, 2]
    assert [standing.arrived for standing in found] == [0, 1]


def test_the_median_counts_what_has_no_value_as_the_worst() -> None:
    runs = [leg(4, 1), leg(4, 2), leg(4, NAN)]
    assert one(runs).f == 2
    assert one(runs, Course(is_maximizing=True)).f == 1


def test_a_run_under_way_has_not_converged_yet() -> None:
    assert one([leg(4, 3, 2, kind="gtol")]).converged == 1
    assert one([leg(4, 3, 2, kind="gtol", points=2)]).converged == 0


def test_the_known_minimum_is_f_at_the_best_of_the_minimizers() -> None:
    surface = objective("x^2 + log(y)")
    points = ((2.0, 1.0), (1.0, 1.0), (3.0, 1.0), (0.0, -1.0))
    assert known_minimum(surface, points, is_maximizing=False) == 1
    assert known_minimum(surface, points, is_maximizing=True) == 9
    assert known_minimum(surface, points[3:], is_maximizing=False) is None
