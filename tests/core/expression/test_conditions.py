"""Conditions, and functions that pick a value by them: read, evaluated, derived and written."""

import math

import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from gdviewer.core.expression import ExpressionError, parse
from gdviewer.core.expression.graph import postorder
from gdviewer.core.objective import objective

X, Y = 1.3, -0.7
AT = np.array([X, Y])


@pytest.mark.parametrize(
    ("condition", "is_true"),
    [
        ("x > 0", True),
        ("x < 0", False),
        ("x >= 1.3", True),
        ("x <= 1.3", True),
        ("x ≥ 1.3", True),
        ("x ≤ 1", False),
        ("x ≠ 1.3", False),
        ("x != y", True),
        ("x = 1.3", True),
        ("x == y", False),
        ("0 < x < 1", False),
        ("-1 < y < x < 2", True),
        ("1 < x > y", True),
        ("x > 0 and y > 0", False),
        ("x > 0 ∧ y < 0", True),
        ("x > 0 AND NOT y > 0", True),
        ("x > 0 or y > 0", True),
        ("x < 0 or y > 0 or x > 1", True),
        ("not x > 0", False),
        ("¬ x > 2", True),
        ("not x > 2 and not y > 2", True),
        ("not (x > 2 or y > 2)", True),
        ("(x > 0) and (y < 0)", True),
        ("x < 0 and y < 0 or x > 0", True),
        ("x < 0 and (y < 0 or x > 0)", False),
        ("2x > 1 + y", True),
        ("(x + 1) > 2", True),
        ("|y| > 0", True),
        ("sin x > 0", True),
        ("if(x > 0, 1, -1) > 0", True),
        ("1 < 2", True),
        ("1 > 2 or x > 0", True),
        ("log(y) > 0", False),
        ("log(y) <= 0", False),
    ],
)
def test_a_condition_is_read_as_it_is_written_by_hand(condition: str, is_true: bool) -> None:
    surface = objective(f"if({condition}, 2, 3) + 0*x*y")
    assert surface.value(AT) == (2 if is_true else 3)
    np.testing.assert_array_equal(surface.value(np.array([AT, AT])), [2 if is_true else 3] * 2)


@pytest.mark.parametrize(
    ("x", "value"), [(-2.0, 2.0), (-1.0, 1.0), (0.5, 0.25), (1.0, 7.0), (9.0, 7.0)]
)
def test_the_first_condition_that_holds_picks_the_value(x: float, value: float) -> None:
    surface = objective("piecewise(x < 0, -x, x < 1, x^2, 7)", variables=("x",))
    assert surface.value(np.array([x])) == value


def test_without_a_value_for_the_rest_a_piecewise_function_is_not_defined_there() -> None:
    surface = objective("piecewise(x < 0, -x, x > 1, x^2)", variables=("x",))
    points = np.array([[-2.0], [0.5], [3.0]])
    f, gradient = surface.value_and_gradient(points)
    np.testing.assert_array_equal(f, [2.0, np.nan, 9.0])
    np.testing.assert_array_equal(gradient[:, 0], [-1.0, np.nan, 6.0])
    assert math.isnan(float(surface.value(points[1])))
    assert math.isnan(float(objective("if(x > 0, y)").value(np.array([-1.0, 1.0]))))


PICKED = [  # text, point, gradient; the value not taken is infinite, undefined or steep there
    ("if(x > 0, sqrt(x), 0)", (-1.0, 0.0), (0.0, 0.0)),
    ("if(x > 0, sqrt(x), 0)", (0.0, 0.0), (0.0, 0.0)),
    ("if(x > 0, sqrt(x), 0)", (4.0, 0.0), (0.25, 0.0)),
    ("if(x = 0, 1, sin(x)/x)", (0.0, 1.0), (0.0, 0.0)),
    ("if(x > 0, 1/x, y)", (0.0, 5.0), (0.0, 1.0)),
    ("3*if(x > 0, log(x), x)*y", (-2.0, 2.0), (6.0, -6.0)),
    ("if(x > 0, sqrt(x), 0) + if(x > 1, 2*sqrt(x), 0)", (-1.0, 0.0), (0.0, 0.0)),
    ("if(x > 0, sqrt(x), 0) + if(x > 1, 2*sqrt(x), 0)", (0.25, 0.0), (1.0, 0.0)),
    ("if(x > 0, sqrt(x), 0) + if(x > 1, 2*sqrt(x), 0)", (4.0, 0.0), (0.75, 0.0)),
    ("if(x > 0, if(y > 0, log(x*y), x), y^2)", (-1.0, 3.0), (0.0, 6.0)),
    ("if(x > 0, if(y > 0, log(x*y), x), y^2)", (2.0, -3.0), (1.0, 0.0)),
    ("if(x > 0, if(y > 0, log(x*y), x), y^2)", (2.0, 4.0), (0.5, 0.25)),
    ("if(x > 0, max(sqrt(x), 1), x^2)", (-3.0, 0.0), (-6.0, 0.0)),
    ("min(if(x > 0, sqrt(x), 1), 5)", (-3.0, 0.0), (0.0, 0.0)),
    ("if(x > 0, sqrt(x), x)^2", (-3.0, 0.0), (-6.0, 0.0)),
    ("if(x > 0, 2, 3)", (1.0, 1.0), (0.0, 0.0)),
    ("if(a > 5, 1/(x - x), x*y)", (2.0, 3.0), (3.0, 2.0)),
]


@pytest.mark.parametrize(("text", "point", "gradient"), PICKED)
def test_a_derivative_is_picked_and_never_multiplied(
    text: str, point: tuple[float, float], gradient: tuple[float, float]
) -> None:
    surface = objective(text)
    np.testing.assert_array_equal(surface.gradient(np.array(point)), gradient)
    np.testing.assert_array_equal(surface.gradient(np.array([point, point])), [gradient] * 2)
    assert np.isfinite(surface.hessian(np.array(point))).all()


def test_second_derivatives_are_picked_too() -> None:
    hessian = objective("if(x > 0, x^1.5*y, y^2)").hessian(np.array([[-1.0, 3.0], [4.0, 2.0]]))
    np.testing.assert_array_equal(hessian[0], [[0, 0], [0, 2]])
    np.testing.assert_allclose(hessian[1], [[0.75, 3.0], [3.0, 0.0]], rtol=1e-15)


def test_a_division_by_zero_in_the_value_not_taken_does_not_matter() -> None:
    surface = objective("if(x = 0, 1, 1/x) + if(y != 0, y/y, 2)")
    assert surface.value(np.zeros(2)) == 3
    np.testing.assert_array_equal(surface.value(np.zeros((2, 2))), [3, 3])


CONDITIONS = st.sampled_from(
    ["x > 0", "x < y", "0 < x < 1", "not x > y", "x*y >= 1 or y < 0", "x = y and x > 0", "x ≠ 1"]
)
VALUES = st.recursive(
    st.sampled_from(["x", "y", "2", "x*y", "sqrt(x)", "log(y)", "1/x", "sin(x)", "x^2"]),
    lambda inner: st.one_of(
        st.builds("if({}, {}, {})".format, CONDITIONS, inner, inner),
        st.builds(
            "piecewise({}, {}, {}, {}, {})".format, CONDITIONS, inner, CONDITIONS, inner, inner
        ),
        st.builds("piecewise({}, {})".format, CONDITIONS, inner),
        st.builds("({}) + ({})".format, inner, inner),
        st.builds("({})*({})".format, inner, inner),
        st.builds("max({}, {})".format, inner, inner),
        st.builds("sin({})".format, inner),
        st.builds("({})^2".format, inner),
    ),
    max_leaves=7,
)
COORDINATES = st.sampled_from([-1.5, -0.25, 0.0, 0.4, 1.0, 2.5])


@settings(deadline=1000, max_examples=60)
@given(VALUES, st.lists(st.tuples(COORDINATES, COORDINATES), min_size=1, max_size=5))
def test_one_point_and_many_agree_to_the_bit(text: str, points: list[tuple[float, float]]) -> None:
    surface = objective(f"({text}) + 0*x", variables=("x", "y"))
    batch = np.array(points)
    f, gradient = surface.value_and_gradient(batch)
    hessian = surface.hessian(batch)
    for row, point in enumerate(batch):
        value, slope = surface.value_and_gradient(point)
        np.testing.assert_array_equal(value, np.asarray(f)[row])
        np.testing.assert_array_equal(slope, gradient[row])
        np.testing.assert_array_equal(surface.hessian(point), hessian[row])


@settings(deadline=1000, max_examples=60)
@given(VALUES, st.floats(-2, 3), st.floats(-2, 3))
def test_a_gradient_is_the_limit_of_differences_off_the_borders(
    text: str, x: float, y: float
) -> None:
    surface = objective(f"({text}) + 0*x", variables=("x", "y"))
    point, step = np.array([x, y]), 1e-6
    for place in range(2):
        shift = step * np.eye(2)[place]
        around = np.array([surface.value(point + k * shift) for k in (-2, -1, 0, 1, 2)])
        if not np.isfinite(around).all():
            continue
        slopes = np.diff(around) / step
        if np.ptp(slopes) < 1e-3 * (1 + abs(slopes[0])):
            gradient = surface.gradient(point)[place]
            assert gradient == pytest.approx(slopes.mean(), rel=1e-2, abs=1e-2)


@pytest.mark.parametrize("text", [text for text, *_ in PICKED if "a >" not in text])
def test_the_gradient_is_that_of_sympy(text: str) -> None:
    expression = parse(text)
    symbols = sympy.symbols("x y", real=True)
    formula = expression.to_sympy()
    for x, y in ((0.7, 1.9), (2.3, -0.6), (-1.1, 0.8)):
        values = dict(zip(symbols, (x, y), strict=True))
        surface = objective(text)
        assert surface.value(np.array([x, y])) == pytest.approx(float(formula.subs(values)))
        for symbol, found in zip(symbols, surface.gradient(np.array([x, y])), strict=True):
            assert found == pytest.approx(float(sympy.diff(formula, symbol).subs(values)))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("if(x>0,x^2,-x)", "if(x > 0, x^2, -x)"),
        ("piecewise(x<0,1,x≤2,y)", "piecewise(x < 0, 1, x <= 2, y)"),
        ("if(0<x<1,x,y)", "if(0 < x and x < 1, x, y)"),
        ("if(not(x>0 or y>0) and x≠y,x,y)", "if(not (x > 0 or y > 0) and x != y, x, y)"),
        ("if((x>0 or y>0) and x=y,x,y)", "if((x > 0 or y > 0) and x == y, x, y)"),
        ("2if(x>0,x,y)^2", "2*if(x > 0, x, y)^2"),
        ("if(2>1,x,y)", "x"),
        ("if(1>2,x,y)", "y"),
        ("piecewise(x>0,y,2>1,x,7)", "if(x > 0, y, x)"),
        ("if(x>0,y,y)", "y"),
        ("if(x>0 or 1>0,x,y)", "x"),
        ("if(not not x>0,x,y)", "if(x > 0, x, y)"),
    ],
)
def test_a_piecewise_function_is_written_so_that_it_reads_the_same(text: str, written: str) -> None:
    printed = str(parse(text))
    assert printed == written
    assert str(parse(printed)) == printed


@pytest.mark.parametrize(
    ("text", "slopes"),
    [
        ("if(x > 0, x^2, y)", ("if(x > 0, 2*x, 0)", "if(x > 0, 0, 1)")),
        ("if(x > 0, x, 2*x)", ("if(x > 0, 1, 2)", "0")),
        (
            "piecewise(x < 0, -x, x < 1, x*y)",
            ("piecewise(x < 0, -1, x < 1, y)", "piecewise(x < 0, 0, x < 1, x)"),
        ),
        (
            "if(x > 0, if(y > 0, x*y, x), y^2)",
            ("if(x > 0, if(y > 0, y, 1), 0)", "if(x > 0, if(y > 0, x, 0), 2*y)"),
        ),
    ],
)
def test_a_derivative_has_the_pieces_of_its_function(text: str, slopes: tuple[str, str]) -> None:
    assert tuple(map(str, parse(text).gradient)) == slopes


def test_derivatives_of_nested_and_shared_pieces_grow_in_proportion() -> None:
    def size(count: int) -> int:
        lines = [f"u{k + 1} = if(u{k} > {k}, x*u{k}, sqrt(u{k}) + u{k})" for k in range(count)]
        expression = parse("\n".join(["u0 = x*y", *lines, f"u{count}"]))
        return len(postorder([part.root for part in expression.gradient]))

    assert size(16) < 5 * size(4)


def test_pieces_may_depend_on_parameters_alone() -> None:
    surface = objective("if(a > 1, x, b)*y", parameters={"a": 2, "b": 5})
    assert surface.value(AT) == X * Y
    other = surface.with_parameters({"a": 0})
    np.testing.assert_array_equal(other.value(np.array([AT, AT])), [5 * Y, 5 * Y])


@pytest.mark.parametrize("word", ["and", "or", "not"])
def test_the_words_of_conditions_are_no_names(word: str) -> None:
    with pytest.raises(ExpressionError):
        parse(f"{word} + x")
