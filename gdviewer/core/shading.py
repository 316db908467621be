"""Decides which value gets which shade and level, so that no single value can spoil a picture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.objective import Array

HIGHEST = 254
NOTHING = 255

_INNERMOST = 0.005  # the part of the view that lies within the innermost level
_FEWEST_DECADES = 1.0
_MOST_DECADES = 12.0
_SAMPLED = 5_000  # values that quantiles are taken of
_OUTLIER = 1e4  # how many times the range of 98 % of the values lies before one is left out


@dataclass(frozen=True, slots=True)
class Shading:
    """The map between values and shades: logarithmic above ``floor``, the deepest value.

    When maximizing the greatest value is the ``floor`` and offsets go down from it. ``softening``
    and ``reach`` are the innermost level's and the farthest value's distance from the floor.
    Distances are halved, so that the one between −1e308 and 1e308 is finite.
    """

    floor: float
    softening: float
    reach: float
    is_maximizing: bool = False

    @classmethod
    def of(cls, values: Array, is_maximizing: bool = False) -> Shading | None:
        """Return the shading of ``values``, or None where none of them is finite."""
        finite = values[np.isfinite(values)] * 0.5
        if not finite.size:
            return None
        low, high = _without_outliers(-finite if is_maximizing else finite)
        reach = high - low
        floor = -2.0 * low if is_maximizing else 2.0 * low
        return cls(floor, _softening(finite, floor / 2, reach), reach, is_maximizing)

    @property
    def is_flat(self) -> bool:
        """Whether there is one value only, and so no level."""
        return self.reach == 0.0

    def offset(self, values: Array) -> Array:
        """Return how far each of ``values`` lies from the floor, in units of ``reach``."""
        distance = values * 0.5 - self.floor * 0.5
        if self.is_maximizing:
            distance = -distance
        return distance if self.is_flat else distance / self.reach

    def shade(self, values: Array) -> NDArray[np.uint8]:
        """Return the shade of each value: 0 deepest, 254 highest, 255 for nan and infinities."""
        is_drawn = np.isfinite(values)
        if self.is_flat:
            return np.where(is_drawn, HIGHEST // 2, NOTHING).astype(np.uint8)
        offset = np.where(is_drawn, self.offset(values), 0.0).astype(np.float32)
        part = np.log(np.float32(self._contrast) * offset.clip(0.0, 1.0) + np.float32(1.0))
        shade = part * np.float32(HIGHEST / np.log1p(self._contrast))
        if self.is_maximizing:
            shade = HIGHEST - shade
        return np.where(is_drawn, (shade + np.float32(0.5)).astype(np.uint8), np.uint8(NOTHING))

    def levels(self, count: int) -> Array:
        """Return ``count`` offsets, spaced geometrically; none where the surface is flat."""
        if self.is_flat:
            return np.empty(0)
        return np.geomspace(1.0 / self._contrast, 1.0, count, endpoint=False)

    def value(self, offset: Array) -> Array:
        """Return the values at ``offset``: the inverse of :meth:`offset`."""
        distance = offset if self.is_flat else offset * self.reach
        return (self.floor * 0.5 + (-distance if self.is_maximizing else distance)) * 2.0

    def value_at(self, fraction: float) -> float:
        """Return the value whose shade lies ``fraction`` of the way up."""
        part = 1.0 - fraction if self.is_maximizing else fraction
        offset = np.expm1(part * np.log1p(self._contrast)) / self._contrast
        return float(self.value(np.asarray(offset)))

    def fraction_of(self, value: float) -> float:
        """Return how far up the shades ``value`` is: the inverse of :meth:`value_at`."""
        offset = np.clip(self.offset(np.asarray(value)), 0.0, 1.0)
        part = float(np.log1p(offset * self._contrast) / np.log1p(self._contrast))
        return 1.0 - part if self.is_maximizing else part

    @property
    def _contrast(self) -> float:
        return 1.0 if self.is_flat else self.reach / self.softening


def _without_outliers(finite: Array) -> tuple[float, float]:
    """Return the least and the greatest of ``finite``, less what would flatten all the rest."""
    low, high = float(finite.min()), float(finite.max())
    inner_low, inner_high = np.quantile(finite[:: 1 + finite.size // _SAMPLED], (0.01, 0.99))
    room = _OUTLIER * (float(inner_high) - float(inner_low))
    if 0.0 < room < high - low:
        low = low if inner_low - low <= room else float(inner_low)
        high = high if high - inner_high <= room else float(inner_high)
    return low, high


def _softening(finite: Array, floor: float, reach: float) -> float:
    """Return the offset that the deepest half percent above the floor stays within."""
    offsets = np.abs(finite[:: 1 + finite.size // _SAMPLED] - floor)
    above = offsets[offsets > 0.0]
    depth = float(np.quantile(above, _INNERMOST)) if above.size else reach
    return min(max(depth, reach * 10**-_MOST_DECADES), reach * 10**-_FEWEST_DECADES)
