"""Paints the quadratic that fits f at the playhead: its contours, or a parabola on a curve."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QColor, QPainter, QPen

from gdviewer.core.bounds import Bounds
from gdviewer.core.local import LocalCalculus
from gdviewer.core.objective import Array
from gdviewer.core.quadratic_model import quadratic_model
from gdviewer.scene.arrays import draw_lines
from gdviewer.scene.marks.dashes import dashes_through
from gdviewer.scene.marks.quadratic_contours import QuadraticContours, paint_contours
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame

NAME = "Local quadratic"
"""What the key calls it."""

_PIECES = 240  # of a parabola
_WIDTH = 2.0


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
    if local is not None and len(local.point) == 1:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.inks.curvature), _WIDTH * theme.scale))
        points = parabola(local, viewport.bounds)
        draw_lines(painter, dashes_through(viewport, points, theme.scale))
    elif local is not None and frame.field is not None:
        paint_contours(painter, QuadraticContours(local, frame.field, viewport, theme))


def parabola(local: LocalCalculus, bounds: Bounds) -> Array:
    """Return points ``(m, 2)`` of the parabola of one variable, from one edge to the other."""
    x = np.linspace(bounds.xmin, bounds.xmax, _PIECES + 1)
    return np.column_stack((x, quadratic_model(local).values_along(x)))
