"""Paints what shows that f is not convex: a chord, and the point of f above its middle."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviewer.scene.plot import plot_of
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame

_WIDTH = 2.5
_RADIUS = 6.0


def paint_witness(painter: QPainter, viewport: Viewport, frame: Frame, theme: Theme) -> None:
    """Paint the witness of ``frame``, if it is to be shown, in the ink of curvature.

    The chord is dashed, as every line along which f curves down. In a surface its middle and the
    point of f lie on each other; in a curve a line joins them.
    """
    if frame.witness is None:
        return
    plot = plot_of(frame)
    one, other, middle = (
        QPointF(*viewport.to_pixels(np.array(plot.place(point))).tolist())
        for point in (*frame.witness.ends, frame.witness.middle)
    )
    chord = QLineF(one, other)
    painter.save()
    painter.setClipRect(QRectF(viewport.left, viewport.top, viewport.width, viewport.height))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(theme.halo))
    for pen in _pens(theme, Qt.PenStyle.DashLine):
        painter.setPen(pen)
        painter.drawLine(chord)
        painter.drawLine(QLineF(chord.center(), middle))
    for pen in _pens(theme, Qt.PenStyle.SolidLine):
        painter.setPen(pen)
        painter.drawEllipse(middle, _RADIUS * theme.scale, _RADIUS * theme.scale)
    painter.restore()


def _pens(theme: Theme, style: Qt.PenStyle) -> tuple[QPen, QPen]:
    """Return the pen of the casing and that of the line."""
    width, flat = _WIDTH * theme.scale, Qt.PenCapStyle.FlatCap
    casing = QPen(QColor(theme.halo), width + 2 * theme.halo_width, Qt.PenStyle.SolidLine, flat)
    return casing, QPen(QColor(theme.inks.curvature), width, style, flat)
