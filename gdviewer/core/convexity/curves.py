"""How the functions of the language bend, rise and are bounded: one row each.

A function without a row is used in no proof.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from gdviewer.core.convexity.shape import ANYTHING, Piece, Range

_UP, _DOWN = 1, -1


@dataclass(frozen=True, slots=True)
class Curve:
    """A function of one variable.

    ``values`` bound it, ``direction`` is 1 where it rises everywhere and -1 where it falls;
    ``logarithm`` are the pieces of its logarithm. It is defined where its argument lies within
    ``domain`` and has all derivatives strictly within, unless it has a ``kink``.
    """

    pieces: tuple[Piece, ...] = ()
    values: Range = ANYTHING
    direction: int = 0
    logarithm: tuple[Piece, ...] = ()
    domain: Range = ANYTHING
    has_kink: bool = False


_RISING_UP = (Piece(True, _UP),)
_RISING_DOWN = (Piece(False, _UP),)
_LIKE_ABS = (Piece(True, 0), Piece(True, _UP, low=0.0), Piece(True, _DOWN, high=0.0))
_LIKE_CUBE = (Piece(True, _UP, low=0.0), Piece(False, _UP, high=0.0))
_LIKE_TANH = (Piece(False, _UP, low=0.0), Piece(True, _UP, high=0.0))
_STRAIGHT = _RISING_UP + _RISING_DOWN

_UNIT = Range(-1.0, 1.0)
_POSITIVE = Range(0.0, math.inf)

CURVES: Mapping[str, Curve] = {
    "exp": Curve(_RISING_UP, _POSITIVE, _UP, _STRAIGHT),
    "expm1": Curve(_RISING_UP, Range(-1.0, math.inf), _UP),
    "log": Curve(_RISING_DOWN, ANYTHING, _UP, domain=_POSITIVE),
    "log2": Curve(_RISING_DOWN, ANYTHING, _UP, domain=_POSITIVE),
    "log10": Curve(_RISING_DOWN, ANYTHING, _UP, domain=_POSITIVE),
    "log1p": Curve(_RISING_DOWN, ANYTHING, _UP, domain=Range(-1.0, math.inf)),
    "sqrt": Curve(_RISING_DOWN, _POSITIVE, _UP, domain=_POSITIVE),
    "abs": Curve(_LIKE_ABS, _POSITIVE, has_kink=True),
    "relu": Curve(_RISING_UP, _POSITIVE, _UP, has_kink=True),
    "softplus": Curve(_RISING_UP, _POSITIVE, _UP),
    "sigmoid": Curve(_LIKE_TANH, Range(0.0, 1.0), _UP, _RISING_DOWN),
    "cosh": Curve(_LIKE_ABS, Range(1.0, math.inf), 0, _LIKE_ABS),
    "sinh": Curve(_LIKE_CUBE, ANYTHING, _UP),
    "tanh": Curve(_LIKE_TANH, _UNIT, _UP),
    "asinh": Curve(_LIKE_TANH, ANYTHING, _UP),
    "acosh": Curve(_RISING_DOWN, _POSITIVE, _UP, domain=Range(1.0, math.inf)),
    "atanh": Curve(_LIKE_CUBE, ANYTHING, _UP, domain=_UNIT),
    "asin": Curve(_LIKE_CUBE, Range(-2.0, 2.0), _UP, domain=_UNIT),
    "atan": Curve(_LIKE_TANH, Range(-2.0, 2.0), _UP),
    "erf": Curve(_LIKE_TANH, _UNIT, _UP),
    "cbrt": Curve(_LIKE_TANH, ANYTHING, _UP, has_kink=True),
    "sech": Curve((), Range(0.0, 1.0)),
    "sign": Curve((), _UNIT, has_kink=True),
    "sin": Curve((), _UNIT),
    "cos": Curve((), _UNIT),
}


def power_pieces(exponent: Fraction) -> tuple[Piece, ...]:
    """Return how u^exponent bends; other than whole powers it is defined for u ≥ 0 alone."""
    if exponent.denominator > 1:
        if exponent > 1:
            return (Piece(True, 0), Piece(True, _UP, low=0.0))
        return (Piece(False, _UP),) if exponent > 0 else (Piece(True, _DOWN),)
    if exponent == 1:
        return _STRAIGHT
    if exponent > 0:
        return _LIKE_CUBE if exponent % 2 else _LIKE_ABS
    is_odd = bool(exponent % 2)
    return (
        Piece(True, _DOWN, low=0.0),
        Piece(not is_odd, _DOWN if is_odd else _UP, high=0.0),
    )


def root_pieces(exponent: Fraction) -> tuple[Piece, ...]:
    """Return how the root of u^exponent bends upward, where that is nowhere negative."""
    if exponent < 2:
        return ()
    if exponent.denominator > 1:
        return (Piece(True, 0), Piece(True, _UP, low=0.0))
    return (Piece(True, _UP, low=0.0),) if exponent % 2 else _LIKE_ABS
