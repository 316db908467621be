"""Snaps a place to the known points of a function and to the lines through them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF

from gdviewer.scene.marks.guides import Guides
from gdviewer.ui.views.hand import distance

SNAP_RADIUS = 6
"""How near, in pixels, a place snaps."""


Place = tuple[float, float]
"""In the plane of the picture."""


def snap(pixel: QPointF, points: Iterable[Place], to_pixel: Callable[[Place], QPointF]) -> Guides:
    """Return the coordinates that ``pixel`` takes over from ``points``: both, one or none.

    The nearest point within reach gives both; otherwise the nearest lines through any of the
    points, parallel to the axes, give theirs.
    """
    places = [(point, to_pixel(point)) for point in points]
    near = _nearest((distance(place, pixel), point) for point, place in places)
    if near is not None:
        return Guides(*near)
    column = _nearest((abs(place.x() - pixel.x()), point) for point, place in places)
    row = _nearest((abs(place.y() - pixel.y()), point) for point, place in places)
    return Guides(column and column[0], row and row[1])


def _nearest(distances: Iterable[tuple[float, Place]]) -> Place | None:
    """Return the point at the smallest distance, None where that is out of reach."""
    reach, point = min(distances, default=(float("inf"), (0.0, 0.0)))
    return point if reach <= SNAP_RADIUS else None
