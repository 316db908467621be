"""Thins a long series for a chart: of each stretch its least and its greatest value are kept."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.objective import Array

STRETCH = 64
_FEW = 100_000  # values that are quickly looked at one by one


class Thinning:
    """The extremes of a series that only grows; those of every 64 values are kept.

    A chart of a million points needs some two thousand of them, and would have to look at all of
    them at each paint. Values that are not finite count for nothing.
    """

    def __init__(self) -> None:
        self._low = self._high = np.empty(0)

    def extremes(
        self, values: Array, edges: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], Array, Array]:
        """Return the edges, ``(k + 1,)``, and the extremes between them, ``(k,)`` each.

        Parameters
        ----------
        values
            The whole series as it is now, ``(n,)``.
        edges
            The stretches that are wanted: the values from each edge up to the next, which is
            larger. Where there are very many values the edges that are returned are the nearest
            multiples of 64; the least and the greatest value of all are never lost.
        """
        begin, end = int(edges[0]), int(edges[-1])
        if end - begin <= _FEW:
            part, offsets = values[begin:end], edges[:-1] - begin
            return edges, *_reduced(_or(part, np.inf), _or(part, -np.inf), offsets)
        self._follow(values)
        coarse = np.unique(np.append(edges[:-1] // STRETCH, -(-end // STRETCH)))
        first, last = int(coarse[0]), int(coarse[-1])
        tail = values[len(self._low) * STRETCH : last * STRETCH]
        low = np.append(self._low[first:last], _or(tail, np.inf).min(initial=np.inf))
        high = np.append(self._high[first:last], _or(tail, -np.inf).max(initial=-np.inf))
        rounded = np.clip(coarse * STRETCH, begin, end)
        return rounded, *_reduced(low, high, coarse[:-1] - first)

    def _follow(self, values: Array) -> None:
        """Take in the whole stretches that have been added to the series."""
        fresh = values[len(self._low) * STRETCH : len(values) // STRETCH * STRETCH]
        fresh = fresh.reshape(-1, STRETCH)
        self._low = np.append(self._low, _or(fresh, np.inf).min(axis=1))
        self._high = np.append(self._high, _or(fresh, -np.inf).max(axis=1))


def _or(values: Array, other: float) -> Array:
    """Return ``values`` with ``other`` in place of those that are not finite."""
    return np.where(np.isfinite(values), values, other)


def _reduced(low: Array, high: Array, offsets: NDArray[np.int64]) -> tuple[Array, Array]:
    """Return the extremes from each offset up to the next; nan where there is none."""
    least, greatest = np.minimum.reduceat(low, offsets), np.maximum.reduceat(high, offsets)
    is_empty = least > greatest
    return np.where(is_empty, np.nan, least), np.where(is_empty, np.nan, greatest)
