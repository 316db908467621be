from __future__ import annotations

import math

import numpy as np
import pytest

from gdviewer.core.curvature import Shape
from gdviewer.core.local import calculus_at
from gdviewer.core.objective import objective
from tests.core.surfaces import Surface

ROSENBROCK = objective("(1 - x)^2 + 100(y - x^2)^2")


def test_the_calculus_of_a_quadratic_is_what_the_textbook_says() -> None:
    at = calculus_at(objective("2x^2 + 8y^2 + x"), np.array((1.0, -1.0)))
    assert at.value == 11.0
    assert at.gradient.tolist() == [5.0, -16.0]
    assert at.slope == math.hypot(5.0, 16.0)
    assert at.hessian is not None
    assert at.hessian.tolist() == [[4.0, 0.0], [0.0, 16.0]]
    assert at.eigenvalues.tolist() == [4.0, 16.0]
    assert np.abs(at.eigenvectors).tolist() == [[1.0, 0.0], [0.0, 1.0]]
    assert at.condition_number == 4.0
    assert at.shape is Shape.MINIMUM


def test_each_eigenvector_is_stretched_by_its_eigenvalue() -> None:
    at = calculus_at(ROSENBROCK, np.array((-1.2, 1.0)))
    assert at.hessian is not None
    for value, vector in zip(at.eigenvalues, at.eigenvectors.T, strict=True):
        assert at.hessian @ vector == pytest.approx(value * vector)
        assert np.linalg.norm(vector) == pytest.approx(1.0)


def test_an_eigenvector_points_the_same_way_all_along_a_path() -> None:
    surface = objective("x^2 + 3y^2 + x y")
    points = np.random.default_rng(1).normal(size=(50, 2))
    vectors = [calculus_at(surface, point).eigenvectors for point in points]
    assert all((one == vectors[0]).all() for one in vectors)
    assert (vectors[0][0] > 0).all()


def test_the_tangent_plane_and_the_quadratic_model_touch_the_function() -> None:
    base, step = np.array((0.5, -0.3)), np.array((0.6, 0.8))
    at = calculus_at(ROSENBROCK, base)
    assert at.tangent_plane_at(base) == at.quadratic_model_at(base) == at.value
    misses = []
    for length in (1e-3, 1e-4):
        point = base + length * step
        f = float(ROSENBROCK.value(point))
        misses.append((abs(f - at.tangent_plane_at(point)), abs(f - at.quadratic_model_at(point))))
    (plane, model), (nearer_plane, nearer_model) = misses
    assert nearer_plane == pytest.approx(plane / 100, rel=0.1)
    assert nearer_model == pytest.approx(model / 1000, rel=0.1)


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("x^2 + y^2", Shape.MINIMUM),
        ("-x^2 - y^2 + 5x", Shape.MAXIMUM),
        ("x y", Shape.SADDLE),
        ("x^2", Shape.DEGENERATE),
        ("x + y", Shape.DEGENERATE),
        ("log(x)", Shape.UNKNOWN),
    ],
)
def test_the_curvature_is_told_at_points_that_are_not_stationary_too(
    text: str, shape: Shape
) -> None:
    assert calculus_at(objective(text), np.array((-1.0, 2.0))).shape is shape


@pytest.mark.parametrize(
    ("text", "condition"), [("x^2 - 100y^2", 100.0), ("x^2", math.inf), ("x + y", math.nan)]
)
def test_the_condition_number_compares_the_sizes_of_the_eigenvalues(
    text: str, condition: float
) -> None:
    at = calculus_at(objective(text), np.array((1.0, 1.0)))
    assert at.condition_number == pytest.approx(condition, nan_ok=True)


def test_outside_the_domain_nothing_has_a_value() -> None:
    at = calculus_at(objective("log(x) + y^2"), np.array((-1.0, 1.0)))
    assert math.isnan(at.value)
    assert math.isnan(at.slope)
    assert math.isnan(at.condition_number)
    assert np.isnan(at.eigenvalues).all()
    assert math.isnan(at.quadratic_model_at(np.array((1.0, 1.0))))


def test_where_values_overflow_nothing_warns() -> None:
    at = calculus_at(objective("exp(x)^2 y^2"), np.array((1000.0, 1.0)))
    assert math.isinf(at.value)
    assert not math.isfinite(at.tangent_plane_at(np.array((0.0, 0.0))))


def test_without_a_hessian_the_plane_is_still_there() -> None:
    surface = Surface(lambda x, y: x + 2 * y, lambda _x, _y: (1.0, 2.0))
    at = calculus_at(surface, np.array((1.0, 1.0)))
    assert at.hessian is None
    assert at.shape is Shape.UNKNOWN
    assert at.tangent_plane_at(np.array((2.0, 2.0))) == 6.0
    assert math.isnan(at.quadratic_model_at(np.array((2.0, 2.0))))


def test_a_function_of_one_or_of_three_variables_has_its_calculus() -> None:
    line = calculus_at(objective("x^3", variables=("x",)), np.array((2.0,)))
    assert (line.value, line.slope, line.eigenvalues.tolist()) == (8.0, 12.0, [12.0])
    assert (line.condition_number, line.shape) == (1.0, Shape.MINIMUM)
    space = objective("x^2 + 2y^2 - z^2", variables=("x", "y", "z"))
    assert calculus_at(space, np.ones(3)).eigenvalues.tolist() == [-2.0, 2.0, 4.0]
