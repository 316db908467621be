"""Numbers for SymPy: exactly what was meant where that is known, and floats otherwise."""

from __future__ import annotations

import math

import pytest
import sympy

from gdviewer.core.expression import parse


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0.1", sympy.Rational(1, 10)),
        ("1/3", sympy.Rational(1, 3)),
        ("-7/12", sympy.Rational(-7, 12)),
        ("2*pi", 2 * sympy.pi),
        ("pi/6", sympy.pi / 6),
        ("3*pi/4", 3 * sympy.pi / 4),
        ("40*pi^2", 40 * sympy.pi**2),
        ("e", sympy.E),
        ("1e300", sympy.Float(1e300)),
        ("sqrt(2)", sympy.Float(math.sqrt(2))),
        ("0.1234567891", sympy.Float(0.1234567891)),
        ("1e-300", sympy.Float(1e-300)),
    ],
)
def test_a_number_is_what_was_meant(text: str, number: object) -> None:
    assert parse(f"{text} + 0*x").to_sympy() == number
