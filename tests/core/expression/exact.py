"""The functions of the table by mpmath, written independently of it, and their derivatives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import mpmath
from mpmath import mpf

DIGITS = 150  # that second differences have 30 left
STEP = mpf(10) ** -40  # of a difference, relative to the argument


def _polygamma(n: Any, u: Any) -> Any:
    return mpmath.psi(int(n), u)


def _nthroot(u: Any, n: Any) -> Any:
    is_odd = mpmath.fmod(abs(n), 2) == 1
    return mpmath.sign(u) * abs(u) ** (1 / n) if is_odd else u ** (1 / n)


def _mod(u: Any, v: Any) -> Any:
    return u - v * mpmath.floor(u / v)


EXACT: Mapping[str, Callable[..., Any]] = {
    **{
        name: getattr(mpmath, name)
        for name in (
            "sin cos tan sec csc cot asin acos atan asec acsc acot atan2 sinh cosh tanh coth sech"
            " csch asinh acosh atanh acoth asech acsch exp expm1 log log1p log10 sqrt sign floor"
            " ceil hypot erf erfc gamma digamma"
        ).split()
    },
    "log2": lambda u: mpmath.log(u) / mpmath.log(2),
    "cbrt": lambda u: mpmath.sign(u) * mpmath.cbrt(abs(u)),
    "nthroot": _nthroot,
    "abs": abs,
    "heaviside": lambda u: (1 + mpmath.sign(u)) / 2,
    "round": mpmath.nint,
    "trunc": lambda u: mpmath.sign(u) * mpmath.floor(abs(u)),
    "mod": _mod,
    "min": min,
    "max": max,
    "clip": lambda u, v, w: min(max(u, v), w),
    "pow": lambda u, v: u**v,
    "nonzero": lambda u, v: mpf(1) if u == v == 0 else u,
    "lgamma": lambda u: mpmath.log(abs(mpmath.gamma(u))),
    "polygamma": _polygamma,
    "sigmoid": lambda u: 1 / (1 + mpmath.exp(-u)),
    "softplus": lambda u: mpmath.log1p(mpmath.exp(u)),
    "relu": lambda u: max(u, mpf(0)),
    "gelu": lambda u: u * mpmath.ncdf(u),
}


def derivative(name: str, point: Sequence[float], orders: Sequence[int]) -> Any:
    """Return a derivative at ``point``, as often by each argument as ``orders`` says.

    ``None`` where it has no real value. By central differences of a width far below rounding.
    """
    at = [mpf(float(u)) for u in point]
    places = [place for place, order in enumerate(orders) for _ in range(order)]
    try:
        return _real(_difference(EXACT[name], at, places))
    except (ValueError, ZeroDivisionError, TypeError):
        return None


def _difference(function: Callable[..., Any], at: list[Any], places: list[int]) -> Any:
    if not places:
        return mpf(_real(function(*at)))
    place, *others = places
    width = STEP * abs(at[place])
    ends = [[*at[:place], at[place] + shift, *at[place + 1 :]] for shift in (width, -width)]
    high, low = (_difference(function, end, others) for end in ends)
    return (high - low) / (2 * width)


def _real(value: Any) -> Any:
    if isinstance(value, mpmath.mpc):
        if value.imag != 0:
            raise ValueError("not a real number")
        value = value.real
    if not mpmath.isfinite(value):
        raise ValueError("not a finite number")
    return value
