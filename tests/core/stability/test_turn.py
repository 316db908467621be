"""The turn of a lost run is the last point as good as its start, judged by the quadratic there."""

from __future__ import annotations

import math
from collections.abc import Generator
from typing import TypeVar

import pytest

from gdviewer.core.descent import Descent
from gdviewer.core.stability.ahead import look_ahead
from gdviewer.core.stability.turn import Turn, find_turn
from gdviewer.core.walk import walk
from tests.core.stability.points import ROSENBROCK, descent_of

T = TypeVar("T")


def result_of(search: Generator[None, None, T]) -> T:
    while True:
        try:
            next(search)
        except StopIteration as ended:
            found: T = ended.value
            return found


def turn_of(descent: Descent) -> Turn | None:
    return result_of(find_turn(descent, result_of(look_ahead(descent))))


def test_descent_that_explodes_at_once_turns_at_its_start() -> None:
    found = turn_of(descent_of(ROSENBROCK, (-1.2, 1.0), learning_rate=0.01))
    assert found is not None
    assert found.step == 0
    assert found.share == pytest.approx(0.01 * 1506.34 / 2, rel=1e-3)


def test_a_run_that_fares_well_for_a_while_turns_later() -> None:
    descent = descent_of(ROSENBROCK, (-1.2, 1.0), "momentum", learning_rate=0.005)
    found, f = turn_of(descent), walk(descent).f
    assert found is not None
    assert found.step > 0
    assert f[found.step] <= f[0] < f[found.step + 1 :].min()


def test_a_run_that_is_not_lost_has_no_turn() -> None:
    assert turn_of(descent_of("x^2 + y^2", (1.0, 1.0), learning_rate=0.1)) is None


def test_where_no_rate_is_stable_the_rate_is_compared_with_none() -> None:
    found = turn_of(descent_of(ROSENBROCK, (0.0, 2.0), learning_rate=0.1))
    assert found is not None
    assert found.stability.has_runaway_axis
    assert math.isnan(found.share)
