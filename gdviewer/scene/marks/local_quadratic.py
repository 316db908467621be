"""Paints the quadratic that fits f at the playhead: its contours and the Newton step."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviewer.core.bounds import Bounds
from gdviewer.core.curvature import Shape
from gdviewer.core.isolines import isolines
from gdviewer.core.local import LocalCalculus
from gdviewer.core.objective import Array
from gdviewer.core.quadratic_model import QuadraticModel, quadratic_model
from gdviewer.core.sampling import Field
from gdviewer.scene.arrays import draw_polylines
from gdviewer.scene.text import paint_pale_ground, text_width, write
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.scene.workings.arrows import Arrow, arrow_of, paint_arrow, paint_casing
from gdviewer.state.frame import Frame

_COLUMNS, _ROWS = 96, 72
_WIDTH, _STRENGTH, _ARROW_WIDTH = 1.3, 0.75, 2.5
_RADIUS = 5.0
_NO_ARROW = 12.0  # pixels of a step that ends where it begins, to the eye
_OPACITY = 0.8
_BOTTOMS = {Shape.MINIMUM: "minimum", Shape.MAXIMUM: "maximum", Shape.SADDLE: "saddle"}


def paint_local_quadratic(
    painter: QPainter, viewport: Viewport, frame: Frame, theme: Theme
) -> None:
    """Paint the quadratic of ``frame``, where it is to be drawn, in the ink of curvature.

    Its dashed contours have the levels of the isolines of f, so that they touch them at the point.
    Beside the Newton step, which leads to where it is level, is the step that the run takes.
    """
    local = frame.local
    if local is None or not frame.document.shows_quadratic or len(local.point) != 2:
        return
    model = quadratic_model(local, frame.document.is_maximizing)
    painter.save()
    painter.setClipRect(QRectF(viewport.left, viewport.top, viewport.width, viewport.height))
    if frame.field is not None:
        _paint_contours(painter, viewport, contours(local, viewport.bounds, frame.field), theme)
    _paint_step_taken(painter, viewport, frame, theme)
    _paint_newton_step(painter, viewport, model, theme)
    painter.restore()


@lru_cache(maxsize=2)
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


def _paint_contours(painter: QPainter, viewport: Viewport, lines: Array, theme: Theme) -> None:
    color = QColor(theme.inks.curvature)
    color.setAlphaF(_STRENGTH)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color, _WIDTH * theme.scale, Qt.PenStyle.DashLine))
    draw_polylines(painter, viewport.to_pixels(lines))


def _paint_step_taken(painter: QPainter, viewport: Viewport, frame: Frame, theme: Theme) -> None:
    """Paint the step of the selected run from the point on, where it takes one."""
    path = frame.selected_path
    step = frame.step_of(path) if path is not None else 0
    if path is None or step + 1 >= path.length:
        return
    here, there = path.trajectory.x[step], path.trajectory.x[step + 1]
    arrow = arrow_of(there - here, here, _ARROW_WIDTH, viewport, theme)
    if arrow is not None:
        paint_casing(painter, arrow, _ARROW_WIDTH, theme)
        paint_arrow(painter, arrow, theme.inks.step, _ARROW_WIDTH, theme)


def _paint_newton_step(
    painter: QPainter, viewport: Viewport, model: QuadraticModel, theme: Theme
) -> None:
    """Paint the step to where the quadratic is level, and what it has there."""
    if model.step is None or model.stationary is None:
        return
    here, there = (
        QPointF(*viewport.to_pixels(point).tolist())
        for point in (model.calculus.point, model.stationary)
    )
    what = _BOTTOMS.get(model.calculus.shape, "level point")
    if viewport.contains(there.x(), there.y()):
        if (there - here).manhattanLength() > _NO_ARROW * theme.scale:
            _paint_newton_arrow(painter, Arrow(here, there, is_true=True), theme)
        _paint_bottom(painter, there, theme)
        _paint_label(painter, f"{what} of the quadratic", QLineF(here, there), viewport, theme)
        return
    arrow = arrow_of(model.step, model.calculus.point, _ARROW_WIDTH, viewport, theme)
    if arrow is not None:
        _paint_newton_arrow(painter, arrow, theme)
        text = f"Newton step, to a {what} out of view"
        _paint_label(painter, text, QLineF(arrow.tail, arrow.tip), viewport, theme)


def _paint_newton_arrow(painter: QPainter, arrow: Arrow, theme: Theme) -> None:
    paint_casing(painter, arrow, _ARROW_WIDTH, theme)
    paint_arrow(painter, arrow, theme.inks.curvature, _ARROW_WIDTH, theme)


def _paint_bottom(painter: QPainter, at: QPointF, theme: Theme) -> None:
    """Paint a hollow square, which no other mark is."""
    radius = _RADIUS * theme.scale
    square = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
    painter.setBrush(QColor(theme.halo))
    painter.setPen(QPen(QColor(theme.inks.curvature), 2 * theme.scale))
    painter.drawRect(square)


def _paint_label(
    painter: QPainter, text: str, line: QLineF, viewport: Viewport, theme: Theme
) -> None:
    """Write ``text`` beyond the end of ``line``: above it where the line rises, else below."""
    at, is_rising = line.p2(), line.dy() < 0
    font = theme.font_size
    width, height = text_width(text, theme) + 0.8 * font, 1.5 * font
    left = min(max(at.x() - width / 2, viewport.left), viewport.left + viewport.width - width)
    away = 2 * _RADIUS * theme.scale
    top = at.y() - away - height if is_rising else at.y() + away
    top = min(max(top, viewport.top), viewport.top + viewport.height - height)
    place = QRectF(left, top, width, height)
    paint_pale_ground(painter, place, theme, _OPACITY)
    write(painter, text, place.center().x(), place.center().y(), theme)
