"""Paints the tangent of a curve with its slope, and the line from its point down to the axis."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviewer.core.numbers import format_number
from gdviewer.core.objective import Array
from gdviewer.scene.labels import Label, paint_labels
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
    ahead = _direction(float(mark.value), view)
    half = min(_HALF * theme.scale, _SHARE * min(view.width, view.height))
    color = mark.color(theme)
    paint_line(painter, point - ahead * half, point + ahead * half, color, theme)
    text = f"slope f′ = {format_number(float(mark.value), _DIGITS)}"
    place = _free_place(text, point, ahead, half, view, theme)
    paint_labels(painter, [Label(text, place)], theme)


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


def _direction(slope: float, view: Viewport) -> QPointF:
    """Return the unit vector to the right along a slope, in pixels."""
    x_scale, y_scale = view.scale
    angle = math.atan(slope * (y_scale / x_scale))
    return QPointF(math.cos(angle), -math.sin(angle))


def _free_place(
    text: str, point: QPointF, ahead: QPointF, half: float, view: Viewport, theme: Theme
) -> QRectF:
    """Return where to write ``text``: beyond the line's right end, else beyond its left one."""
    font = theme.font_size
    width, height = text_width(text, theme) + 0.6 * font, 1.35 * font
    inset = _INSET * font
    plot = QRectF(view.left, view.top, view.width, view.height)
    inner = plot.adjusted(inset, inset, -inset, -inset)
    places = []
    for towards in (ahead, -ahead):
        reach = min(
            extent / 2 / abs(along)
            for extent, along in ((width, towards.x()), (height, towards.y()))
            if along
        )
        center = point + towards * (half + _GAP * font + reach)
        places.append(QRectF(center.x() - width / 2, center.y() - height / 2, width, height))
    return next(filter(inner.contains, places), _within(inner, places[0]))


def _within(inner: QRectF, place: QRectF) -> QRectF:
    """Return ``place`` moved into ``inner``."""
    left = float(np.clip(place.left(), inner.left(), max(inner.right() - place.width(), 0.0)))
    top = float(np.clip(place.top(), inner.top(), max(inner.bottom() - place.height(), 0.0)))
    return QRectF(left, top, place.width(), place.height())
