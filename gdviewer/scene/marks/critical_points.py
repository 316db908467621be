"""Paints the critical points in view: quiet marks, fewer and smaller where there are many."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gdviewer.core.critical_points.records import CriticalPoint, Kind
from gdviewer.core.objective import Array
from gdviewer.scene.marks.critical_markers import (
    Marker,
    MarkerSwatch,
    marker_of,
    paint_dots,
    paint_marker,
)
from gdviewer.scene.plot import Plot, plot_of
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.scene.workings.key import Entry
from gdviewer.state.frame import Frame
from gdviewer.state.readings.landmarks import is_known

_MANY, _SMALL = 40, 0.7  # points in view from which on marks are smaller
_CROWD = 150  # points in view from which on only what a run looks for is marked
_RING = 9.0
_GAP = 7.0  # pixels between the dots of a line, at least


def paint_critical_points(
    painter: QPainter, viewport: Viewport, frame: Frame, theme: Theme
) -> None:
    """Paint the marks of ``frame`` but the stars, which lie above the paths."""
    plot, hidden = plot_of(frame), frame.document.hidden_workings
    shown = _in_view(frame, viewport, plot)
    size, is_maximizing = mark_size(len(shown)), frame.document.is_maximizing
    for point, at in shown:
        marker = marker_of(point, is_maximizing)
        is_left_out = is_lost_in_crowd(point, len(shown), is_maximizing)
        if marker.value in hidden or marker.is_star or is_left_out:
            continue
        if marker is Marker.LINE:
            _paint_line(painter, viewport, plot, point, theme)
        elif at is not None:
            paint_marker(painter, marker, at, theme, size, is_filled=point.is_smooth)


def mark_size(count: int) -> float:
    """Return how large marks are where ``count`` points are in view, 1 being usual."""
    return _SMALL if count > _MANY else 1.0


def is_lost_in_crowd(point: CriticalPoint, count: int, is_maximizing: bool) -> bool:
    """Whether ``point`` is not marked since ``count`` are in view: no run looks for it."""
    goal = Kind.MAXIMUM if is_maximizing else Kind.MINIMUM
    return count > _CROWD and point.shape is not goal


def stars(frame: Frame) -> tuple[tuple[float, ...], ...]:
    """Return the points that have a star: the known minimizers, and the best that were found."""
    known = frame.facts.minimizers
    if not frame.document.shows_critical_points:
        return known
    is_maximizing, hidden = frame.document.is_maximizing, frame.document.hidden_workings
    known = () if Marker.GLOBAL_MINIMUM.value in hidden else known
    extremes = (one for one in frame.critical.points if one.is_global)
    markers = ((one, marker_of(one, is_maximizing)) for one in extremes)
    best = (one for one, marker in markers if marker.is_star and marker.value not in hidden)
    return *known, *(point.x for point in best if not is_known(point, frame))


def critical_entries(frame: Frame, viewport: Viewport) -> tuple[Entry, ...]:
    """Return a line of the key for each kind of mark in view, whether it is shown or not."""
    present = {
        marker_of(point, frame.document.is_maximizing)
        for point, _ in _in_view(frame, viewport, plot_of(frame))
    }
    hidden = frame.document.hidden_workings
    return tuple(
        Entry(marker.value, "", MarkerSwatch(marker), marker.value not in hidden, is_to_scale=True)
        for marker in Marker
        if marker in present
    )


def marked_pixels(frame: Frame, viewport: Viewport) -> Array:
    """Return the pixels of the points in view that have a mark, ``(k, 2)``."""
    hidden, is_maximizing = frame.document.hidden_workings, frame.document.is_maximizing
    pixels = [
        (at.x(), at.y())
        for point, at in _in_view(frame, viewport, plot_of(frame))
        if at is not None and marker_of(point, is_maximizing).value not in hidden
    ]
    return np.array(pixels).reshape(-1, 2)


def marks_in(frame: Frame) -> tuple[object, ...]:
    """Return what decides on the marks, to be compared."""
    document = frame.document
    return (
        id(frame.critical),
        document.shows_critical_points,
        document.is_maximizing,
        document.hidden_workings,
    )


def paint_highlight(painter: QPainter, at: QPointF, theme: Theme) -> None:
    """Paint the ring around the critical point that is chosen in the table."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(0, 0, 0, 0))
    radius = _RING * theme.scale
    for color, width in ((theme.halo, 5.0), (theme.accent, 2.5)):
        painter.setPen(QPen(QColor(color), width * theme.scale))
        painter.drawEllipse(at, radius, radius)


def _in_view(
    frame: Frame, viewport: Viewport, plot: Plot
) -> list[tuple[CriticalPoint, QPointF | None]]:
    """Return the points in view with their pixels; a line is where any point of it is."""
    if not frame.document.shows_critical_points:
        return []
    found = frame.critical.points
    pixels = _pixels(viewport, plot, [point.x for point in found])
    return [
        (point, at)
        for point, at in zip(found, pixels, strict=True)
        if at is not None or any(at is not None for at in _pixels(viewport, plot, point.line))
    ]


def _paint_line(
    painter: QPainter, viewport: Viewport, plot: Plot, point: CriticalPoint, theme: Theme
) -> None:
    pixels = _pixels(viewport, plot, point.line)
    left = np.array([(at.x(), at.y()) for at in pixels if at is not None]).reshape(-1, 2)
    dots = []
    while len(left):
        dots.append(QPointF(*left[0]))
        left = left[np.hypot(*(left - left[0]).T) >= _GAP * theme.scale]
    paint_dots(painter, QPolygonF(dots), theme)


def _pixels(
    viewport: Viewport, plot: Plot, points: Sequence[tuple[float, ...]]
) -> list[QPointF | None]:
    """Return the pixels of ``points``, None for those out of view."""
    places = np.array([plot.place(point) for point in points]).reshape(-1, 2)
    pixels = viewport.to_pixels(places).tolist()
    return [QPointF(x, y) if viewport.contains(x, y) else None for x, y in pixels]
