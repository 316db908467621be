"""Decides exactly, for polynomials of the simpler kinds, whether they are ever negative."""

from __future__ import annotations

from typing import Any

import sympy


def is_never_negative_polynomial(expression: Any) -> bool:
    """Whether ``expression`` is a polynomial with rational coefficients that is proved ≥ 0.

    It is decided in one variable, and in two where it is of degree two in one of them or
    homogeneous; of others this is False.
    """
    symbols = sorted(expression.free_symbols, key=str)
    if len(symbols) not in {1, 2} or not expression.is_polynomial(*symbols):
        return False
    try:
        polynomial = sympy.Poly(expression, *symbols, domain="QQ")
    except sympy.CoercionFailed:
        return False
    return _is_curve_up(polynomial) if len(symbols) == 1 else _is_surface_up(polynomial)


def _is_surface_up(polynomial: Any) -> bool:
    first, second = polynomial.gens
    if polynomial.is_homogeneous:
        section = polynomial.eval(first, 1)
        is_even = polynomial.total_degree() % 2 == 0
        return is_even and _is_up(section)
    return any(
        _is_quadratic_up(sympy.Poly(polynomial.as_expr(), along, domain=sympy.QQ[across]))
        for along, across in ((first, second), (second, first))
        if polynomial.degree(along) == 2
    )


def _is_quadratic_up(polynomial: Any) -> bool:
    """Whether a x² + b x + c ≥ 0 for every x, where a, b and c are polynomials of another one."""
    a, b, c = (polynomial.coeff_monomial(polynomial.gen**power) for power in (2, 1, 0))
    return all(map(_is_up, (a, c, 4 * a * c - b**2)))


def _is_up(expression: Any) -> bool:
    """Whether a polynomial of one variable, or a number, is never negative."""
    plain = sympy.expand(expression.as_expr())
    if plain.is_number:
        return bool(plain.is_nonnegative)
    return is_never_negative_polynomial(plain)


def _is_curve_up(polynomial: Any) -> bool:
    """Whether a polynomial of one variable changes its sign nowhere and is positive somewhere.

    Only a factor of odd multiplicity changes its sign, at its real roots, which Sturm counts.
    """
    if polynomial.degree() % 2 or polynomial.LC() < 0:
        return False
    _, factors = polynomial.sqf_list()
    return all(factor.count_roots() == 0 for factor, power in factors if power % 2)
