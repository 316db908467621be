"""Finds the first minimum of φ downhill from 0 by a few batches of values."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from gdviewer.core.objective import Array

_REFINEMENTS, _REFINED = 2, 17
_RELATIVE_BEND = 1e-12
_NOISE = 256 * np.finfo(np.float64).eps  # a place found by values is off by 1 part in √256 there


def first_bottom(phi: Callable[[Array], Array], alpha: Array, slope: float) -> float | None:
    """Return α at the first minimum of ``phi`` on the downhill side of 0; None where there is none.

    ``alpha`` ``(k,)`` are even places with 0 among them, most of them ahead; they are mirrored
    where ``slope``, φ′(0), is above 0. The samples bracket the minimum, twice more 17 samples
    between the neighbors of the lowest, then a parabola through three. nan ends the search, and so
    does a φ that hardly varies beyond its rounding.
    """
    if not abs(slope) > 0:
        return None
    if slope > 0:
        alpha = -alpha[::-1]
    value, begin = phi(alpha), int(np.abs(alpha).argmin())
    place = _first_low(value, begin, -1 if slope > 0 else 1)
    if place is not None and _is_noise(value[[begin, place - 1, place, place + 1]]):
        return None
    for _ in range(_REFINEMENTS):
        if place is None:
            return None
        alpha = np.linspace(alpha[place - 1], alpha[place + 1], _REFINED)
        value = phi(alpha)
        if not np.isfinite(value).all():
            return None
        place = int(np.clip(value.argmin(), 1, _REFINED - 2))
    if place is None:
        return None
    return _vertex(alpha[place - 1 : place + 2], value[place - 1 : place + 2])


def _first_low(value: Array, begin: int, way: int) -> int | None:
    """Return the first place from ``begin`` on that is no higher than both its neighbors."""
    place = begin
    while 0 < place < len(value) - 1:
        before, here, after = value[place - way], value[place], value[place + way]
        if not math.isfinite(here) or not math.isfinite(after):
            return None
        if here <= after and (here <= before or place == begin):
            return place
        place += way
    return None


def _is_noise(value: Array) -> bool:
    """Whether the values differ by little more than their rounding."""
    return bool(np.ptp(value) <= _NOISE * np.abs(value).max())


def _vertex(alpha: Array, value: Array) -> float:
    """Return the lowest place of the parabola through three points, evenly apart."""
    left, middle, right = value.tolist()
    bend = left - 2 * middle + right
    offset = (left - right) / (2 * bend) if bend > _RELATIVE_BEND * abs(middle) else 0.0
    return float(alpha[1] + min(max(offset, -1.0), 1.0) * (alpha[1] - alpha[0]))
