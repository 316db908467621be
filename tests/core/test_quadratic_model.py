"""The quadratic that fits a point, its bottom and the Newton step."""

from __future__ import annotations

import numpy as np
import pytest

from gdviewer.core.local import calculus_at
from gdviewer.core.objective import Objective, objective
from gdviewer.core.quadratic_model import QuadraticModel, newton_step, quadratic_model
from tests.core.surfaces import Surface

BOWL = objective("(x - 3)^2 + 5(y + 1)^2 + x y + 2")
ROSENBROCK = objective("(1 - x)^2 + 100(y - x^2)^2")


def model(surface: Objective, *point: float) -> QuadraticModel:
    return quadratic_model(calculus_at(surface, np.array(point)))


def test_of_a_quadratic_it_is_the_function_itself() -> None:
    found = model(BOWL, -1.0, 2.0)
    x, y = np.linspace(-5, 5, 7), np.linspace(-3, 4, 5)
    grid = np.stack(np.meshgrid(x, y), axis=-1)
    assert found.values_on(x, y) == pytest.approx(np.asarray(BOWL.value(grid)))
    assert found.stationary is not None
    assert BOWL.gradient(found.stationary) == pytest.approx([0.0, 0.0], abs=1e-12)


def test_it_touches_the_function_and_leaves_it_by_the_cube() -> None:
    found = model(ROSENBROCK, 0.5, -0.3)
    misses = [
        abs(
            float(found.values_on(np.array([0.5 + 2 * d]), np.array([-0.3 + d]))[0, 0])
            - float(ROSENBROCK.value(np.array([0.5 + 2 * d, -0.3 + d])))
        )
        for d in (0.0, 1e-3, 1e-2)
    ]
    assert misses[0] == 0.0
    assert misses[2] == pytest.approx(1000 * misses[1], rel=0.1)


def test_a_newton_step_solves_for_the_gradient() -> None:
    hessian, gradient = ROSENBROCK.hessian(np.array([-1.2, 1.0])), np.array([3.0, -1.0])
    step = newton_step(hessian, gradient)
    assert step is not None
    assert hessian @ step == pytest.approx(-gradient)


@pytest.mark.parametrize("text", ["x^2 - y^2", "-x^2 - y^2"])
def test_a_saddle_and_a_top_are_stationary_as_well(text: str) -> None:
    assert model(objective(text), 1.0, 1.0).stationary == pytest.approx([0.0, 0.0])


@pytest.mark.parametrize("text", ["x + y", "(x + y)^2", "x^2", "log(x) + y"])
def test_where_the_hessian_is_singular_or_undefined_there_is_no_newton_step(text: str) -> None:
    found = model(objective(text), -1.0, 2.0)
    assert found.step is None
    assert found.stationary is None


def test_without_a_hessian_there_is_nothing_to_draw() -> None:
    plane = Surface(lambda x, y: x + y, lambda _x, _y: (1.0, 1.0))
    assert np.isnan(model(plane, 0.0, 0.0).values_on(np.zeros(2), np.zeros(3))).all()
    assert model(plane, 0.0, 0.0).values_on(np.zeros(2), np.zeros(3)).shape == (3, 2)


def test_in_more_variables_the_newton_step_is_there_as_well() -> None:
    space = objective("x^2 + 2y^2 + 3z^2", variables=("x", "y", "z"))
    assert model(space, 1.0, 2.0, 3.0).stationary == pytest.approx([0.0, 0.0, 0.0])
