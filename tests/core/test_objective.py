"""A formula as an objective: shapes, bits, parameters, threads and the edge of its domain."""

import math
import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest

from gdviewer.core.expression import ExpressionError
from gdviewer.core.expression.codegen import Code
from gdviewer.core.objective import ExpressionObjective, Objective, objective

ROSENBROCK = "(a-x)^2 + b*(y-x^2)^2"
START = np.array([-1.2, 1.0])


def rosenbrock() -> ExpressionObjective:
    return objective(ROSENBROCK, parameters={"a": 1, "b": 100})


def test_a_formula_is_an_objective() -> None:
    surface = rosenbrock()
    assert isinstance(surface, Objective)
    assert surface.variables == ("x", "y")
    assert dict(surface.parameters) == {"a": 1.0, "b": 100.0}
    assert surface.at_step(7) is surface


def test_one_point_gives_a_float_a_vector_and_a_matrix() -> None:
    surface = rosenbrock()
    f, gradient = surface.value_and_gradient(START)
    assert isinstance(f, float)
    assert f == surface.value(START) == pytest.approx(24.2)
    assert gradient == pytest.approx([-215.6, -88.0])
    assert surface.hessian(START) == pytest.approx(np.array([[1330.0, 480.0], [480.0, 200.0]]))


@pytest.mark.parametrize("shape", [(1,), (5,), (3, 4), (2, 3, 4), (0,)])
def test_a_batch_keeps_its_shape(shape: tuple[int, ...]) -> None:
    points = np.random.default_rng(0).normal(size=(*shape, 2))
    surface = rosenbrock()
    f, gradient = surface.value_and_gradient(points)
    assert np.shape(f) == np.shape(surface.value(points)) == shape
    assert gradient.shape == (*shape, 2)
    assert surface.hessian(points).shape == (*shape, 2, 2)


def test_a_large_grid_has_the_bits_of_its_points() -> None:
    surface = objective("sin(x*y)^2 + exp(-x^2) * cbrt(y) + x^y + atan2(y, x) + 5")
    x, y = np.linspace(-2, 2, 301), np.linspace(-1, 3, 211)
    grid = surface.value_on(x[None, :], y[:, None])
    batch = surface.value(np.stack(np.meshgrid(x, y), axis=-1))
    np.testing.assert_array_equal(grid, batch)
    for row, column in ((0, 0), (100, 17), (210, 300)):
        point = np.array([x[column], y[row]])
        np.testing.assert_array_equal(surface.value(point), grid[row, column])


@pytest.mark.parametrize("exponent", [2.0, 0.5, -1.0, 1.7])
def test_a_power_of_two_variables_has_the_same_bits_alone_and_in_a_batch(exponent: float) -> None:
    surface = objective("x^y")
    points = np.full((20_000, 2), exponent)
    points[:, 0] = np.random.default_rng(2).uniform(0, 9, len(points))
    alone = np.array([surface.value(point) for point in points])
    np.testing.assert_array_equal(surface.value(points), alone)


def test_what_does_not_depend_on_the_variables_fills_the_grid() -> None:
    grid = objective("a", parameters={"a": 3}).value_on(np.zeros((1, 4)), np.zeros((3, 1)))
    np.testing.assert_array_equal(grid, np.full((3, 4), 3.0))


def test_columns_of_different_rank_broadcast() -> None:
    grid = objective("x + 10y").value_on(np.arange(3.0), np.arange(2.0)[:, None])
    np.testing.assert_array_equal(grid, [[0, 1, 2], [10, 11, 12]])


@pytest.mark.parametrize(
    ("text", "point", "value"),
    [
        ("log(x)", (-1.0, 0.0), math.nan),
        ("log(x)", (0.0, 0.0), -math.inf),
        ("sqrt(x)", (-1.0, 0.0), math.nan),
        ("floor(log(x))", (-1.0, 0.0), math.nan),
        ("x^0.5", (-4.0, 0.0), math.nan),
        ("x^x", (-0.5, 0.0), math.nan),
        ("x^x", (0.5, 0.0), 0.5**0.5),
        ("1/x", (0.0, 0.0), math.inf),
        ("x/y", (0.0, 0.0), math.nan),
        ("a/b*x", (1.0, 0.0), math.inf),
        ("exp(1000*x)", (1.0, 0.0), math.inf),
        ("x^1000", (1e9, 0.0), math.inf),
        ("x*x", (1e300, 0.0), math.inf),
        ("tan(x)", (math.inf, 0.0), math.nan),
    ],
)
def test_outside_the_domain_is_nan_and_overflow_is_inf_on_both_paths(
    text: str, point: tuple[float, float], value: float
) -> None:
    surface = objective(text, parameters={"a": 1, "b": 0} if "a/b" in text else None)
    x = np.array(point)
    np.testing.assert_array_equal(surface.value(x), value)
    np.testing.assert_array_equal(surface.value(x[None]), [value])
    f, gradient = surface.value_and_gradient(x)
    np.testing.assert_array_equal(surface.gradient(x[None])[0], gradient)
    np.testing.assert_array_equal(f, value)
    if math.isnan(value):
        assert np.isnan(gradient).all()
        assert np.isnan(surface.hessian(x)).all()


def test_one_variable_and_five_variables_work_alike() -> None:
    curve = objective("x^4 - x", start_dimension=1)
    assert curve.gradient(np.array([2.0])) == pytest.approx([31.0])
    names = tuple("abcde")
    bowl = objective("a^2 + b^2 + c^2 + d^2 + e^2 + a*e", variables=names)
    point = np.arange(1.0, 6.0)
    assert bowl.gradient(point) == pytest.approx(2 * point + [5, 0, 0, 0, 1])
    assert bowl.hessian(point)[0, 4] == 1.0


def test_a_point_of_another_dimension_is_refused() -> None:
    with pytest.raises(ValueError, match="x: a point has the coordinates x, y, not shape"):
        rosenbrock().value(np.zeros(3))
    with pytest.raises(ValueError, match="not shape"):
        rosenbrock().gradient(np.array(1.0))


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"c": 1.0}, "parameters: 'c' does not occur; there are: a, b"),
        ({"a": math.inf}, "parameters: a must be a finite number, not inf"),
        ({"a": "1"}, "parameters: a must be a finite number, not '1'"),
        ({"a": True}, "parameters: a must be a finite number, not True"),
    ],
)
def test_a_wrong_parameter_is_named(parameters: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        objective(ROSENBROCK, parameters=parameters)
    with pytest.raises(ValueError, match=message):
        rosenbrock().with_parameters(parameters)


def test_a_parameter_that_is_not_given_is_1() -> None:
    assert objective("a*x + b*y", parameters={"b": 2}).gradient(START) == pytest.approx([1, 2])


def test_another_value_of_a_parameter_compiles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    surface = rosenbrock()
    surface.value_and_gradient(START)
    surface.value(START[None])
    monkeypatch.setattr(Code, "for_floats", None)
    monkeypatch.setattr(Code, "for_arrays", None)
    steeper = surface.with_parameters({"b": 1000})
    typed_again = objective(ROSENBROCK, parameters={"a": 2, "b": 1})
    assert steeper.value_and_gradient(START)[0] == pytest.approx(198.44)
    assert steeper.value(START[None]) == pytest.approx([198.44])
    assert typed_again.gradient(START)[1] == pytest.approx(-0.88)
    assert dict(surface.parameters) == {"a": 1.0, "b": 100.0}


def test_an_objective_pickles_as_its_definition() -> None:
    surface = objective("k*θ₀^2 + θ_1", variables=("θ_1", "θ₀"), parameters={"k": 3})
    surface.value_and_gradient(START)
    again = pickle.loads(pickle.dumps(surface))  # noqa: S301 - our own
    assert again.variables == surface.variables
    assert again.parameters == surface.parameters
    np.testing.assert_array_equal(again.gradient(START), surface.gradient(START))


def test_threads_share_an_objective() -> None:
    surface = objective("sin(x)*exp(y) + log(x) + (x+y)^2")
    points = np.random.default_rng(1).normal(size=(20_000, 2))
    expected = surface.value_and_gradient(points)

    def work(_: int) -> bool:
        f, gradient = surface.value_and_gradient(points)
        point = np.array([surface.value(point) for point in points[:200]])
        same = np.array_equal(f, expected[0], equal_nan=True)
        return (
            same
            and np.array_equal(gradient, expected[1], equal_nan=True)
            and np.array_equal(point, np.asarray(expected[0])[:200], equal_nan=True)
        )

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(work, range(12)))


def test_the_answers_are_the_callers_own() -> None:
    surface = rosenbrock()
    first = surface.gradient(START)
    first[:] = 0
    assert surface.gradient(START) == pytest.approx([-215.6, -88.0])


def test_a_question_about_variables_is_asked_only_where_it_is_open() -> None:
    with pytest.raises(ExpressionError, match="which of u and v are variables"):
        objective("u^2 + v^2")
    assert objective("u^2 + v^2", variables=("u", "v")).value(START) == pytest.approx(2.44)


@pytest.mark.parametrize(
    ("text", "variables"),
    [
        ("f(u, v) = u^2 + v^2", ("u", "v")),
        ("f(θ0, θ1) = θ0^2 + x", ("θ0", "θ1")),
        ("f(x, y) = x^2", ("x", "y")),
        ("f(w,b)=3", ("w", "b")),
    ],
)
def test_a_header_with_two_other_names_makes_them_the_variables(
    text: str, variables: tuple[str, str]
) -> None:
    assert objective(text).variables == variables


@pytest.mark.parametrize("text", ["f(u) = u", "f(u, x) = u", "f(u, u) = u", "f(sin, u) = u"])
def test_a_header_with_names_that_cannot_be_the_variables_is_refused(text: str) -> None:
    with pytest.raises(ExpressionError, match="is not a variable"):
        objective(text)
