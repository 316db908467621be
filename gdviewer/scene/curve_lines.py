"""Paints a curve, and the quiet grid that its heights are read off."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviewer.core.curve import Curve
from gdviewer.core.objective import Array
from gdviewer.scene.arrays import polygon_of
from gdviewer.scene.axes import Axes
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport

_WIDTH = 2.0


def paint_grid(painter: QPainter, viewport: Viewport, theme: Theme, hairline: float) -> None:
    """Paint a faint line at each number of the axes, and a clearer one at the zero of each."""
    axes = Axes.of(viewport, ("", ""), theme)
    left, top = viewport.left, viewport.top
    right, bottom = left + viewport.width, top + viewport.height
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    faint, clear = QPen(QColor(theme.border), hairline), QPen(QColor(theme.muted), hairline)
    x_scale, y_scale = viewport.scale
    for value in axes.x.values:
        x = left + (value - viewport.bounds.xmin) * x_scale
        painter.setPen(faint if value else clear)
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))
    for value in axes.y.values:
        y = top + (viewport.bounds.ymax - value) * y_scale
        painter.setPen(faint if value else clear)
        painter.drawLine(QPointF(left, y), QPointF(right, y))


def paint_curve(painter: QPainter, viewport: Viewport, curve: Curve, theme: Theme) -> None:
    """Paint ``curve``, interrupted where it is."""
    pen = QPen(QColor(theme.muted), _WIDTH * theme.scale)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pixels = _pixels(viewport, curve)
    is_gap = np.isnan(pixels[:, 1])
    edges = np.flatnonzero(np.diff(np.concatenate(([True], is_gap, [True]))))
    for start, stop in edges.reshape(-1, 2).tolist():
        painter.drawPolyline(polygon_of(pixels[start:stop]))


def curve_pieces(viewport: Viewport, curve: Curve) -> Array:
    """Return the lines between neighboring points of ``curve`` in pixels, ``(n, 4)``."""
    pixels = _pixels(viewport, curve)
    pieces = np.hstack((pixels[:-1], pixels[1:]))
    return pieces[~np.isnan(pieces).any(axis=1)]


def _pixels(viewport: Viewport, curve: Curve) -> Array:
    """Return the points of ``curve``, none of them far out of view.

    Neighbors are less than a pixel apart in x, so that a flank may as well end nearer by.
    """
    pixels = viewport.to_pixels(curve.points)
    low, high = viewport.top - viewport.height, viewport.top + 2 * viewport.height
    np.clip(pixels[:, 1], low, high, out=pixels[:, 1])
    return pixels
