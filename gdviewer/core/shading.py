"""Decides which value gets which shade and level, so that no single value can spoil a picture."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.objective import Array

HIGHEST = 254
NOTHING = 255

V = TypeVar("V", float, Array)

_INNERMOST = 0.005  # the part of the view that lies within the innermost level
_FEWEST_DECADES = 1.0
_MOST_DECADES = 300.0
_SINGLE = 1e30  # below it float32 does, whose logarithm takes a fifth of the time
_SAMPLED = 5_000  # values that quantiles are taken of
_BULK = (0.02, 0.98)  # most of the view
# How far beyond the bulk a value may lie, in ranges of the bulk, and still have a shade of its own:
_LOWEST, _HIGHEST = 50.0, 1e4  # less below, since a logarithm spreads what is above the floor


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

    def offset(self, value: V) -> V:
        """Return how far values lie from the floor, in units of ``reach``."""
        distance = value * 0.5 - self.floor * 0.5
        return distance / (-self._unit if self.is_maximizing else self._unit)

    def shade(self, values: Array) -> NDArray[np.uint8]:
        """Return the shade of each value: 0 deepest, 254 highest, 255 for nan and infinities."""
        is_drawn = np.isfinite(values)
        if self.is_flat:
            return np.where(is_drawn, HIGHEST // 2, NOTHING).astype(np.uint8)
        with np.errstate(over="ignore"):
            offset = np.where(is_drawn, self.offset(values), 0.0).clip(0.0, 1.0)
        contrasts = offset * self._contrast + 1.0
        if self._contrast < _SINGLE:
            contrasts = contrasts.astype(np.float32)
        shade = np.log(contrasts) * np.float32(HIGHEST / math.log1p(self._contrast))
        if self.is_maximizing:
            shade = HIGHEST - shade
        return np.where(is_drawn, (shade + 0.5).astype(np.uint8), np.uint8(NOTHING))

    def levels(self, count: int) -> Array:
        """Return ``count`` offsets, spaced geometrically; none where the surface is flat."""
        if self.is_flat:
            return np.empty(0)
        return np.geomspace(1.0 / self._contrast, 1.0, count, endpoint=False)

    def value(self, offset: V) -> V:
        """Return the values at ``offset``: the inverse of :meth:`offset`."""
        distance = offset * (-self.reach if self.is_maximizing else self.reach)
        return (distance + self.floor * 0.5) * 2.0

    def value_at(self, fraction: float) -> float:
        """Return the value whose shade lies ``fraction`` of the way up."""
        part = 1.0 - fraction if self.is_maximizing else fraction
        offset = math.expm1(part * math.log1p(self._contrast)) / self._contrast
        return self.value(offset)

    def fraction_of(self, value: float) -> float:
        """Return how far up the shades ``value`` is: the inverse of :meth:`value_at`."""
        offset = min(max(self.offset(value), 0.0), 1.0)
        part = math.log1p(offset * self._contrast) / math.log1p(self._contrast)
        return 1.0 - part if self.is_maximizing else part

    @property
    def _unit(self) -> float:
        return self.reach or 1.0

    @property
    def _contrast(self) -> float:
        return 1.0 if self.is_flat else self.reach / self.softening


def _without_outliers(finite: Array) -> tuple[float, float]:
    """Return the least and the greatest of ``finite``, less what would flatten all the rest."""
    low, high = float(finite.min()), float(finite.max())
    bulk = np.quantile(finite[:: 1 + finite.size // _SAMPLED], _BULK)
    bulk_low, bulk_high = map(float, bulk)
    bulk_range = bulk_high - bulk_low
    if bulk_range > 0.0:
        low = low if bulk_low - low <= _LOWEST * bulk_range else bulk_low
        high = high if high - bulk_high <= _HIGHEST * bulk_range else bulk_high
    return low, high


def _softening(finite: Array, floor: float, reach: float) -> float:
    """Return the offset that the deepest half percent above the floor stays within."""
    offsets = np.abs(finite[:: 1 + finite.size // _SAMPLED] - floor)
    above = offsets[offsets > 0.0]
    depth = float(np.quantile(above, _INNERMOST)) if above.size else reach
    return min(max(depth, reach * 10**-_MOST_DECADES), reach * 10**-_FEWEST_DECADES)
