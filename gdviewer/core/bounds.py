"""Rectangles of the plane: what is in view, and what a picture of some shape really shows."""

from __future__ import annotations

import msgspec

_FARTHEST = 1e300  # so that the difference of two edges stays finite
_FINEST = 1e-12  # of the coordinates themselves: below this, float64 has no points in between


class Bounds(msgspec.Struct, frozen=True):
    """A rectangle of the plane, with xmin < xmax and ymin < ymax, all finite."""

    xmin: float
    xmax: float
    ymin: float
    ymax: float

    @property
    def width(self) -> float:
        """The extent in x."""
        return self.xmax - self.xmin

    @property
    def height(self) -> float:
        """The extent in y."""
        return self.ymax - self.ymin

    @property
    def center(self) -> tuple[float, float]:
        """The point in the middle."""
        return self.xmin / 2 + self.xmax / 2, self.ymin / 2 + self.ymax / 2

    def contains(self, x: float, y: float) -> bool:
        """Whether the point (x, y) is within, or on an edge."""
        return self.xmin <= x <= self.xmax and self.ymin <= y <= self.ymax


def visible(bounds: Bounds, width: float, height: float, fills: bool = False) -> Bounds:
    """Return what a picture of ``width`` × ``height`` pixels shows so that ``bounds`` are in it.

    One unit of x is as long as one unit of y, so that there may be more to see in one direction;
    with ``fills`` the two are scaled apart and ``bounds`` are all there is.
    """
    x, half_width = _axis(bounds.xmin, bounds.xmax)
    y, half_height = _axis(bounds.ymin, bounds.ymax)
    if not fills:
        unit = max(half_width / width, half_height / height)
        half_width, half_height = unit * width, unit * height
    return Bounds(x - half_width, x + half_width, y - half_height, y + half_height)


def _axis(low: float, high: float) -> tuple[float, float]:
    """Return center and half the extent, kept where float64 can tell the edges apart."""
    low, high = max(low, -_FARTHEST), min(high, _FARTHEST)
    center = low / 2 + high / 2
    finest = max(abs(center) * _FINEST, 1 / _FARTHEST)
    return center, max(high / 2 - low / 2, finest)
