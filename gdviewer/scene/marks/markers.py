"""Paints the points that matter: starts, playheads and known minimizers."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gdviewer.scene.paths.brush import Brush, paint_shape
from gdviewer.scene.theme import Theme

_STAR_POINTS = 5
_STAR_WAIST = 0.45  # the inner radius, as a part of the outer one
_LARGER = 1.25  # a marker with corners than a circle, to look as large


def paint_start(painter: QPainter, at: QPointF, theme: Theme) -> None:
    """Paint the ring around a start."""
    radius = 7.5 * theme.scale
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for color, width in ((theme.halo, 4.5), (theme.text, 2.0)):
        painter.setPen(QPen(QColor(color), width * theme.scale))
        painter.drawEllipse(at, radius, radius)


def paint_selected_start(painter: QPainter, at: QPointF, theme: Theme) -> None:
    """Paint what tells the selected start from the others: a ring around its ring."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for color, width in ((theme.halo, 4.0), (theme.accent, 2.0)):
        painter.setPen(QPen(QColor(color), width * theme.scale))
        painter.drawEllipse(at, 11.0 * theme.scale, 11.0 * theme.scale)


def paint_playhead(painter: QPainter, at: QPointF, color: int, theme: Theme) -> None:
    """Paint where a run is now: its marker in a rim of casing with a fine outline."""
    brush = Brush.of(theme, color)
    radius, rim, line = 6.0 * theme.scale, 2.0 * theme.scale, theme.scale
    if brush.marker:
        radius *= _LARGER
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_shape(painter, brush.marker, at, radius, theme.text, theme.text, rim + line)
    paint_shape(painter, brush.marker, at, radius, brush.color, theme.halo, rim)


def paint_minimizer(painter: QPainter, at: QPointF, theme: Theme) -> None:
    """Paint the star at a known minimizer."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor("#1a1f24"), theme.scale)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(QColor(theme.star))
    painter.drawPolygon(_star(at, 8.5 * theme.scale))


def _star(center: QPointF, radius: float) -> QPolygonF:
    corners = []
    for corner in range(2 * _STAR_POINTS):
        angle = math.pi * corner / _STAR_POINTS
        reach = radius * (_STAR_WAIST if corner % 2 else 1.0)
        corners.append(center + QPointF(reach * math.sin(angle), -reach * math.cos(angle)))
    return QPolygonF(corners)
