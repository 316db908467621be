"""Maps points of the plane to pixels and back, in float64 and without Qt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import Array

_FARTHEST = 1e300


@dataclass(frozen=True, slots=True)
class Viewport:
    """``bounds`` shown in the pixels from ``(left, top)`` on, y upwards."""

    bounds: Bounds
    left: float
    top: float
    width: float
    height: float

    @property
    def scale(self) -> tuple[float, float]:
        """Pixels per unit of x and of y."""
        return self.width / self.bounds.width, self.height / self.bounds.height

    @property
    def corners(self) -> Array:
        """The upper left and the lower right corner of the bounds, ``(2, 2)``."""
        bounds = self.bounds
        return np.array([(bounds.xmin, bounds.ymax), (bounds.xmax, bounds.ymin)])

    def to_pixels(self, points: Array) -> Array:
        """Return the pixels of ``points``, both ``(..., 2)``; infinities become finite."""
        x_scale, y_scale = self.scale
        pixels = np.empty_like(points, dtype=np.float64)
        with np.errstate(over="ignore"):
            pixels[..., 0] = self.left + (points[..., 0] - self.bounds.xmin) * x_scale
            pixels[..., 1] = self.top + (self.bounds.ymax - points[..., 1]) * y_scale
        return np.clip(pixels, -_FARTHEST, _FARTHEST, out=pixels)

    def to_pixel(self, x: float, y: float) -> tuple[float, float]:
        """Return the pixel of the point ``(x, y)``; one point is quicker without an array."""
        x_scale, y_scale = self.scale
        bounds = self.bounds
        return self.left + (x - bounds.xmin) * x_scale, self.top + (bounds.ymax - y) * y_scale

    def to_point(self, x: float, y: float) -> tuple[float, float]:
        """Return the point under the pixel ``(x, y)``."""
        x_scale, y_scale = self.scale
        return (
            self.bounds.xmin + (x - self.left) / x_scale,
            self.bounds.ymax - (y - self.top) / y_scale,
        )

    def contains(self, x: float, y: float) -> bool:
        """Whether the pixel ``(x, y)`` is in view."""
        return 0 <= x - self.left <= self.width and 0 <= y - self.top <= self.height
