"""Paints the tangent of a curve with its slope, and the line from its point down to the axis."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviewer.core.numbers import format_number
from gdviewer.core.objective import Array
from gdviewer.scene.labels import MARKER_REACH, Label, paint_labels
from gdviewer.scene.room import Room
from gdviewer.scene.text import text_width
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.scene.workings.marks import Mark

_HALF, _SHARE = 130.0, 0.3  # of the length: pixels of the screen, at most that share of the plot
_WIDTH = 1.5
_DIGITS = 3
_GAP = 0.5  # heights of the text between the line's end and its slope
_INSET = 0.3  # ... and between that and the edge of the plot


def paint_tangent(painter: QPainter, mark: Mark, at: Array, view: Viewport, theme: Theme) -> None:
    """Paint the line of the slope ``mark.value`` through ``at``, where that is in view."""
    x, y = view.to_pixels(at).tolist()
    if not view.contains(x, y):
        return
    point = QPointF(x, y)
    _paint_drop(painter, point, view, theme)
    reach = _direction(float(mark.value), view) * _half(view, theme)
    paint_line(painter, point - reach, point + reach, mark.color(theme), theme)


def paint_slopes(
    painter: QPainter,
    tangents: Sequence[tuple[Mark, Array]],
    lines: Array,
    view: Viewport,
    theme: Theme,
) -> None:
    """Write the slope of each of ``tangents``, a mark and its point, where it hides least.

    ``lines`` ``(n, 4)`` are those of the plot, in pixels.
    """
    seen = [(mark, *view.to_pixels(at).tolist()) for mark, at in tangents]
    seen = [(mark, x, y) for mark, x, y in seen if view.contains(x, y)]
    reach, inset = MARKER_REACH * theme.scale, _INSET * theme.font_size
    plot = QRectF(view.left, view.top, view.width, view.height)
    inner = plot.adjusted(inset, inset, -inset, -inset)
    markers = (QRectF(x - reach, y - reach, 2 * reach, 2 * reach) for _, x, y in seen)
    room = Room(inner, lines, tuple(markers))
    for mark, x, y in seen:
        text = f"slope f′ = {format_number(float(mark.value), _DIGITS)}"
        ahead = _direction(float(mark.value), view)
        places = [*_places(text, QPointF(x, y), ahead, _half(view, theme), theme)]
        place = room.best(places, math.inf) or _within(inner, places[0])
        paint_labels(painter, [Label(text, place)], theme)
        room = room.and_taken(place)


def paint_line(painter: QPainter, start: QPointF, end: QPointF, color: str, theme: Theme) -> None:
    """Paint a straight line in a casing."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = _WIDTH * theme.scale
    for ink, width in ((theme.halo, line + 2 * theme.halo_width), (color, line)):
        painter.setPen(QPen(QColor(ink), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(start, end)


def _paint_drop(painter: QPainter, point: QPointF, view: Viewport, theme: Theme) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(QColor(theme.muted), theme.scale, Qt.PenStyle.DotLine))
    painter.drawLine(point, QPointF(point.x(), view.top + view.height))


def _half(view: Viewport, theme: Theme) -> float:
    """Return half the length of a tangent in pixels."""
    return min(_HALF * theme.scale, _SHARE * min(view.width, view.height))


def _direction(slope: float, view: Viewport) -> QPointF:
    """Return the unit vector to the right along a slope, in pixels."""
    x_scale, y_scale = view.scale
    angle = math.atan(slope * (y_scale / x_scale))
    return QPointF(math.cos(angle), -math.sin(angle))


def _places(
    text: str, point: QPointF, ahead: QPointF, half: float, theme: Theme
) -> Iterator[QRectF]:
    """Yield where ``text`` may go: beyond the ends of the line, then above and below them."""
    font = theme.font_size
    width, height = text_width(text, theme) + 0.6 * font, 1.35 * font
    across = QPointF(ahead.y(), -ahead.x())
    for away in (QPointF(), across, -across):
        for towards in (ahead, -ahead):
            end = point + towards * half
            outwards = towards if away.isNull() else away
            reach = min(
                extent / 2 / abs(along)
                for extent, along in ((width, outwards.x()), (height, outwards.y()))
                if along
            )
            center = end + outwards * (_GAP * font + reach)
            yield QRectF(center.x() - width / 2, center.y() - height / 2, width, height)


def _within(inner: QRectF, place: QRectF) -> QRectF:
    """Return ``place`` moved into ``inner``."""
    left = float(np.clip(place.left(), inner.left(), max(inner.right() - place.width(), 0.0)))
    top = float(np.clip(place.top(), inner.top(), max(inner.bottom() - place.height(), 0.0)))
    return QRectF(left, top, place.width(), place.height())
