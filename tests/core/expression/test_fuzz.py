"""Any text at all is a formula or is refused, and all ways to a value give the same bits."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdviewer.core.expression import ExpressionError, parse
from gdviewer.core.expression.functions import FUNCTIONS
from gdviewer.core.expression.table.function import Function
from gdviewer.core.objective import ExpressionObjective, objective

POINTS = st.floats(allow_nan=False, width=64)
USUAL = st.floats(-4, 4) | st.sampled_from([0.0, -0.0, 0.5, 1.0, 2.0, -1.0])


def write(function: Function, arguments: tuple[str, ...]) -> str:
    return f"{function.name}({', '.join(arguments[: function.arity])})"


LEAVES = st.sampled_from(["x", "y", "a", "2", "0.5", "3", "pi"])
FORMULAS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["+", "-", "*", "/", "^"]), inner).map(
            lambda parts: f"({parts[0]} {parts[1]} {parts[2]})"
        ),
        st.tuples(inner, st.sampled_from(["2", "3", "-2", "0.5", "-1.5", "7"])).map(
            lambda parts: f"({parts[0]})^({parts[1]})"
        ),
        st.builds(write, st.sampled_from(list(FUNCTIONS.values())), st.tuples(inner, inner, inner)),
    ),
    max_leaves=8,
)
PIECES = st.sampled_from(
    [*FUNCTIONS, *"xyabefgz0123456789.,()|+-*/^=²³½√πθ₁ \n", "**", "1e5", "lambda", "sinx", "x_1"]
)


def build(text: str) -> ExpressionObjective | None:
    try:
        return objective(f"{text} + 0*x", parameters={"a": 1.5} if "a" in names(text) else None)
    except ExpressionError:
        return None


def names(text: str) -> tuple[str, ...]:
    return parse(f"{text} + 0*x").parameter_names


@settings(deadline=1000)
@given(st.text(max_size=60) | st.lists(PIECES, max_size=25).map("".join))
def test_any_text_is_an_expression_or_refused_at_a_place_in_it(text: str) -> None:
    try:
        expression = parse(text)
    except ExpressionError as error:
        assert 0 <= error.start <= error.end <= len(text)  # noqa: PT017
        assert error.message  # noqa: PT017
    else:
        point = np.full(len(expression.variables), 0.5)
        ExpressionObjective(expression, {}).value_and_gradient(point)


@settings(deadline=1000)
@given(FORMULAS, st.lists(st.tuples(USUAL, USUAL), min_size=1, max_size=7))
def test_a_point_a_batch_and_a_grid_agree_to_the_bit(
    text: str, points: list[tuple[float, float]]
) -> None:
    surface = build(text)
    if surface is None:
        return
    batch = np.array(points)
    f, gradient = surface.value_and_gradient(batch)
    hessian = surface.hessian(batch)
    for row, point in enumerate(batch):
        value, slope = surface.value_and_gradient(point)
        assert isinstance(value, float)
        np.testing.assert_array_equal(value, np.asarray(f)[row])
        np.testing.assert_array_equal(slope, gradient[row])
        np.testing.assert_array_equal(surface.value(point), value)
        np.testing.assert_array_equal(surface.hessian(point), hessian[row])
    x, y = batch[:, 0], batch[:, 1]
    grid = surface.value_on(x[None, :], y[:, None])
    np.testing.assert_array_equal(np.diagonal(grid), f)
    np.testing.assert_array_equal(surface.value(np.stack(np.meshgrid(x, y), -1)), grid)


@settings(deadline=1000)
@given(FORMULAS, POINTS, POINTS)
def test_nothing_raises_or_warns_anywhere(text: str, x: float, y: float) -> None:
    surface = build(text)
    if surface is not None:
        f, gradient = surface.value_and_gradient(np.array([x, y]))
        assert not np.isnan(f) or np.isnan(gradient).all()


@settings(deadline=1000)
@given(FORMULAS, USUAL, USUAL)
def test_a_printed_formula_parses_back_to_the_same_function(text: str, x: float, y: float) -> None:
    surface = build(text)
    if surface is None:
        return
    printed = str(surface.expression)
    if len(printed) <= 1000:
        again = objective(printed, variables=("x", "y"), parameters=surface.parameters)
        point = np.array([x, y])
        assert again.value(point) == pytest.approx(surface.value(point), rel=1e-6, nan_ok=True)
