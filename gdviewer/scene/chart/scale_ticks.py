"""Chooses the numbers along an axis that may be logarithmic."""

from __future__ import annotations

import math

import numpy as np

from gdviewer.core.numbers import format_number
from gdviewer.core.scales import Scale
from gdviewer.scene.axes.ticks import Ticks, ticks

_DIGITS = np.arange(2, 10)


def scale_ticks(scale: Scale, low: float, high: float, most: int) -> Ticks:
    """Return about ``most`` ticks between the places ``low`` and ``high`` of ``scale``.

    Their ``values`` are places. Along a logarithm they are powers of ten, as many decades apart as
    fit; where there are not two of them, round numbers.
    """
    if scale.kind == "linear":
        return ticks(low, high, most)
    if scale.kind == "signed_log":
        return _signed(scale, low, high, most)
    if math.floor(high) - math.ceil(low) < 1:
        return _round_numbers(scale, low, high, most)
    return _decades(low, high, most)


def _decades(low: float, high: float, most: int) -> Ticks:
    apart = max(1, math.ceil((high - low) / max(most, 1)))
    first = math.ceil(low / apart - 1e-9) * apart
    powers = range(first, math.floor(high + 1e-9) + 1, apart)
    labels = tuple(_label(float(power)) for power in powers)
    return Ticks(tuple(map(float, powers)), labels, _between(low, high, apart))


def _between(low: float, high: float, apart: int) -> tuple[float, ...]:
    """Return the digits within the decades, or the decades within a larger step."""
    if apart > 1:
        return tuple(float(power) for power in range(math.ceil(low), math.floor(high) + 1))
    decades = np.arange(math.floor(low), math.ceil(high) + 1)[:, np.newaxis]
    places = (decades + np.log10(_DIGITS)).ravel()
    return tuple(places[(places >= low) & (places <= high)].tolist())


def _round_numbers(scale: Scale, low: float, high: float, most: int) -> Ticks:
    even = ticks(scale.value(low), scale.value(high), most)
    places = scale.place(np.array(even.values)).tolist()
    seen = [pair for pair in zip(places, even.labels, strict=True) if low <= pair[0] <= high]
    minor = [place for place in scale.place(np.array(even.minor)).tolist() if low <= place <= high]
    return Ticks(tuple(place for place, _ in seen), tuple(label for _, label in seen), tuple(minor))


def _signed(scale: Scale, low: float, high: float, most: int) -> Ticks:
    """Return zero and powers of ten to both of its sides, from the greatest on down."""
    unit = round(math.log10(scale.unit))
    reach = max(abs(low), abs(high))
    sides = 1 if low >= 0 or high <= 0 else 2
    apart = max(1, math.ceil(sides * reach / max(most, 1)))
    powers = range(math.floor(reach), 0, -apart)
    places = {0.0: "0"}
    for power in powers:
        place = float(scale.place(np.array(10.0 ** (power + unit))))
        places |= {place: _label(power + unit), -place: f"−{_label(power + unit)}"}
    seen = sorted(place for place in places if low <= place <= high)
    if len(seen) < 2:
        return _round_numbers(scale, low, high, most)
    return Ticks(tuple(seen), tuple(places[place] for place in seen), ())


def _label(power: float) -> str:
    return format_number(10.0**power)
