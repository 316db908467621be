"""Scales the rectangle in view and the heights above it to a box around the origin."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import Array

_SHORTEST = 0.5  # of the longer side: a narrow strip is widened
_RISE = 0.9  # from the floor to the top, where the longer side is 2


@dataclass(frozen=True, slots=True)
class Box:
    """The ``bounds`` as a box of width and depth up to 2, centered on the origin."""

    bounds: Bounds

    @property
    def half(self) -> tuple[float, float, float]:
        """Half the width, the depth and the height of the box."""
        width, height = self.bounds.width, self.bounds.height
        longest = max(width, height)
        return max(width / longest, _SHORTEST), max(height / longest, _SHORTEST), _RISE / 2

    def place(self, points: Array, heights: Array) -> Array:
        """Return where ``points`` ``(..., 2)`` at ``heights`` from 0 to 1 are, ``(..., 3)``."""
        bounds, half = self.bounds, np.array(self.half)
        across = (points[..., 0] - bounds.xmin) / bounds.width
        along = (points[..., 1] - bounds.ymin) / bounds.height
        return np.asarray((np.stack([across, along, heights], axis=-1) * 2.0 - 1.0) * half)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return the point of the plane that is at ``x`` and ``y`` of the box."""
        bounds, (half_x, half_y, _) = self.bounds, self.half
        return (
            bounds.xmin + (x / half_x + 1.0) / 2.0 * bounds.width,
            bounds.ymin + (y / half_y + 1.0) / 2.0 * bounds.height,
        )
