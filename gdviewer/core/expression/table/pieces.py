"""Rounding, remainders, and functions of several pieces."""

from __future__ import annotations

from typing import Any

import numpy as np

from gdviewer.core.expression.table.function import Function, Kink

_AT_WHOLE = Kink("sin(pi*u)", "{u} is a whole number", "jump")
_AT_EQUAL = Kink("u - v", "{u} = {v}", "corner")
_STEP_AT_ZERO = Kink("u", "{u} = 0", "jump")


def _heaviside(u: Any) -> Any:
    return np.heaviside(u, 0.5)


PIECES = (
    Function(
        "abs",
        "absolute value, |x|",
        "abs(x) + abs(y)",
        np.abs,
        ("sign(u)",),
        sympy="Abs",
        aliases=("Abs",),
        kink=Kink("u", "{u} = 0", "corner"),
    ),
    Function(
        "sign",
        "-1, 0 or 1",
        "x*sign(x) + y^2",
        np.sign,
        ("0",),
        sympy="sign",
        aliases=("sgn",),
        kink=_STEP_AT_ZERO,
    ),
    Function(
        "heaviside",
        "step: 0 below 0, 1/2 at 0, 1 above",
        "x^2*heaviside(x) + y^2",
        _heaviside,
        ("0",),
        sympy="Heaviside",
        kink=_STEP_AT_ZERO,
    ),
    Function(
        "floor",
        "largest whole number up to x",
        "floor(x) + y^2",
        np.floor,
        ("0",),
        sympy="floor",
        kink=_AT_WHOLE,
    ),
    Function(
        "ceil",
        "smallest whole number from x on",
        "ceil(x) + y^2",
        np.ceil,
        ("0",),
        sympy="ceiling",
        aliases=("ceiling",),
        kink=_AT_WHOLE,
    ),
    Function(
        "round",
        "nearest whole number, halves to the even one",
        "(x - round(x))^2 + y^2",
        np.rint,
        ("0",),
        "floor(u + 0.5) + ceil((2*u - 1)/4) - floor((2*u - 1)/4) - 1",
        kink=Kink("cos(pi*u)", "{u} is half-way between whole numbers", "jump"),
    ),
    Function(
        "trunc",
        "x without its fraction",
        "trunc(x) + y^2",
        np.trunc,
        ("0",),
        "sign(u)*floor(abs(u))",
        kink=Kink("sin(pi*u)/u", "{u} is a whole number other than 0", "jump"),
    ),
    Function(
        "mod",
        "remainder of x/y, with the sign of y",
        "mod(x, 2) + y^2",
        np.mod,
        ("1", "-round((u - mod(u, v))/v)"),
        "u - v*floor(u/v)",
        arity=2,
        kink=Kink("sin(pi*u/v)", "{u} is a whole multiple of {v}", "jump"),
    ),
    Function(
        "min",
        "smallest of its arguments",
        "min(x^2, y^2, 1)",
        np.minimum,
        ("0.5 - 0.5*sign(u - v)", "0.5 + 0.5*sign(u - v)"),
        sympy="Min",
        aliases=("Min",),
        arity=2,
        is_variadic=True,
        kink=_AT_EQUAL,
    ),
    Function(
        "max",
        "largest of its arguments",
        "max(abs(x), abs(y))",
        np.maximum,
        ("0.5 + 0.5*sign(u - v)", "0.5 - 0.5*sign(u - v)"),
        sympy="Max",
        aliases=("Max",),
        arity=2,
        is_variadic=True,
        kink=_AT_EQUAL,
    ),
    Function(
        "clip",
        "x, kept between two limits: clip(x, low, high)",
        "clip(x, -1, 1)^2 + y^2",
        meaning="min(max(u, v), w)",
        aliases=("clamp",),
        arity=3,
    ),
)
