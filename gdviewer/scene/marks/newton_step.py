"""Paints the Newton step: from the playhead to where the quadratic that fits there is level."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviewer.core.curvature import Shape
from gdviewer.core.objective import Array
from gdviewer.core.quadratic_model import QuadraticModel, quadratic_model
from gdviewer.scene.marks.local_quadratic import quadratic_of
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.scene.workings.arrows import Arrow, arrow_of, paint_arrow, paint_casing
from gdviewer.scene.workings.marks import Meaning
from gdviewer.scene.workings.painting import arrow_width
from gdviewer.state.frame import Frame

NAME = "Newton step"
"""What the key calls it."""

_WIDTH = 2.5
_RADIUS = 5.0
_FOOT = 34.0  # pixels from the lower edge to the arrow along a curve: above those of the method
_NO_ARROW = 12.0  # pixels of a step that ends where it begins, to the eye
_BOTTOMS = {Shape.MINIMUM: "minimum", Shape.MAXIMUM: "maximum", Shape.SADDLE: "saddle"}


@dataclass(frozen=True, slots=True)
class NewtonStep:
    """In pixels: the ``arrow`` of the step, and the ``bottom`` of the quadratic, both if in view.

    ``landing`` is where on a curve the step leads to, ``text`` what stands at the end.
    """

    arrow: Arrow | None
    bottom: QPointF | None
    landing: QPointF | None
    text: str

    @property
    def end(self) -> QPointF | None:
        """Where the text belongs."""
        return self.bottom or (self.arrow.tip if self.arrow is not None else None)


def newton_step_of(frame: Frame, viewport: Viewport, theme: Theme) -> NewtonStep | None:
    """Return the Newton step at the playhead of ``frame``, where it is drawn and there is one."""
    local = quadratic_of(frame)
    if local is None or NAME in frame.document.hidden_workings:
        return None
    model = quadratic_model(local)
    if model.step is None or model.stationary is None:
        return None
    what = _BOTTOMS.get(local.shape, "level point")
    whose = "quadratic" if len(local.point) == 2 else "parabola"
    if len(local.point) == 1:
        to = model.stationary
        return _along_a_curve(frame, model, to, f"{what} of the {whose}", viewport, theme)
    here, there = (_pixel(viewport, *one.tolist()) for one in (local.point, model.stationary))
    if viewport.contains(there.x(), there.y()):
        is_long = (there - here).manhattanLength() > _NO_ARROW * theme.scale
        arrow = Arrow(here, there, is_true=True) if is_long else None
        return NewtonStep(arrow, there, None, f"{what} of the {whose}")
    arrow = arrow_of(model.step, local.point, _WIDTH, viewport, theme)
    return NewtonStep(arrow, None, None, f"{what} of the {whose} out of view")


def paint_newton_step(painter: QPainter, viewport: Viewport, frame: Frame, theme: Theme) -> None:
    """Paint it in the ink of curvature, and beside it the step that the run takes."""
    step = newton_step_of(frame, viewport, theme)
    painter.save()
    painter.setClipRect(QRectF(viewport.left, viewport.top, viewport.width, viewport.height))
    _paint_step_taken(painter, viewport, frame, theme)
    if step is not None:
        if step.arrow is not None:
            paint_casing(painter, step.arrow, _WIDTH, theme)
            paint_arrow(painter, step.arrow, theme.inks.curvature, _WIDTH, theme)
        if step.landing is not None:
            _paint_way(painter, step.landing, step.bottom or step.landing, viewport, theme)
        if step.bottom is not None:
            _paint_bottom(painter, step.bottom, theme)
    painter.restore()


def _along_a_curve(
    frame: Frame, model: QuadraticModel, to: Array, text: str, viewport: Viewport, theme: Theme
) -> NewtonStep:
    """Return the step of one variable: its arrow lies along the axis, its end is on the curve."""
    at = model.calculus.point
    foot = viewport.bounds.ymin + _FOOT * theme.scale / viewport.scale[1]
    tail, tip = (_pixel(viewport, float(one[0]), foot) for one in (at, to))
    bottom = _pixel(viewport, float(to[0]), float(model.values_along(to)[0]))
    value = np.nan
    if frame.facts.objective is not None:
        value = float(frame.facts.objective.value(to))
    landing = _pixel(viewport, float(to[0]), value) if np.isfinite(value) else None
    if viewport.contains(tip.x(), tip.y()):
        is_long = abs(tip.x() - tail.x()) > _NO_ARROW * theme.scale
        arrow = Arrow(tail, tip, is_true=True) if is_long else None
        is_seen = viewport.contains(bottom.x(), bottom.y())
        return NewtonStep(arrow, bottom if is_seen else None, landing, text)
    along = np.array((float(to[0] - at[0]), 0.0))
    arrow = arrow_of(along, np.array((float(at[0]), foot)), _WIDTH, viewport, theme)
    return NewtonStep(arrow, None, None, f"{text} out of view")


def _pixel(viewport: Viewport, x: float, y: float) -> QPointF:
    return QPointF(*viewport.to_pixels(np.array((x, y))).tolist())


def _paint_step_taken(painter: QPainter, viewport: Viewport, frame: Frame, theme: Theme) -> None:
    """Paint the step of the selected run from the point on, unless its inner workings show it."""
    path = frame.selected_path
    if quadratic_of(frame) is None or frame.insides or len(frame.variables) != 2 or path is None:
        return
    step = frame.step_of(path)
    if step + 1 >= path.length:
        return
    here, there = path.trajectory.x[step], path.trajectory.x[step + 1]
    width = arrow_width(Meaning.STEP)
    arrow = arrow_of(there - here, here, width, viewport, theme)
    if arrow is not None:
        paint_casing(painter, arrow, width, theme)
        paint_arrow(painter, arrow, theme.inks.step, width, theme)


def _paint_way(
    painter: QPainter, landing: QPointF, bottom: QPointF, viewport: Viewport, theme: Theme
) -> None:
    """Paint the upright line from the axis to parabola and curve, and where it meets the curve."""
    low = viewport.top + viewport.height
    ink, radius = QColor(theme.inks.curvature), 0.7 * _RADIUS * theme.scale
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, theme.scale, Qt.PenStyle.DotLine))
    top = max(min(landing.y(), bottom.y()), viewport.top)
    painter.drawLine(QLineF(landing.x(), top, landing.x(), low))
    if viewport.contains(landing.x(), landing.y()):
        painter.setPen(QPen(ink, 2 * theme.scale))
        painter.setBrush(QColor(theme.halo))
        painter.drawEllipse(landing, radius, radius)


def _paint_bottom(painter: QPainter, at: QPointF, theme: Theme) -> None:
    """Paint a hollow square, which no other mark is."""
    radius = _RADIUS * theme.scale
    square = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
    painter.setBrush(QColor(theme.halo))
    painter.setPen(QPen(QColor(theme.inks.curvature), 2 * theme.scale))
    painter.drawRect(square)
