"""Shorter forms: those of a textbook, in our own language, or none."""

from __future__ import annotations

import pytest
import sympy

from gdviewer.core.expression.printer import to_text
from gdviewer.core.symbolic.from_sympy import from_sympy
from gdviewer.core.symbolic.simplifying import shorter_forms
from gdviewer.core.symbolic.wire import Namespace, Verbatim, unpack
from tests.core.symbolic.questions import simplification

NAMES = Namespace(("x", "y"), ("a",))
X, Y, A = sympy.symbols("x y a", real=True)


def shortest(text: str) -> dict[int, str]:
    """Return the shortest form of each derivative that has one, by its place."""
    graph = Verbatim(NAMES.variables)
    return {
        form.place: to_text(unpack(form.formulas, graph, NAMES)[0])
        for form in shorter_forms(simplification(text))
    }


@pytest.mark.parametrize(
    ("text", "place", "form"),
    [
        ("x*exp(-(x^2 + y^2))", 1, "-2*x*y*exp(-x^2 - y^2)"),
        ("1/(1 + x^2 + y^2)", 0, "-2*x/(x^2 + y^2 + 1)^2"),
        ("(x^2 + y - 11)^2 + (x + y^2 - 7)^2", 2, "12*x^2 + 4*y - 42"),
        ("sin(x)^2 + y", 0, "sin(2*x)"),
        ("(a - x)^2 + a*(y - x^2)^2", 2, "12*a*x^2 - 4*a*y + 2"),
    ],
)
def test_a_derivative_is_written_as_in_a_textbook(text: str, place: int, form: str) -> None:
    assert shortest(text)[place] == form


def test_what_is_short_already_stays() -> None:
    assert shortest("x^2 + y^2") == {}


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (X - 1, "x - 1"),
        (-X * Y, "-x*y"),
        (X / 3, "x/3"),
        (2 * X / (3 * Y), "2*x/(3*y)"),
        (X ** sympy.Rational(-1, 2), "1/sqrt(x)"),
        (sympy.exp(-X) * sympy.pi, "pi*exp(-x)"),
        (sympy.Max(X, Y, A), "max(max(a, x), y)"),
        (sympy.Abs(X) ** A, "abs(x)^a"),
        (sympy.Float(0.1) * X, "0.1*x"),
    ],
)
def test_an_expression_of_sympy_is_written_in_our_language(expression: object, text: str) -> None:
    node = from_sympy(expression, Verbatim(NAMES.variables), has_decimals=False)
    assert node is not None
    assert to_text(node) == text


def test_a_fraction_is_a_decimal_where_the_user_wrote_decimals() -> None:
    node = from_sympy(X / 4, Verbatim(NAMES.variables), has_decimals=True)
    assert node is not None
    assert to_text(node) == "0.25*x"


@pytest.mark.parametrize(
    "expression",
    [
        sympy.I * X,
        sympy.zoo,
        sympy.nan,
        sympy.Heaviside(X),
        sympy.DiracDelta(X),
        sympy.Piecewise((X, X > 0), (Y, True)),
        sympy.re(sympy.Symbol("x")),
    ],
)
def test_what_our_language_has_no_words_for_does_not_come_back(expression: object) -> None:
    assert from_sympy(expression, Verbatim(NAMES.variables), has_decimals=False) is None
