"""Paints the quadratic that fits f at the playhead: its contours, or a parabola on a curve."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviewer.core.bounds import Bounds
from gdviewer.core.isolines import isolines
from gdviewer.core.local import LocalCalculus
from gdviewer.core.objective import Array
from gdviewer.core.quadratic_model import quadratic_model
from gdviewer.core.sampling import Field
from gdviewer.scene.arrays import draw_lines
from gdviewer.scene.ground.ground import Ground
from gdviewer.scene.paths.clipping import clip
from gdviewer.scene.paths.dashes import dashed
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame

NAME = "Local quadratic"
"""What the key calls it."""

_COLUMNS, _ROWS = 96, 72
_PIECES = 240  # of a parabola
_DASH = (6.0, 4.0)  # pixels of line and of gap
_THIN, _CLEAR, _STRENGTH = 1.0, 2.0, 0.85  # contours are many, a parabola is one


class KeptQuadratic:
    """The quadratic of a scene as a picture; it is painted anew only where it is another one."""

    def __init__(self) -> None:
        self._picture = Ground()
        self._painted: tuple[object, ...] = ()

    def paint(
        self,
        painter: QPainter,
        viewport: Viewport,
        frame: Frame,
        theme: Theme,
        size: QSize,
        resolution: float,
    ) -> None:
        """Paint the quadratic of ``frame`` into a scene of ``size``, where it is to be drawn."""
        if quadratic_of(frame) is None:
            return
        painted = frame.local, frame.field, viewport, theme
        if painted != self._painted:
            self._painted, self._picture.is_current = painted, False
        anew = partial(paint_local_quadratic, viewport=viewport, frame=frame, theme=theme)
        painter.drawPixmap(0, 0, self._picture.picture(size, resolution, "transparent", anew))


def quadratic_of(frame: Frame) -> LocalCalculus | None:
    """Return the calculus whose quadratic is drawn at the playhead, where it is."""
    document = frame.document
    is_drawn = document.shows_quadratic and NAME not in document.hidden_workings
    return frame.local if is_drawn else None


def paint_local_quadratic(
    painter: QPainter, viewport: Viewport, frame: Frame, theme: Theme
) -> None:
    """Paint the quadratic of ``frame``, where it is to be drawn, dashed in the ink of curvature.

    Its contours have the levels of the isolines of f, so that they touch them at the point; of a
    function of one variable it is the parabola that touches the curve there.
    """
    local = quadratic_of(frame)
    if local is None:
        return
    is_curve = len(local.point) == 1
    if is_curve:
        points = parabola(local, viewport.bounds)
    elif frame.field is not None:
        points = contours(local, viewport.bounds, frame.field)
    else:
        return
    color = QColor(theme.inks.curvature)
    color.setAlphaF(_STRENGTH)
    width = (_CLEAR if is_curve else _THIN) * theme.scale
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    draw_lines(painter, _dashes(viewport, points, theme))


def contours(local: LocalCalculus, bounds: Bounds, field: Field) -> Array:
    """Return the contours of the quadratic within ``bounds``, at the levels of ``field``.

    ``(m, 2)``, parted by rows of nan.
    """
    x = np.linspace(bounds.xmin, bounds.xmax, _COLUMNS)
    y = np.linspace(bounds.ymin, bounds.ymax, _ROWS)
    values = quadratic_model(local).values_on(x, y)
    if field.shading is None:
        return np.empty((0, 2))
    # In offsets, as those of f: between ±1e308 contourpy would overflow.
    return isolines(x, y, field.shading.offset(values), field.shading.offset(field.levels))


def parabola(local: LocalCalculus, bounds: Bounds) -> Array:
    """Return points ``(m, 2)`` of the parabola of one variable, from one edge to the other."""
    x = np.linspace(bounds.xmin, bounds.xmax, _PIECES + 1)
    return np.column_stack((x, quadratic_model(local).values_along(x)))


def _dashes(viewport: Viewport, points: Array, theme: Theme) -> Array:
    """Return the dashes in view of the lines through ``points``, ``(n, 4)``; none at nan.

    Lines drawn one by one take a tenth of the time that Qt's own dashes would.
    """
    pixels = viewport.to_pixels(points)
    lines = np.hstack((pixels[:-1], pixels[1:]))
    left, top = viewport.left, viewport.top
    parts, is_seen = clip(lines, left, top, left + viewport.width, top + viewport.height)
    parts = parts[is_seen]
    lengths = np.hypot(*(parts[:, 2:] - parts[:, :2]).T)
    begins = np.cumsum(lengths) - lengths
    dashes, _ = dashed(parts, begins, [length * theme.scale for length in _DASH])
    return dashes
