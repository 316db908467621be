"""The rate of convergence that is predicted, and the one that is measured."""

from __future__ import annotations

import math
from typing import Any

import pytest

from gdviewer.core.descent import Descent
from gdviewer.core.objective import objective
from gdviewer.core.stability.convergence import Convergence, convergence
from gdviewer.core.stopping import Criteria
from gdviewer.core.walk import walk
from tests.core.stability.points import ROSENBROCK, descent_of, instant_of

BOWL = "(x - 2)^2 + 10(y + 1)^2"


def rates(descent: Descent) -> Convergence:
    path = walk(descent)
    return convergence(descent, path.x, instant_of(descent, len(path) - 1))


@pytest.mark.parametrize(
    ("key", "fields", "accuracy"),
    [
        ("gradient_descent", {"learning_rate": 0.02}, 1e-6),
        ("gradient_descent", {"learning_rate": 0.095}, 1e-3),
        ("momentum", {"learning_rate": 0.01}, 3e-3),
        ("nesterov", {"learning_rate": 0.01}, 3e-3),
        ("qhm", {"learning_rate": 0.05}, 1e-2),
        ("adagrad", {}, 1e-2),
        ("adam", {}, 1e-2),
    ],
)
def test_near_the_end_a_run_keeps_as_much_of_the_error_as_the_roots_say(
    key: str, fields: dict[str, Any], accuracy: float
) -> None:
    found = rates(descent_of(BOWL, (-1.2, 1.0), key, criteria=Criteria(gtol=1e-9), **fields))
    assert found.measured == pytest.approx(found.predicted, abs=accuracy)
    assert found.steps > 20


def test_rounding_at_the_end_does_not_count() -> None:
    criteria = Criteria(gtol=None, max_steps=1500)
    found = rates(descent_of(BOWL, (-1.2, 1.0), learning_rate=0.04, criteria=criteria))
    assert found.measured == pytest.approx(0.92, abs=1e-4)


def test_where_the_quadratic_at_the_end_does_not_tell_the_minimizer_there_are_no_rates() -> None:
    flat = objective("x^4", variables=("x",))
    for surface, start in ((flat, (1.0,)), ("x^4 + y^2", (1.0, 1.0)), (ROSENBROCK, (-1.2, 1.0))):
        descent = descent_of(surface, start, learning_rate=1e-3, criteria=Criteria(max_steps=300))
        found = rates(descent)
        assert math.isnan(found.measured)
        assert math.isnan(found.predicted)


def test_far_from_the_minimizer_the_measured_rate_is_that_to_the_minimizer_itself() -> None:
    bowl = objective("cosh(x)", variables=("x",))
    criteria = Criteria(max_steps=35)
    descent = descent_of(bowl, (1.5,), learning_rate=0.1, criteria=criteria)
    x = walk(descent).x[:, 0]
    assert rates(descent).measured == pytest.approx(x[-1] / x[-2], abs=1e-4)


def test_an_ascent_has_the_rates_of_the_surface_turned_over() -> None:
    criteria = Criteria(gtol=1e-9)
    down = rates(descent_of(BOWL, (-1.2, 1.0), learning_rate=0.04, criteria=criteria))
    up = rates(
        descent_of(
            f"-({BOWL})", (-1.2, 1.0), learning_rate=0.04, criteria=criteria, is_maximizing=True
        )
    )
    assert up == down


def test_a_run_that_ends_on_a_saddle_has_no_rates() -> None:
    found = rates(descent_of("x^2 - y^2", (1.0, 0.0), learning_rate=0.1))
    assert math.isnan(found.predicted)
    assert math.isnan(found.measured)


def test_too_few_steps_are_not_measured() -> None:
    found = rates(descent_of(BOWL, (-1.2, 1.0), criteria=Criteria(max_steps=3)))
    assert math.isnan(found.measured)
    assert found.predicted == pytest.approx(0.98)
