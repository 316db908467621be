"""Hyperbolic functions, and their inverse ones."""

from __future__ import annotations

from typing import Any

import numpy as np

from gdviewer.core.expression.table.function import Function, Kink


def _coth(u: Any) -> Any:
    return np.divide(1.0, np.tanh(u))


def _sech(u: Any) -> Any:
    return 1.0 / np.cosh(u)


def _csch(u: Any) -> Any:
    return np.divide(1.0, np.sinh(u))


def _acoth(u: Any) -> Any:
    """Return atanh(1/u) without rounding 1/u, which would cost digits near 1."""
    return np.sign(u) * (0.5 * np.log1p(np.divide(2.0, np.abs(u) - 1.0)))


def _asech(u: Any) -> Any:
    """Return acosh(1/u) as a sum of terms that are not negative, exact near 1."""
    return np.log1p(np.sqrt((1.0 - u) * (1.0 + u))) - np.log(u)


def _acsch(u: Any) -> Any:
    return np.arcsinh(np.divide(1.0, u))


_POLE = Kink("u", "{u} = 0", "pole")

HYPERBOLIC = (
    Function("sinh", "hyperbolic sine", "sinh(x)^2 + y^2", np.sinh, ("cosh(u)",), sympy="sinh"),
    Function("cosh", "hyperbolic cosine", "cosh(x) + cosh(y)", np.cosh, ("sinh(u)",), sympy="cosh"),
    Function(
        "tanh", "hyperbolic tangent", "tanh(x)^2 + y^2", np.tanh, ("sech(u)^2",), sympy="tanh"
    ),
    Function(
        "coth",
        "hyperbolic cotangent, 1/tanh(x)",
        "coth(x)^2 + y^2",
        _coth,
        ("-csch(u)^2",),
        sympy="coth",
        kink=_POLE,
    ),
    Function(
        "sech",
        "hyperbolic secant, 1/cosh(x)",
        "-sech(x)*sech(y)",
        _sech,
        ("-sech(u)*tanh(u)",),
        sympy="sech",
    ),
    Function(
        "csch",
        "hyperbolic cosecant, 1/sinh(x)",
        "csch(x)^2 + y^2",
        _csch,
        ("-csch(u)*coth(u)",),
        sympy="csch",
        kink=_POLE,
        aliases=("cosech",),
    ),
    Function(
        "asinh",
        "inverse hyperbolic sine",
        "asinh(x)^2 + y^2",
        np.arcsinh,
        ("1/hypot(1, u)",),
        sympy="asinh",
        aliases=("arsinh", "arcsinh"),
    ),
    Function(
        "acosh",
        "inverse hyperbolic cosine",
        "acosh(x) + y^2",
        np.arccosh,
        ("1/(sqrt(u - 1)*sqrt(u + 1))",),
        sympy="acosh",
        aliases=("arcosh", "arccosh"),
        domain="x >= 1",
        kink=Kink("u - 1", "{u} = 1", "steep"),
    ),
    Function(
        "atanh",
        "inverse hyperbolic tangent",
        "atanh(x)^2 + y^2",
        np.arctanh,
        ("1/((1 - u)*(1 + u))",),
        sympy="atanh",
        aliases=("artanh", "arctanh"),
        domain="-1 < x < 1",
    ),
    Function(
        "acoth",
        "inverse hyperbolic cotangent, atanh(1/x)",
        "acoth(x)^2 + y^2",
        _acoth,
        ("1/((1 - u)*(1 + u))",),
        sympy="acoth",
        aliases=("arcoth", "arccoth"),
        domain="x < -1 or x > 1",
    ),
    Function(
        "asech",
        "inverse hyperbolic secant, acosh(1/x)",
        "asech(x) + y^2",
        _asech,
        ("-1/(u*sqrt((1 - u)*(1 + u)))",),
        sympy="asech",
        aliases=("arsech", "arcsech"),
        domain="0 < x <= 1",
        kink=Kink("1 - u", "{u} = 1", "steep"),
    ),
    Function(
        "acsch",
        "inverse hyperbolic cosecant, asinh(1/x)",
        "acsch(x)^2 + y^2",
        _acsch,
        ("-1/(abs(u)*hypot(1, u))",),
        sympy="acsch",
        aliases=("arcsch", "arccsch"),
    ),
)
