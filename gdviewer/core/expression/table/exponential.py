"""Exponential functions and logarithms."""

from __future__ import annotations

import numpy as np

from gdviewer.core.expression.table.function import Function, Kink

_AT_ZERO = Kink("u", "{u} = 0", "pole")

EXPONENTIAL = (
    Function("exp", "e to the power x", "exp(-x^2 - y^2)", np.exp, ("exp(u)",), sympy="exp"),
    Function(
        "expm1",
        "exp(x) - 1, exact near 0",
        "expm1(x)^2 + y^2",
        np.expm1,
        ("exp(u)",),
        "exp(u) - 1",
    ),
    Function(
        "log",
        "natural logarithm; log(x, b) is to base b",
        "log(1 + x^2 + y^2)",
        np.log,
        ("1/u",),
        sympy="log",
        aliases=("ln",),
        domain="x > 0",
        kink=_AT_ZERO,
    ),
    Function(
        "log2",
        "logarithm to base 2",
        "log2(x)^2 + y^2",
        np.log2,
        ("1/(log(2)*u)",),
        "log(u)/log(2)",
        domain="x > 0",
        kink=_AT_ZERO,
    ),
    Function(
        "log10",
        "logarithm to base 10",
        "log10(x)^2 + y^2",
        np.log10,
        ("1/(log(10)*u)",),
        "log(u)/log(10)",
        domain="x > 0",
        kink=_AT_ZERO,
    ),
    Function(
        "log1p",
        "log(1 + x), exact near 0",
        "log1p(x^2 + y^2)",
        np.log1p,
        ("1/(1 + u)",),
        "log(1 + u)",
        domain="x > -1",
        kink=Kink("1 + u", "{u} = -1", "pole"),
    ),
)
