"""Finds the strokes that would change nothing, because all their pixels are covered already."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.objective import Array

_PIECES = 8  # boxes laid around a line; more of them hug it closer


class Cover:
    """What is covered of a drawing, asked for boxes by a table of sums (Crow 1984)."""

    def __init__(self, is_covered: NDArray[np.bool_]) -> None:
        height, width = is_covered.shape
        self._sums = np.zeros((height + 1, width + 1), np.int32)
        np.cumsum(~is_covered, axis=0, out=self._sums[1:, 1:])
        np.cumsum(self._sums, axis=1, out=self._sums)

    def hides(self, lines: Array, reach: float) -> NDArray[np.bool_]:
        """Return which ``lines`` ``(n, 4)``, ``reach`` pixels wide to each side, change nothing."""
        ends = np.linspace(lines[:, :2], lines[:, 2:], _PIECES + 1)
        low = np.floor(np.minimum(ends[:-1], ends[1:]) - reach)
        high = np.ceil(np.maximum(ends[:-1], ends[1:]) + reach)
        height, width = self._sums.shape
        left, right = (edge[..., 0].clip(0, width - 1).astype(np.intp) for edge in (low, high))
        top, bottom = (edge[..., 1].clip(0, height - 1).astype(np.intp) for edge in (low, high))
        sums = self._sums
        open_pixels = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
        return np.asarray((open_pixels == 0).all(axis=0))
