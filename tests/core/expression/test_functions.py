"""Every row of the function table, against SymPy and 30 digits of mpmath."""

import math
from itertools import islice, permutations
from typing import Any

import mpmath
import numpy as np
import pytest
import sympy

from gdviewer.core.expression import parse
from gdviewer.core.expression.functions import BY_SPELLING, CONDITIONALS, FUNCTIONS
from gdviewer.core.expression.table.function import Function
from gdviewer.core.objective import objective

POINTS = (-2.3, -0.7, 0.47, 0.9, 1.9, 3.2)
ROWS = [pytest.param(row, id=row.name) for row in FUNCTIONS.values()]


def surface_of(row: Function) -> Any:
    names = ("x", "y", "z")[: row.arity]
    return objective(f"{row.name}({', '.join(names)})", variables=names)


def cases(row: Function) -> tuple[tuple[float, ...], ...]:
    if row.name == "polygamma":
        return tuple((float(n), u) for n in range(4) for u in POINTS)
    return tuple(islice(permutations(POINTS, row.arity), 30))


def exact(expression: Any, point: tuple[float, ...]) -> Any:
    """Return the value with 30 digits, or nan where it is not a real number."""
    symbols = sympy.symbols("x y z", real=True)
    values = {s: number(v) for s, v in zip(symbols, point, strict=False)}
    value = expression.subs(values).evalf(30)
    return mpmath.mpf(str(value)) if value.is_real and value.is_finite else mpmath.nan


def number(value: float) -> Any:
    return sympy.Integer(value) if value.is_integer() else sympy.Float(value, 30)


@pytest.mark.parametrize("row", ROWS)
def test_the_value_is_that_of_sympy_and_nan_where_it_is_not_real(row: Function) -> None:
    surface = surface_of(row)
    expression = surface.expression.to_sympy()
    for point in cases(row):
        expected = float(exact(expression, point))
        assert surface.value(np.array(point)) == pytest.approx(expected, rel=1e-14, nan_ok=True)


@pytest.mark.parametrize("row", ROWS)
def test_the_gradient_is_that_of_sympy(row: Function) -> None:
    surface = surface_of(row)
    expression = surface.expression.to_sympy()
    for place, symbol in enumerate(sympy.symbols("x y z", real=True)[: row.arity]):
        derivative = sympy.diff(expression, symbol)
        if derivative.has(sympy.Derivative, sympy.Subs):
            continue  # SymPy has no derivative of floor and ceiling
        for point in cases(row):
            expected = float(exact(derivative, point))
            if not math.isnan(surface.value(np.array(point))):
                found = surface.gradient(np.array(point))[place]
                assert found == pytest.approx(expected, rel=1e-12, abs=1e-15)


@pytest.mark.parametrize("row", ROWS)
def test_a_row_says_all_that_is_needed(row: Function) -> None:
    assert row.help
    assert not row.help.endswith(".")
    if row.evaluate is None:
        assert row.meaning
    else:
        assert len(row.derivative) == row.arity
        assert row.meaning or hasattr(sympy, row.sympy)


def test_every_spelling_belongs_to_one_function() -> None:
    rows = [*FUNCTIONS.values(), *CONDITIONALS.values()]
    assert len(BY_SPELLING) == sum(1 + len(row.aliases) for row in rows)


@pytest.mark.parametrize("spelling", sorted(BY_SPELLING.keys() - CONDITIONALS.keys()))
def test_every_spelling_is_understood(spelling: str) -> None:
    row = BY_SPELLING[spelling]
    arguments = ", ".join(("x", "y", "a")[: row.arity])
    assert str(parse(f"{spelling}({arguments})")) == str(parse(f"{row.name}({arguments})"))


@pytest.mark.parametrize(("text", "value"), [("log(8, 2)", 3.0), ("max(1, 3, 2)", 3.0)])
def test_some_functions_take_more_arguments(text: str, value: float) -> None:
    assert objective(text).value(np.zeros(2)) == pytest.approx(value, rel=1e-15)


def test_extreme_arguments_of_smooth_steps_do_not_overflow() -> None:
    surface = objective("sigmoid(x) + softplus(y)")
    assert surface.value(np.array([-800.0, 800.0])) == 800.0
    np.testing.assert_array_equal(surface.gradient(np.array([-800.0, 800.0])), [0.0, 1.0])


@pytest.mark.parametrize("row", [*FUNCTIONS.values(), *CONDITIONALS.values()])
def test_the_example_of_a_row_is_a_surface_that_uses_it(row: Function) -> None:
    surface = objective(row.example)
    assert f"{row.name}(" in row.example
    assert surface.parameters == {}
    assert np.isfinite(surface.value(np.array([[0.7, 0.6], [1.7, 0.6]]))).any()


KINKS = [pytest.param(row, id=row.name) for row in FUNCTIONS.values() if row.kink is not None]


@pytest.mark.parametrize("row", KINKS)
def test_the_formula_of_a_kink_vanishes_somewhere(row: Function) -> None:
    assert row.kink is not None
    kinks = objective(row.kink.formula, variables=row.arguments)
    places = [*np.arange(-2.0, 2.5, 0.5), -np.pi / 2, np.pi / 2]
    points = np.stack(np.meshgrid(*[places] * row.arity), axis=-1)
    assert np.nanmin(np.abs(kinks.value(points))) <= 1e-15
    assert row.kink.place.format(u="x", v="y")
