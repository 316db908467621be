"""Derivatives where a careless formula for them overflows, cancels or multiplies 0 by infinity."""

from typing import Any

import mpmath
import numpy as np
import pytest
import sympy

from gdviewer.core.expression import parse
from gdviewer.core.expression.functions import FUNCTIONS
from gdviewer.core.expression.table.function import Function
from gdviewer.core.objective import ExpressionObjective, objective
from tests.core.expression.exact import exact

EVALUATED = [row for row in FUNCTIONS.values() if row.evaluate]
ROWS = [pytest.param(row, id=row.name) for row in EVALUATED]
ROWS_OF_ONE = [pytest.param(row, id=row.name) for row in EVALUATED if row.arity == 1]
LARGEST, SMALLEST = np.finfo(float).max, 1e-307
LARGE = (-1e150, -700.0, -400.0, 400.0, 700.0, 1e150)

SMALL = (0.0, -0.0, 1e-300, -1e-300, 1e-154, -1e-154)
FAR = (1e300, -1e300, 1e154, -1e154)
FAR_IS_TOO_MUCH_FOR_MPMATH = {"erfc", "gelu", "gamma", "lgamma", "digamma"}


def surface_of(row: Function) -> ExpressionObjective:
    names = row.arguments
    return objective(f"{row.name}({', '.join(names)})", variables=names)


@pytest.mark.parametrize("row", ROWS)
def test_a_point_and_a_batch_agree_to_the_bit_also_where_no_number_is(row: Function) -> None:
    surface = surface_of(row)
    values = (*SMALL, *FAR, 5e-324, 1.0, -1.0, 3.0, np.inf, -np.inf, np.nan)
    columns = np.meshgrid(*[values] * row.arity)
    points = np.stack([column.ravel() for column in columns], axis=-1)
    f, gradient = surface.value_and_gradient(points)
    hessian = surface.hessian(points)
    for place, point in enumerate(points):
        value, slope = surface.value_and_gradient(point)
        np.testing.assert_array_equal(value, np.asarray(f)[place])
        assert np.isnan(value) or np.signbit(value) == np.signbit(np.asarray(f)[place])
        np.testing.assert_array_equal(slope, gradient[place])
        np.testing.assert_array_equal(surface.hessian(point), hessian[place])


@pytest.mark.parametrize("row", ROWS_OF_ONE)
def test_tiny_arguments_have_ten_digits_or_overflow(row: Function) -> None:
    surface = surface_of(row)
    for u in SMALL[2:]:
        f, gradient = surface.value_and_gradient(np.array([u]))
        check(float(f), exact(row.name, (u,), (0,), digits=1400))
        check(gradient[0], exact(row.name, (u,), (1,), digits=1400))


@pytest.mark.parametrize("row", ROWS_OF_ONE)
def test_huge_arguments_have_ten_digits_or_overflow(row: Function) -> None:
    surface = surface_of(row)
    for u in FAR:
        if row.name not in FAR_IS_TOO_MUCH_FOR_MPMATH:
            check(float(surface.value(np.array([u]))), exact(row.name, (u,), (0,)))


def check(found: float, expected: Any) -> None:
    """Compare a number with the exact one, which is None where there is no real one."""
    if expected is None:
        assert np.isnan(found) or np.isinf(found)
    elif abs(expected) > LARGEST:
        assert found == (np.inf if expected > 0 else -np.inf)
    else:
        assert abs(found - expected) <= 1e-10 * abs(expected) + SMALLEST


@pytest.mark.parametrize("row", ROWS)
def test_large_arguments_have_derivatives_where_they_have_a_value(row: Function) -> None:
    surface = surface_of(row)
    columns = np.meshgrid(*[LARGE] * row.arity)
    points = np.stack([column.ravel() for column in columns], axis=-1)
    points = points[np.isfinite(surface.value(points))]
    assert not np.isnan(surface.gradient(points)).any()
    assert not np.isnan(surface.hessian(points)).any()


@pytest.mark.parametrize("u", [-400.0, -30.0, -1e-9, 0.5, 3.0, 354.0])
def test_the_derivatives_of_tanh_are_exact_on_its_flat_ends_and_at_its_middle(u: float) -> None:
    surface = objective("tanh(x)", variables=("x",))
    with mpmath.workdps(30):
        slope = mpmath.sech(u) ** 2
        second = -2 * slope * mpmath.tanh(u)
    point = np.array([u])
    assert surface.gradient(point)[0] == pytest.approx(float(slope), rel=1e-14, abs=0)
    assert surface.hessian(point)[0, 0] == pytest.approx(float(second), rel=1e-14, abs=0)


@pytest.mark.parametrize("name", ["asin", "acos", "atanh"])
@pytest.mark.parametrize("u", [1 - 2.0**-40, 2.0**-40 - 1, 1 - 2.0**-53])
def test_the_slope_near_the_end_of_a_domain_does_not_cancel(name: str, u: float) -> None:
    with mpmath.workdps(40):
        rest = (1 - mpmath.mpf(u)) * (1 + mpmath.mpf(u))
        exact = {"asin": rest**-0.5, "acos": -(rest**-0.5), "atanh": 1 / rest}[name]
    found = objective(f"{name}(x)", variables=("x",)).gradient(np.array([u]))[0]
    assert found == pytest.approx(float(exact), rel=1e-15, abs=0)


@pytest.mark.parametrize(
    ("point", "gradient"),
    [
        ((0.0, 2.0), (0.0, 0.0)),
        ((0.0, 1.0), (1.0, 0.0)),
        ((0.0, 0.5), (np.inf, 0.0)),
        ((0.0, 0.0), (0.0, 0.0)),
        ((0.0, -1.0), (-np.inf, -np.inf)),
        ((2.0, 0.0), (0.0, np.log(2.0))),
        ((-2.0, 2.0), (-4.0, np.nan)),
        ((-2.0, 0.0), (0.0, np.nan)),
    ],
)
def test_the_slopes_of_a_power_are_those_of_pytorch(
    point: tuple[float, float], gradient: tuple[float, float]
) -> None:
    surface = objective("x^y")
    np.testing.assert_array_equal(surface.gradient(np.array(point)), gradient)
    np.testing.assert_array_equal(surface.gradient(np.array([point, point])), [gradient] * 2)


@pytest.mark.parametrize(
    ("point", "hessian"),
    [
        ((0.0, 3.0), ((0.0, 0.0), (0.0, 0.0))),
        ((0.0, 2.0), ((2.0, 0.0), (0.0, 0.0))),
        ((2.0, 0.0), ((0.0, 0.5), (0.5, np.log(2.0) ** 2))),
    ],
)
def test_the_curvature_of_a_power_is_finite_where_its_terms_vanish(
    point: tuple[float, float], hessian: tuple[tuple[float, float], ...]
) -> None:
    np.testing.assert_array_equal(objective("x^y").hessian(np.array(point)), hessian)


@pytest.mark.parametrize(
    ("a", "slope", "second"),
    [(0.0, 0.0, 0.0), (1.0, 1.0, 0.0), (2.0, 0.0, 2.0), (0.5, np.inf, -np.inf), (3.0, 0.0, 0.0)],
)
def test_a_power_with_a_parameter_has_the_derivatives_of_one_with_a_number(
    a: float, slope: float, second: float
) -> None:
    surface = objective("x^a", variables=("x",), parameters={"a": a})
    assert surface.gradient(np.zeros(1))[0] == slope
    assert surface.hessian(np.zeros(1))[0, 0] == second


def test_zero_to_a_power_is_flat_where_the_power_is_positive() -> None:
    surface = objective("0^x", variables=("x",))
    assert surface.gradient(np.array([2.0]))[0] == 0
    assert np.isinf(surface.value(np.array([-1.0])))


def test_a_guarded_slope_reads_back_and_is_sympys() -> None:
    slope = objective("x^a", variables=("x",), parameters={"a": 2.5}).expression.gradient[0]
    assert str(slope) == "a*nonzero(x, a)^(a - 1)"
    assert str(parse(str(slope), variables=("x",))) == str(slope)
    x, a = sympy.symbols("x a", real=True)
    values = {x: sympy.Rational(3, 2), a: sympy.Rational(5, 2)}
    expected = (a * x ** (a - 1)).subs(values)
    assert sympy.simplify(slope.to_sympy().subs(values) - expected) == 0


@pytest.mark.parametrize("size", [1e-200, 1e-300, 1e-160, 1.0, 1e200])
def test_the_curvature_of_a_length_is_that_of_a_cone_however_small_it_is(size: float) -> None:
    point = np.array([3.0, 4.0]) * size
    expected = np.array([[0.128, -0.096], [-0.096, 0.072]]) / size
    np.testing.assert_allclose(objective("hypot(x, y)").hessian(point), expected, rtol=1e-13)


@pytest.mark.parametrize("n", [0.5, 0.25, -0.5, 1 / 3, 2.0, -2.0])
def test_a_negative_number_has_no_real_root_unless_n_is_odd(n: float) -> None:
    surface = objective("nthroot(x, n)", variables=("x",), parameters={"n": n})
    assert np.isnan(surface.value(np.array([-8.0])))
    assert np.isnan(surface.gradient(np.array([-8.0]))).all()
    assert np.isfinite(surface.value(np.array([8.0])))
