"""Proofs by the minors of the Hessian: of what is convex, and of nothing else."""

from __future__ import annotations

import pytest
import sympy

from gdviewer.core.symbolic.polynomials import is_never_negative_polynomial
from gdviewer.core.symbolic.proving import is_nowhere_negative, proofs
from tests.core.symbolic.questions import proof

X, Y = sympy.symbols("x0 x1", real=True)


@pytest.mark.parametrize(
    "text",
    [
        "x^4 + y^4 + x^2*y^2",
        "x^4 - 2*x^3*y + 3*x^2*y^2 - 2*x*y^3 + y^4",
        "x^4 - x^3 + x^2 + 0*y",
        "x^6 + x^4*y^2 + x^2*y^4 + y^6",
    ],
)
def test_a_convex_polynomial_is_proved_convex(text: str) -> None:
    (found,) = proofs(proof(text))
    assert found.is_convex
    assert not found.is_concave


def test_a_concave_polynomial_is_proved_concave() -> None:
    (found,) = proofs(proof("-x^4 - y^4 - x^2*y^2"))
    assert found.is_concave
    assert not found.is_convex


@pytest.mark.parametrize("text", ["x^2*y^2", "x^4 + y^4 - x^2*y^2", "x^3 + y^2", "x^4 - x^2 + y^2"])
def test_what_is_not_convex_is_not_proved(text: str) -> None:
    assert list(proofs(proof(text))) == []


def test_the_leading_minors_alone_prove_nothing() -> None:
    assert not is_nowhere_negative([[sympy.S.Zero, sympy.S.Zero], [sympy.S.Zero, -X * X]])


@pytest.mark.parametrize(
    ("expression", "is_up"),
    [
        (X**2 + 2 * X + 1, True),
        (X**2 + 2 * X + sympy.Rational(99, 100), False),
        ((X - 1) ** 2 * (X**2 + X + 1), True),
        ((X - 1) ** 3 * (X + 5) ** 3, False),
        (-(X**2), False),
        (X**3, False),
        (X**4 - X**3 * Y + X**2 * Y**2 - X * Y**3 + Y**4, True),
        (X**4 - 3 * X**2 * Y**2 + Y**4, False),
        (X**2 * Y**2 - 2 * X * Y + 1, True),
        (X**2 * Y - 2 * X + 1, False),
        (X**2 + sympy.pi, False),  # not rational: nothing is said
    ],
)
def test_the_sign_of_a_polynomial_is_decided_exactly(expression: object, is_up: bool) -> None:
    assert is_never_negative_polynomial(sympy.expand(expression)) == is_up
