"""Paints the lines that a start has snapped to; they are of the hand, never of a picture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport


@dataclass(frozen=True, slots=True)
class Guides:
    """The upright line at ``x`` and the level one at ``y``, in the plane; None is no line."""

    x: float | None = None
    y: float | None = None


NO_GUIDES = Guides()


def paint_guides(painter: QPainter, viewport: Viewport, guides: Guides, theme: Theme) -> None:
    """Paint ``guides`` across the plot: dashes of ink and of ground, to be seen on any fill."""
    lines = _lines(viewport, guides)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for color, style in ((theme.halo, Qt.PenStyle.SolidLine), (theme.text, Qt.PenStyle.DashLine)):
        painter.setPen(QPen(QColor(color), theme.scale, style))
        painter.drawLines(lines)


def _lines(viewport: Viewport, guides: Guides) -> list[QLineF]:
    left, top = viewport.left, viewport.top
    right, bottom = left + viewport.width, top + viewport.height
    x, y = viewport.to_pixels(np.array((guides.x or 0.0, guides.y or 0.0))).tolist()
    lines = []
    if guides.x is not None and viewport.contains(x, top):
        lines.append(QLineF(QPointF(x, top), QPointF(x, bottom)))
    if guides.y is not None and viewport.contains(left, y):
        lines.append(QLineF(QPointF(left, y), QPointF(right, y)))
    return lines
