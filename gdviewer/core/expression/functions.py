"""The functions of the language, one row each: everything else about a function comes from here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np


@dataclass(frozen=True, slots=True)
class Function:
    """One function.

    Parameters
    ----------
    name
        Its name in a formula.
    help
        One line for people.
    evaluate
        A NumPy ufunc, or code made of ufuncs, that takes floats and arrays alike; None where
        ``meaning`` takes its place in every formula.
    derivative
        For each argument the partial derivative, a formula of the arguments u (and v).
    meaning
        The function in terms of simpler ones; needed where SymPy has no such function.
    sympy
        The name that SymPy gives to it.
    domain
        Where its value is a real number, in words; empty for everywhere.
    arity
        How many arguments it takes.
    is_variadic
        Whether it takes any number of arguments, by applying itself again.
    """

    name: str
    help: str
    evaluate: Callable[..., Any] | None = None
    derivative: tuple[str, ...] = ()
    meaning: str = ""
    sympy: str = ""
    aliases: tuple[str, ...] = ()
    domain: str = ""
    arity: int = 1
    is_variadic: bool = False

    @property
    def arguments(self) -> tuple[str, ...]:
        """The names of the arguments in ``derivative`` and ``meaning``."""
        return ("u", "v")[: self.arity]


def _sigmoid(u: Any) -> Any:
    """Return 1/(1 + exp(-u)), to full relative accuracy on both sides."""
    return 1.0 / (1.0 + np.exp(-u))


def _softplus(u: Any) -> Any:
    """Return log(1 + exp(u)) without overflow."""
    return np.logaddexp(0.0, u)


def _relu(u: Any) -> Any:
    return np.maximum(u, 0.0)


def _sech(u: Any) -> Any:
    return 1.0 / np.cosh(u)


def _nonzero(u: Any, v: Any) -> Any:
    return u + ((u == 0.0) & (v == 0.0))


_ROWS = (
    Function("sin", "sine of an angle in radians", np.sin, ("cos(u)",), sympy="sin"),
    Function("cos", "cosine of an angle in radians", np.cos, ("-sin(u)",), sympy="cos"),
    Function("tan", "tangent of an angle in radians", np.tan, ("1 + tan(u)^2",), sympy="tan"),
    Function("sec", "secant, 1/cos(x)", meaning="1/cos(u)"),
    Function("csc", "cosecant, 1/sin(x)", meaning="1/sin(u)", aliases=("cosec",)),
    Function("cot", "cotangent, cos(x)/sin(x)", meaning="cos(u)/sin(u)", aliases=("cotan",)),
    Function(
        "asin",
        "inverse sine, in radians",
        np.arcsin,
        ("1/sqrt((1 - u)*(1 + u))",),
        sympy="asin",
        aliases=("arcsin",),
        domain="-1 <= x <= 1",
    ),
    Function(
        "acos",
        "inverse cosine, in radians",
        np.arccos,
        ("-1/sqrt((1 - u)*(1 + u))",),
        sympy="acos",
        aliases=("arccos",),
        domain="-1 <= x <= 1",
    ),
    Function(
        "atan",
        "inverse tangent, in radians",
        np.arctan,
        ("1/(1 + u^2)",),
        sympy="atan",
        aliases=("arctan",),
    ),
    Function(
        "atan2",
        "angle of the point (x, y), as atan2(y, x)",
        np.arctan2,
        ("v/(u^2 + v^2)", "-u/(u^2 + v^2)"),
        sympy="atan2",
        aliases=("arctan2",),
        arity=2,
    ),
    Function("sinh", "hyperbolic sine", np.sinh, ("cosh(u)",), sympy="sinh"),
    Function("cosh", "hyperbolic cosine", np.cosh, ("sinh(u)",), sympy="cosh"),
    Function("tanh", "hyperbolic tangent", np.tanh, ("sech(u)^2",), sympy="tanh"),
    Function("sech", "hyperbolic secant, 1/cosh(x)", _sech, ("-sech(u)*tanh(u)",), sympy="sech"),
    Function(
        "asinh",
        "inverse hyperbolic sine",
        np.arcsinh,
        ("1/sqrt(u^2 + 1)",),
        sympy="asinh",
        aliases=("arsinh", "arcsinh"),
    ),
    Function(
        "acosh",
        "inverse hyperbolic cosine",
        np.arccosh,
        ("1/(sqrt(u - 1)*sqrt(u + 1))",),
        sympy="acosh",
        aliases=("arcosh", "arccosh"),
        domain="x >= 1",
    ),
    Function(
        "atanh",
        "inverse hyperbolic tangent",
        np.arctanh,
        ("1/((1 - u)*(1 + u))",),
        sympy="atanh",
        aliases=("artanh", "arctanh"),
        domain="-1 < x < 1",
    ),
    Function("exp", "e to the power x", np.exp, ("exp(u)",), sympy="exp"),
    Function("expm1", "exp(x) - 1, exact near 0", np.expm1, ("exp(u)",), "exp(u) - 1"),
    Function(
        "log",
        "natural logarithm; log(x, b) is to base b",
        np.log,
        ("1/u",),
        sympy="log",
        aliases=("ln",),
        domain="x > 0",
    ),
    Function(
        "log2",
        "logarithm to base 2",
        np.log2,
        ("1/(log(2)*u)",),
        "log(u)/log(2)",
        domain="x > 0",
    ),
    Function(
        "log10",
        "logarithm to base 10",
        np.log10,
        ("1/(log(10)*u)",),
        "log(u)/log(10)",
        domain="x > 0",
    ),
    Function(
        "log1p",
        "log(1 + x), exact near 0",
        np.log1p,
        ("1/(1 + u)",),
        "log(1 + u)",
        domain="x > -1",
    ),
    Function("sqrt", "square root", np.sqrt, ("0.5/sqrt(u)",), sympy="sqrt", domain="x >= 0"),
    Function(
        "cbrt",
        "cube root, also of negative numbers",
        np.cbrt,
        ("1/(3*cbrt(u)^2)",),
        "sign(u)*abs(u)^(1/3)",
    ),
    Function("abs", "absolute value, |x|", np.abs, ("sign(u)",), sympy="Abs", aliases=("Abs",)),
    Function(
        "sign",
        "-1, 0 or 1",
        np.sign,
        ("0",),
        sympy="sign",
        aliases=("sgn",),
    ),
    Function("floor", "largest whole number up to x", np.floor, ("0",), sympy="floor"),
    Function(
        "ceil",
        "smallest whole number from x on",
        np.ceil,
        ("0",),
        sympy="ceiling",
        aliases=("ceiling",),
    ),
    Function(
        "round",
        "nearest whole number, halves to the even one",
        np.rint,
        ("0",),
        "floor(u + 0.5) + ceil((2*u - 1)/4) - floor((2*u - 1)/4) - 1",
    ),
    Function("trunc", "x without its fraction", np.trunc, ("0",), "sign(u)*floor(abs(u))"),
    Function(
        "mod",
        "remainder of x/y, with the sign of y",
        np.mod,
        ("1", "-floor(u/v)"),
        "u - v*floor(u/v)",
        arity=2,
    ),
    Function(
        "min",
        "smallest of its arguments",
        np.minimum,
        ("0.5 - 0.5*sign(u - v)", "0.5 + 0.5*sign(u - v)"),
        sympy="Min",
        aliases=("Min",),
        arity=2,
        is_variadic=True,
    ),
    Function(
        "max",
        "largest of its arguments",
        np.maximum,
        ("0.5 + 0.5*sign(u - v)", "0.5 - 0.5*sign(u - v)"),
        sympy="Max",
        aliases=("Max",),
        arity=2,
        is_variadic=True,
    ),
    Function(
        "hypot",
        "length of (x, y), sqrt(x^2 + y^2)",
        np.hypot,
        ("u/hypot(u, v)", "v/hypot(u, v)"),
        "sqrt(u^2 + v^2)",
        arity=2,
    ),
    Function(
        "nonzero",
        "x, or 1 where x and y are both 0",
        _nonzero,
        ("1", "0"),
        "u + 1 - sign(abs(u) + abs(v))",
        arity=2,
    ),
    Function("pow", "x to the power y, x^y", meaning="u^v", aliases=("power",), arity=2),
    Function(
        "sigmoid",
        "logistic function, 1/(1 + exp(-x))",
        _sigmoid,
        ("sigmoid(u)*sigmoid(-u)",),
        "1/(1 + exp(-u))",
    ),
    Function("softplus", "log(1 + exp(x))", _softplus, ("sigmoid(u)",), "log(1 + exp(u))"),
    Function("relu", "max(x, 0), with slope 0 at 0", _relu, ("relu(sign(u))",), "max(u, 0)"),
)

FUNCTIONS = MappingProxyType({row.name: row for row in _ROWS})
BY_SPELLING = MappingProxyType(
    {spelling: row for row in _ROWS for spelling in (row.name, *row.aliases)}
)
EVALUATE = MappingProxyType({row.name: row.evaluate for row in _ROWS if row.evaluate is not None})
CONSTANTS = MappingProxyType({"pi": np.pi, "π": np.pi, "e": np.e})
