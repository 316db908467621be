"""Paints a surface from above: the pale fill and the thin isolines."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from gdviewer.core.sampling import Field
from gdviewer.core.shading import NOTHING
from gdviewer.scene.arrays import draw_polylines, image_of
from gdviewer.scene.ground.colors import fill_colors
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport


def paint_fill(painter: QPainter, viewport: Viewport, field: Field, theme: Theme) -> None:
    """Paint the shades of ``field``, each centered on its node, and nothing beyond its edges."""
    rows, columns = field.shade.shape
    ends = np.array(((field.x[0], field.y[-1]), (field.x[-1], field.y[0])))
    (left, top), (right, bottom) = viewport.to_pixels(ends).tolist()
    shade = field.shade[::-1]
    image = image_of(fill_colors(theme)[shade], is_opaque=bool(shade.max() < NOTHING))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(
        QRectF(left, top, right - left, bottom - top),
        image,
        QRectF(0.5, 0.5, columns - 1, rows - 1),
    )


def paint_isolines(
    painter: QPainter, viewport: Viewport, field: Field, theme: Theme, width: float
) -> None:
    """Paint the isolines of ``field``, ``width`` pixels wide."""
    color = QColor(theme.isoline)
    color.setAlphaF(theme.isoline_strength)
    painter.setPen(QPen(color, width))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # Whole lines, not their pieces: where two pieces meet, a color with an alpha would show twice.
    draw_polylines(painter, viewport.to_pixels(field.isolines))
