"""Functions of an angle, and their inverse ones."""

from __future__ import annotations

from typing import Any

import numpy as np

from gdviewer.core.expression.table.function import Function, Kink


def _sec(u: Any) -> Any:
    return np.divide(1.0, np.cos(u))


def _csc(u: Any) -> Any:
    return np.divide(1.0, np.sin(u))


def _cot(u: Any) -> Any:
    return np.divide(1.0, np.tan(u))


def _acot(u: Any) -> Any:
    """Return atan(1/u), with acot(0) = acot(-0) = pi/2."""
    return np.arctan(np.divide(1.0, u + 0.0))


def _asec(u: Any) -> Any:
    """Return acos(1/u) without rounding 1/u, which would cost digits near 1."""
    return np.arctan2(_leg(u), np.sign(u))


def _acsc(u: Any) -> Any:
    """Return asin(1/u) without rounding 1/u, which would cost digits near 1."""
    return np.arctan2(np.sign(u), _leg(u))


def _leg(u: Any) -> Any:
    """Return sqrt(u^2 - 1) without overflow."""
    return np.sqrt(np.abs(u) - 1.0) * np.sqrt(np.abs(u) + 1.0)


_COSINE_IS_ZERO = Kink("cos(u)", "cos({u}) = 0", "pole")
_SINE_IS_ZERO = Kink("sin(u)", "sin({u}) = 0", "pole")
_INSIDE = Kink("(1 - u)*(1 + u)", "{u} = -1 or {u} = 1", "steep")

TRIGONOMETRIC = (
    Function(
        "sin", "sine of an angle in radians", "sin(x) + sin(y)", np.sin, ("cos(u)",), sympy="sin"
    ),
    Function(
        "cos", "cosine of an angle in radians", "cos(x)*cos(y)", np.cos, ("-sin(u)",), sympy="cos"
    ),
    Function(
        "tan",
        "tangent of an angle in radians",
        "tan(x)^2 + y^2",
        np.tan,
        ("1 + tan(u)^2",),
        sympy="tan",
        kink=_COSINE_IS_ZERO,
    ),
    Function(
        "sec",
        "secant, 1/cos(x)",
        "sec(x) + y^2",
        _sec,
        ("sec(u)*tan(u)",),
        sympy="sec",
        kink=_COSINE_IS_ZERO,
    ),
    Function(
        "csc",
        "cosecant, 1/sin(x)",
        "csc(x) + y^2",
        _csc,
        ("-csc(u)*cot(u)",),
        sympy="csc",
        aliases=("cosec",),
        kink=_SINE_IS_ZERO,
    ),
    Function(
        "cot",
        "cotangent, cos(x)/sin(x)",
        "cot(x)^2 + y^2",
        _cot,
        ("-csc(u)^2",),
        sympy="cot",
        aliases=("cotan",),
        kink=_SINE_IS_ZERO,
    ),
    Function(
        "asin",
        "inverse sine, in radians",
        "asin(x)^2 + y^2",
        np.arcsin,
        ("1/sqrt((1 - u)*(1 + u))",),
        sympy="asin",
        aliases=("arcsin",),
        domain="-1 <= x <= 1",
        kink=_INSIDE,
    ),
    Function(
        "acos",
        "inverse cosine, in radians",
        "acos(x)^2 + y^2",
        np.arccos,
        ("-1/sqrt((1 - u)*(1 + u))",),
        sympy="acos",
        aliases=("arccos",),
        domain="-1 <= x <= 1",
        kink=_INSIDE,
    ),
    Function(
        "atan",
        "inverse tangent, in radians",
        "atan(x)^2 + y^2",
        np.arctan,
        ("1/(1 + u^2)",),
        sympy="atan",
        aliases=("arctan",),
    ),
    Function(
        "asec",
        "inverse secant, acos(1/x)",
        "asec(x) + y^2",
        _asec,
        ("1/(abs(u)*sqrt((u - 1)*(u + 1)))",),
        sympy="asec",
        aliases=("arcsec",),
        domain="x <= -1 or x >= 1",
        kink=_INSIDE,
    ),
    Function(
        "acsc",
        "inverse cosecant, asin(1/x)",
        "acsc(x) + y^2",
        _acsc,
        ("-1/(abs(u)*sqrt((u - 1)*(u + 1)))",),
        sympy="acsc",
        aliases=("arccsc", "acosec", "arccosec"),
        domain="x <= -1 or x >= 1",
        kink=_INSIDE,
    ),
    Function(
        "acot",
        "inverse cotangent, atan(1/x), between -pi/2 and pi/2",
        "acot(x)^2 + y^2",
        _acot,
        ("-1/(1 + u^2)",),
        sympy="acot",
        aliases=("arccot",),
        kink=Kink("u", "{u} = 0", "jump"),
    ),
    Function(
        "atan2",
        "angle of the point (x, y), as atan2(y, x)",
        "atan2(y, x)^2",
        np.arctan2,
        ("v/hypot(u, v)/hypot(u, v)", "-u/hypot(u, v)/hypot(u, v)"),
        sympy="atan2",
        aliases=("arctan2",),
        arity=2,
        kink=Kink("hypot(u, relu(v))", "{u} = 0 and {v} <= 0", "jump"),
    ),
)
