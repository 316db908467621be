"""The functions of the table by mpmath, written independently of it, and their derivatives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import mpmath

DIGITS = 400  # of which a second difference may lose 80, and a function near its limit 300
STEP = 40  # decimals: the width of a difference, relative to the argument


def _nthroot(u: Any, n: Any) -> Any:
    is_odd = mpmath.fmod(abs(n), 2) == 1
    return mpmath.sign(u) * abs(u) ** (1 / n) if is_odd else u ** (1 / n)


def _plain(name: str) -> Callable[..., Any]:
    return getattr(mpmath, name)  # type: ignore[no-any-return]


_BY_NAME = (
    "sin cos tan sec csc cot asin acos atan asec acsc acot atan2 sinh cosh tanh coth sech csch"
    " asinh acosh atanh acoth asech acsch exp expm1 log log1p log10 sqrt sign floor ceil hypot"
)
_BY_DIFFERENCES: Mapping[str, Callable[..., Any]] = {
    **{name: _plain(name) for name in _BY_NAME.split()},
    "log2": lambda u: mpmath.log(u) / mpmath.log(2),
    "cbrt": lambda u: mpmath.sign(u) * mpmath.cbrt(abs(u)),
    "nthroot": _nthroot,
    "abs": abs,
    "heaviside": lambda u: (1 + mpmath.sign(u)) / 2,
    "round": mpmath.nint,
    "trunc": lambda u: mpmath.sign(u) * mpmath.floor(abs(u)),
    "mod": lambda u, v: u - v * mpmath.floor(u / v),
    "min": min,
    "max": max,
    "clip": lambda u, low, high: min(max(u, low), high),
    "pow": lambda u, v: u**v,
    "nonzero": lambda u, v: u + (u == v == 0),
    "sigmoid": lambda u: 1 / (1 + mpmath.exp(-u)),
    "softplus": lambda u: mpmath.log1p(mpmath.exp(u)),
    "relu": lambda u: max(u, 0),
}


def _bell(u: Any) -> Any:
    return 2 / mpmath.sqrt(mpmath.pi) * mpmath.exp(-(u**2))


# those whose differences would take long: f, f', f'', f'''
_CLOSED: Mapping[str, Sequence[Callable[[Any], Any]]] = {
    "erf": (mpmath.erf, _bell, lambda u: -2 * u * _bell(u), lambda u: (4 * u**2 - 2) * _bell(u)),
    "erfc": (
        mpmath.erfc,
        lambda u: -_bell(u),
        lambda u: 2 * u * _bell(u),
        lambda u: (2 - 4 * u**2) * _bell(u),
    ),
    "gelu": (
        lambda u: u * mpmath.ncdf(u),
        lambda u: mpmath.ncdf(u) + u * mpmath.npdf(u),
        lambda u: (2 - u**2) * mpmath.npdf(u),
        lambda u: (u**3 - 4 * u) * mpmath.npdf(u),
    ),
    "lgamma": (
        lambda u: mpmath.log(abs(mpmath.gamma(u))),
        *(lambda u, k=k: mpmath.psi(k, u) for k in range(3)),
    ),
    "gamma": (
        mpmath.gamma,
        lambda u: mpmath.gamma(u) * mpmath.psi(0, u),
        lambda u: mpmath.gamma(u) * (mpmath.psi(0, u) ** 2 + mpmath.psi(1, u)),
        lambda u: (
            mpmath.gamma(u)
            * (mpmath.psi(0, u) ** 3 + 3 * mpmath.psi(0, u) * mpmath.psi(1, u) + mpmath.psi(2, u))
        ),
    ),
}

EXACT: Mapping[str, Callable[..., Any]] = {
    **_BY_DIFFERENCES,
    **{name: derivatives[0] for name, derivatives in _CLOSED.items()},
    "digamma": mpmath.digamma,
    "polygamma": lambda n, u: mpmath.psi(int(n), u),
}
"""Each function of the table."""


def exact(name: str, point: Sequence[float], orders: Sequence[int], digits: int = DIGITS) -> Any:
    """Return a derivative at ``point``, as often by each argument as ``orders`` says.

    None where it has no finite real value.
    """
    at = [mpmath.mpf(float(u)) for u in point]
    try:
        with mpmath.workdps(50):
            if name in {"digamma", "polygamma"}:
                order = int(point[0]) if name == "polygamma" else 0
                return _real(mpmath.psi(order + orders[-1], at[-1]))
            if name in _CLOSED:
                return _real(_CLOSED[name][orders[0]](at[0]))
        with mpmath.workdps(digits):
            places = [place for place, order in enumerate(orders) for _ in range(order)]
            return _difference(_BY_DIFFERENCES[name], at, places)
    except (ValueError, ZeroDivisionError):
        return None


def _difference(function: Callable[..., Any], at: list[Any], places: list[int]) -> Any:
    """Return the central difference by the arguments at ``places``, one after the other."""
    if not places:
        return _real(function(*at))
    place, *others = places
    width = abs(at[place]) * mpmath.mpf(10) ** -STEP
    ends = [[*at[:place], at[place] + shift, *at[place + 1 :]] for shift in (width, -width)]
    high, low = (_difference(function, end, others) for end in ends)
    return (high - low) / (2 * width)


def _real(value: Any) -> Any:
    if not mpmath.isfinite(value) or mpmath.im(value) != 0:
        raise ValueError("this is not a real number")
    return mpmath.mpf(mpmath.re(value))
