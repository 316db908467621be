"""A learning rate that is suggested was run, and did better."""

from __future__ import annotations

import pytest

from gdviewer.core.descent import Descent
from gdviewer.core.stability.suggestion import (
    Outcome,
    Suggestion,
    above,
    below,
    suggest_rate,
)
from gdviewer.core.stopping import Criteria
from tests.core.stability.points import ROSENBROCK, descent_of


def suggested(descent: Descent) -> tuple[list[Outcome], Suggestion]:
    search = suggest_rate(descent)
    tried: list[Outcome] = []
    while True:
        try:
            outcome = next(search)
        except StopIteration as ended:
            return tried, ended.value
        if outcome is not None:
            tried.append(outcome)


def test_for_descent_that_explodes_it_is_one_that_does_not() -> None:
    tried, found = suggested(descent_of(ROSENBROCK, (-1.2, 1.0), learning_rate=0.01))
    assert found.own.ahead.stop.kind == "diverged"
    assert found.better is not None
    assert found.better.learning_rate == 0.002
    assert found.better in tried
    assert found.better.ahead.f_end < 0.01
    assert found.better.sentence == (
        "η = 0.002 was run for 2\N{NARROW NO-BREAK SPACE}000 steps: f went from 24.2 to 0.008648."
    )


def test_one_that_crawls_gets_a_larger_one() -> None:
    _, found = suggested(descent_of("x^2 + 4y^2", (1.0, 1.0), learning_rate=1e-3))
    assert found.better is not None
    assert found.better.learning_rate == 0.2
    assert found.better.ahead.has_converged
    assert "was run to its stop: converges at step" in found.better.sentence
    assert not found.is_endless


def test_where_no_other_does_better_there_is_none() -> None:
    _, found = suggested(descent_of("x^2 + y^2", (1.0, 1.0), learning_rate=0.5))
    assert found.own.ahead.stop.step == 1
    assert found.better is None


@pytest.mark.parametrize(
    ("text", "rate", "is_maximizing"),
    [
        ("x^2 - y^2", 0.1, False),
        ("x^2 - y^2", 0.01, False),
        ("0x - y", 1e-3, False),
        ("y^2 - x^2", 0.01, True),
    ],
)
def test_where_f_falls_without_end_no_rate_is_suggested(
    text: str, rate: float, is_maximizing: bool
) -> None:
    start = (1.6, 0.1)
    _, found = suggested(descent_of(text, start, learning_rate=rate, is_maximizing=is_maximizing))
    assert found.is_endless
    assert found.better is None


def test_a_rate_that_ends_on_a_saddle_is_not_suggested() -> None:
    tried, found = suggested(descent_of("x^2 - y^2", (1.0, 0.0), learning_rate=1e-3))
    assert "saddle" in {outcome.ahead.stop.kind for outcome in tried}
    assert found.better is None
    assert not found.is_endless


def test_a_hopeless_surface_ends_the_search() -> None:
    criteria = Criteria(max_steps=20)
    start = (1.0, 1.0)
    tried, found = suggested(descent_of("1e300 x^4 + y^2", start, criteria=criteria))
    assert found.better is None
    assert len(tried) < 60


def test_the_own_rate_is_tried_first_and_the_others_are_round() -> None:
    tried, _ = suggested(descent_of("x^2 + 4y^2", (1.0, 1.0), learning_rate=0.3))
    assert [outcome.learning_rate for outcome in tried] == [0.3, 0.2, 0.1]


def test_uphill_it_is_the_rate_of_the_surface_turned_over() -> None:
    down = suggested(descent_of("x^2 + 4y^2", (1.0, 1.0), learning_rate=1.0))[1]
    up = suggested(descent_of("-x^2 - 4y^2", (1.0, 1.0), learning_rate=1.0, is_maximizing=True))[1]
    assert down.better is not None
    assert up.better is not None
    assert up.better.learning_rate == down.better.learning_rate


def test_it_yields_often() -> None:
    search = suggest_rate(descent_of(ROSENBROCK, (-1.2, 1.0), learning_rate=1e-4))
    assert sum(1 for outcome in search if outcome is None) > 100


@pytest.mark.parametrize(
    ("key", "rule"), [("gradient_descent", "backtracking"), ("nelder_mead", "")]
)
def test_a_run_without_a_rate_to_choose_is_refused(key: str, rule: str) -> None:
    with pytest.raises(ValueError, match=r"learning rate|lengths of the steps"):
        next(suggest_rate(descent_of("x^2 + y^2", (1.0, 1.0), key, rule=rule)))


@pytest.mark.parametrize(
    ("rate", "lower", "higher"),
    [(0.1, 0.05, 0.2), (0.2, 0.1, 0.5), (0.5, 0.2, 1.0), (0.4, 0.2, 0.5), (0.0013, 0.001, 0.002)],
)
def test_the_ladder_has_one_two_and_five(rate: float, lower: float, higher: float) -> None:
    assert (below(rate), above(rate)) == (lower, higher)
