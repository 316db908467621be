from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace

import pytest
from msgspec import structs

from gdviewer.core.descent import Descent
from gdviewer.core.methods import make_optimizer
from gdviewer.core.objective import objective
from gdviewer.core.problems import problems
from gdviewer.core.step_rules.fixed import Fixed
from gdviewer.core.stopping import Criteria
from gdviewer.core.three_rates import ThreeRates, three_rates
from gdviewer.core.walk import walk

ROSENBROCK = "(1-x)^2 + 100*(y-x^2)^2"


def descent(text: str, start: tuple[float, ...], method: str, **fields: float) -> Descent:
    return Descent(objective(text), start, make_optimizer(method, fields), Fixed(), Criteria())


def result(work: Generator[None, None, ThreeRates]) -> ThreeRates:
    while True:
        try:
            next(work)
        except StopIteration as ended:
            found: ThreeRates = ended.value
            return found


def three(text: str, start: tuple[float, ...], method: str) -> ThreeRates:
    return result(three_rates(descent(text, start, method)))


def values(asked: Descent, rate: float) -> tuple[float, float]:
    """Return f at the start and at the end of the run with ``rate``."""
    method = structs.replace(asked.optimizer, learning_rate=rate)
    path = walk(replace(asked, optimizer=method))
    return float(path.f[0]), float(path.f[-1])


def check(asked: Descent, rates: ThreeRates) -> None:
    """Assert that the good rate comes down, and the large one not as low."""
    begin, good = values(asked, rates.good)
    assert good < begin
    assert not values(asked, rates.too_large)[1] <= good + 0.1 * (begin - good)
    assert rates.too_small < rates.good < rates.too_large


def test_the_three_rates_of_descent_on_a_bowl_are_those_of_its_curvature() -> None:
    rates = three("x^2 + 3*y^2", (1, 1), "gradient_descent")
    assert rates.good == pytest.approx(1 / 6, rel=0.05)
    assert rates.too_small == pytest.approx(0.05 / 6, rel=0.05)
    assert rates.too_large == pytest.approx(2.2 / 6, rel=0.05)
    assert "λ of the Hessian at the start is 6" in rates.ground


@pytest.mark.parametrize("method", ["gradient_descent", "momentum", "nesterov"])
def test_the_good_rate_comes_down_and_the_large_one_runs_away(method: str) -> None:
    rates = three(ROSENBROCK, (-1.2, 1), method)
    good = walk(descent(ROSENBROCK, (-1.2, 1), method, learning_rate=rates.good))
    large = walk(descent(ROSENBROCK, (-1.2, 1), method, learning_rate=rates.too_large))
    assert good.f[-1] < good.f[0] / 5
    assert large.stop is not None
    assert large.stop.kind in {"diverged", "nan"}


@pytest.mark.parametrize("method", ["gradient_descent", "momentum", "adam"])
@pytest.mark.parametrize("key", problems())
def test_on_every_built_in_function_three_rates_are_as_they_are_called(
    key: str, method: str
) -> None:
    problem = problems()[key]
    asked = replace(
        descent(problem.expression, problem.start, method),
        objective=objective(problem.expression, parameters=problem.values),
        criteria=Criteria(max_steps=200),
    )
    if not problem.has_minimum and method == "adam":
        with pytest.raises(ValueError, match="no rate is too large: within 200 steps f comes"):
            result(three_rates(asked))
        return
    check(asked, result(three_rates(asked)))


@pytest.mark.parametrize(
    ("text", "start"),
    [("-exp(-x^2-y^2)", (2.0, 2.0)), ("x^4 - x^2 + y^2/1e6", (0.4085, 1.0))],
)
def test_where_the_start_is_hardly_curved_the_good_rate_is_halved_until_it_comes_down(
    text: str, start: tuple[float, float]
) -> None:
    check(descent(text, start, "momentum"), three(text, start, "momentum"))


def test_a_good_rate_comes_about_as_low_as_a_small_one() -> None:
    problem = problems()["styblinski_tang"]
    asked = descent(problem.expression, problem.start, "gradient_descent")
    rates = result(three_rates(asked))
    assert values(asked, rates.good)[1] == pytest.approx(values(asked, rates.too_small)[1], abs=0.1)


def test_the_too_large_rate_is_the_first_that_keeps_more_than_a_tenth_of_the_height() -> None:
    problem = problems()["rastrigin"]
    asked = descent(problem.expression, problem.start, "gradient_descent")
    rates = result(three_rates(asked))
    check(asked, rates)
    begin, end = values(asked, rates.too_large)
    assert end < begin


def test_the_rates_are_tried_for_as_long_as_the_run_may_go() -> None:
    problem = problems()["himmelblau"]
    asked = descent(problem.expression, problem.start, "adam")
    rates = result(three_rates(asked))
    assert rates.ground.endswith("tried for 2\u202f000 steps.")
    check(asked, rates)


def test_where_no_rate_comes_down_that_is_said() -> None:
    asked = replace(descent("x^2 + y^2", (1, 1), "momentum"), criteria=Criteria(max_steps=0))
    with pytest.raises(ValueError, match=r"none of the rates from .* to 0.5 is good: .* start may"):
        result(three_rates(asked))


def test_where_f_falls_without_end_no_rate_is_too_large() -> None:
    with pytest.raises(ValueError, match=r"no rate is too large: .*; another start or method"):
        three("x^3 + y^2", (1, 1), "gradient_descent")


def test_for_a_method_that_scales_the_gradient_the_curvature_is_scaled_alike() -> None:
    low, high = (
        replace(descent(text, (1, 1), "adam"), criteria=Criteria(max_steps=200))
        for text in ("1e-4*(x^2 + 10*y^2)", "x^2 + 10*y^2")
    )
    rates = result(three_rates(low))
    assert rates.good == result(three_rates(high)).good
    assert "scaled as the method scales it" in rates.ground


def test_a_plane_has_no_rate_that_is_too_large() -> None:
    with pytest.raises(ValueError, match="not curved at the start"):
        three("x + y", (0, 0), "gradient_descent")
