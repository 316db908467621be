from __future__ import annotations

from collections.abc import Generator

import pytest

from gdviewer.core.descent import Descent
from gdviewer.core.methods import make_optimizer
from gdviewer.core.objective import objective
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


def test_for_a_method_that_scales_the_gradient_the_curvature_is_scaled_alike() -> None:
    rates = three("1e-4*(x^2 + 10*y^2)", (1, 1), "adam")
    assert rates.good == three("x^2 + 10*y^2", (1, 1), "adam").good
    assert "scaled as the method scales it" in rates.ground


def test_a_plane_has_no_rate_that_is_too_large() -> None:
    with pytest.raises(ValueError, match="not curved at the start"):
        three("x + y", (0, 0), "gradient_descent")
