from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

import pytest

from gdviewer.core.descent import Descent
from gdviewer.core.methods import make_optimizer, make_step_rule
from gdviewer.core.objective import objective
from gdviewer.core.standing import Course
from gdviewer.core.stopping import Criteria
from gdviewer.core.tuning import Attempt, Tuning, tune, why_not
from gdviewer.core.walk import walk

T = TypeVar("T")
ROSENBROCK = "(1-x)^2 + 100*(y-x^2)^2"


def descent(
    text: str, start: tuple[float, ...], method: str, rule: str = "fixed", **fields: float
) -> Descent:
    criteria = Criteria(max_steps=None, max_evaluations=500)
    optimizer = make_optimizer(method, fields)
    return Descent(objective(text), start, optimizer, make_step_rule(rule), criteria)


def result(work: Generator[object, None, T]) -> T:
    while True:
        try:
            next(work)
        except StopIteration as ended:
            return ended.value  # type: ignore[no-any-return]


def attempts(tuning: Tuning) -> tuple[Attempt, ...]:
    return [tried for tried in tune(tuning) if tried][-1]


def test_the_best_rate_of_descent_on_a_bowl_is_the_one_of_theory() -> None:
    best = result(tune(Tuning((descent("x^2 + 3*y^2", (1, 1), "gradient_descent"),), Course())))
    assert best == pytest.approx(2 / (2 + 6), rel=0.1)  # 2/(λ1 + λ2)


def test_no_rate_that_was_tried_does_better_than_the_one_that_was_chosen() -> None:
    tuning = Tuning((descent(ROSENBROCK, (-1.2, 1), "momentum"),), Course())
    best = result(tune(tuning))
    chosen = next(one for one in attempts(tuning) if one.rate == best)
    assert chosen.standing.arrived == 1
    for other in attempts(tuning):
        is_there = other.standing.arrived == 1
        assert not is_there or other.standing.evaluations >= chosen.standing.evaluations


def test_the_rate_that_arrives_from_most_starts_is_the_best() -> None:
    text, starts = "x^2*(1 + x^2/4) + 3*y^2", ((0.3, 0.4), (0.3, 0.4), (4.0, 0.5))
    tuning = Tuning(tuple(descent(text, start, "gradient_descent") for start in starts), Course())
    best = result(tune(tuning))
    tried = {one.rate: one.standing for one in attempts(tuning)}
    assert tried[best].arrived == 3
    assert any(
        one.arrived == 2 and one.evaluations < tried[best].evaluations for one in tried.values()
    )


def test_a_target_takes_the_place_of_the_least_value() -> None:
    one = descent("x^2 + 3*y^2", (1, 1), "gradient_descent")
    near = Course(target=3.9)
    tried = {each.rate: each.standing for each in attempts(Tuning((one,), near))}
    assert tried[1e-3].arrived == 1
    assert tried[1e-7].arrived == 0


def test_every_attempt_has_the_same_budget() -> None:
    one = descent(ROSENBROCK, (-1.2, 1), "adam")
    tuning = Tuning((one,), Course())
    for attempt in attempts(tuning):
        trial = descent(ROSENBROCK, (-1.2, 1), "adam", learning_rate=attempt.rate)
        path = walk(trial)
        assert path.nfev[-1] + path.njev[-1] <= 500
        assert path.f[-1] == pytest.approx(attempt.standing.f, nan_ok=True)


def test_a_rate_beyond_those_tried_first_is_found_too() -> None:
    flat = descent("1e-4*(x^2 + y^2)", (1, 1), "gradient_descent")
    assert result(tune(Tuning((flat,), Course()))) == pytest.approx(5000, rel=0.2)


def test_a_method_that_finds_its_lengths_itself_is_not_tuned() -> None:
    assert why_not(descent("x^2+y^2", (1, 1), "gradient_descent")) == ""
    assert "step rule" in why_not(descent("x^2+y^2", (1, 1), "gradient_descent", "wolfe"))
    nelder_mead = descent("x^2+y^2", (1, 1), "nelder_mead")
    assert "no learning rate" in why_not(nelder_mead)
    with pytest.raises(ValueError, match="no learning rate"):
        Tuning((nelder_mead,), Course())
