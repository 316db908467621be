"""The derivatives of log(gamma(x)), for any real number, on floats and arrays alike.

SciPy's own takes a time that grows without bound with a negative argument.
"""

from __future__ import annotations

from functools import cache
from math import factorial
from typing import Any

import numpy as np

MAX_ORDER = 60

# Bernoulli's numbers B2, B4, ...
_BERNOULLI = (1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510)
_SHIFT = 12  # the asymptotic series has 16 digits from here on


def digamma(u: Any) -> Any:
    """Return ψ(u) = d log(gamma(u))/du, nan at 0, -1, -2, ...

    The recurrence leads to the asymptotic series, the reflection to positive arguments
    (NIST Handbook of Mathematical Functions, 5.5.2, 5.5.4 and 5.11.2).
    """
    is_mirrored = np.less(u, 0.5)
    z = np.where(is_mirrored, 1.0 - u, u)
    steps = sum(1.0 / (z + k) for k in range(_SHIFT))
    z = z + _SHIFT
    series = sum(b / (2 * k * z ** (2 * k)) for k, b in enumerate(_BERNOULLI, 1))
    value = np.log(z) - 0.5 / z - series - steps
    return np.where(is_mirrored, value - np.pi * _cotangent(u), value)


def polygamma(n: Any, u: Any) -> Any:
    """Return the derivative n of ψ at u; nan where n is not one of 0, 1, ..., 60.

    Sources as those of :func:`digamma`, with 5.15.5, 5.15.6 and 5.15.8.
    """
    n, u = np.broadcast_arrays(n, u)
    result = np.full(u.shape, np.nan)
    for order in np.unique(n):
        if order in range(MAX_ORDER + 1):
            where = n == order
            result[where] = _of_order(int(order), u[where])
    return result


def _of_order(n: int, u: Any) -> Any:
    if n == 0:
        return digamma(u)
    is_mirrored = u < 0.5
    z = np.where(is_mirrored, 1.0 - u, u)
    steps = sum((z + k) ** -(n + 1.0) for k in range(_SHIFT + n))
    z = z + (_SHIFT + n)
    series = z**-n / n + 0.5 * z ** -(n + 1.0)
    rising = 1.0 / 2  # (2k + n - 1)!/((2k)! n!)
    for k, b in enumerate(_BERNOULLI, 1):
        rising = factorial(2 * k + n - 1) / (factorial(2 * k) * factorial(n))
        series = series + b * rising * z ** -(2.0 * k + n)
    value = (-1) ** (n + 1) * factorial(n) * (steps + series)
    if not is_mirrored.any():
        return value
    cotangent = _cotangent(u)
    slope, *others = _slope_of_cotangent(n)
    for coefficient in others:
        slope = slope * cotangent + coefficient
    return np.where(is_mirrored, (-1) ** n * value - np.pi ** (n + 1) * slope, value)


def _cotangent(u: Any) -> Any:
    """Return cot(πu), exact also for a large u; nan at whole numbers."""
    rest = u - np.round(u)
    return np.where(rest == 0.0, np.nan, np.divide(1.0, np.tan(np.pi * rest)))


@cache
def _slope_of_cotangent(n: int) -> Any:
    """Return the derivative n of cot as a polynomial of cot, by cot' = -(1 + cot^2)."""
    polynomial = np.poly1d([1.0, 0.0])
    for _ in range(n):
        polynomial = np.poly1d([-1.0, 0.0, -1.0]) * polynomial.deriv()
    return polynomial.coeffs
