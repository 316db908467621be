"""Paints a curve, and the quiet grid that its heights are read off."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviewer.core.curve import Curve
from gdviewer.core.objective import Array
from gdviewer.scene.arrays import draw_lines, polygon_of
from gdviewer.scene.axes.axes import Axes
from gdviewer.scene.paths.thinning import thinned
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport

_WIDTH = 2.0
_DENSE = 60.0  # times its width that a curve is long: it goes up and down in each column
_AT_ONCE = 64  # points in a line: QPainter takes ever longer for each of a longer one


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
    """Paint ``curve``, interrupted where it is; one that fills the plot is a band."""
    pen = QPen(QColor(theme.muted), _WIDTH * theme.scale)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    pixels = _pixels(viewport, curve)
    pieces = _between_points(pixels)
    if np.hypot(*(pieces[:, 2:] - pieces[:, :2]).T).sum() > _DENSE * viewport.width:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        draw_lines(painter, pieces)
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    is_gap = np.isnan(pixels[:, 1])
    edges = np.flatnonzero(np.diff(np.concatenate(([True], is_gap, [True]))))
    for start, stop in edges.reshape(-1, 2).tolist():
        for first in range(start, stop, _AT_ONCE):
            painter.drawPolyline(polygon_of(pixels[first : min(first + _AT_ONCE + 1, stop)]))


def curve_pieces(viewport: Viewport, curve: Curve) -> Array:
    """Return the lines between neighboring points of ``curve`` in pixels, ``(n, 4)``."""
    return _between_points(_pixels(viewport, curve))


def _between_points(pixels: Array) -> Array:
    pieces = np.hstack((pixels[:-1], pixels[1:]))
    return pieces[~np.isnan(pieces).any(axis=1)]


def _pixels(viewport: Viewport, curve: Curve) -> Array:
    """Return the points of ``curve``, none of them far out of view.

    Neighbors are less than a pixel apart in x, so that a flank may as well end nearer by.
    """
    pixels = viewport.to_pixels(curve.points)
    low, high = viewport.top - viewport.height, viewport.top + 2 * viewport.height
    np.clip(pixels[:, 1], low, high, out=pixels[:, 1])
    return thinned(pixels)
