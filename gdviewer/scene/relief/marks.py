"""Paints starts, critical points, minimizers and playheads over the surface, as on the contour."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from gdviewer.core.objective import Array
from gdviewer.scene.critical_markers import marker_of, paint_marker
from gdviewer.scene.critical_points import stars
from gdviewer.scene.markers import paint_minimizer, paint_playhead, paint_start, paint_start_number
from gdviewer.scene.relief.camera import Camera
from gdviewer.scene.relief.relief import Relief
from gdviewer.scene.theme import Theme
from gdviewer.state.frame import Frame


def paint_marks(
    painter: QPainter, relief: Relief, frame: Frame, camera: Camera, theme: Theme
) -> None:
    """Paint the marks of ``frame``, the playheads on top; nothing hides them."""
    _paint_critical_points(painter, relief, frame, camera, theme)
    for at in _pixels(relief.places(frame, stars(frame)), camera):
        if at is not None:
            paint_minimizer(painter, at, theme)
    for number, at in enumerate(_pixels(relief.places(frame, frame.starts), camera), 1):
        if at is None:
            continue
        paint_start(painter, at, theme)
        if len(frame.starts) > 1:
            paint_start_number(painter, at, number, theme)
    for path in frame.paths:
        if path.length and frame.shown_step(path):
            (place,) = _pixels(relief.playhead(frame, path)[np.newaxis], camera)
            if place is not None:
                paint_playhead(painter, place, path.color, theme)


def _paint_critical_points(
    painter: QPainter, relief: Relief, frame: Frame, camera: Camera, theme: Theme
) -> None:
    if not frame.document.shows_critical_points:
        return
    hidden, is_maximizing = frame.document.hidden_workings, frame.document.is_maximizing
    found = frame.critical.points
    pixels = _pixels(relief.places(frame, tuple(point.x for point in found)), camera)
    for point, at in zip(found, pixels, strict=True):
        marker = marker_of(point, is_maximizing)
        if at is None or marker.is_star or point.line or marker.value in hidden:
            continue
        paint_marker(painter, marker, at, theme, is_filled=point.is_smooth)


def _pixels(places: Array, camera: Camera) -> list[QPointF | None]:
    """Return the pixels of ``places``, None for those outside the box."""
    return [
        QPointF(x, y) if np.isfinite((x, y)).all() else None
        for x, y in camera.to_pixels(places).tolist()
    ]
