"""Paints the two components of the gradient at the playhead: the partial derivatives as arrows."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviewer.core.moment import slope_rate
from gdviewer.scene.text import paint_pale_ground, text_width, write
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.scene.workings.arrows import Arrow, arrow_of, paint_arrow, paint_casing
from gdviewer.state.frame import Frame, Path

_WIDTH = 2.0
_LEAST = 3.0  # pixels of an arrow that can be seen
_OPACITY = 0.8


def components(frame: Frame, viewport: Viewport, theme: Theme) -> tuple[Arrow | None, ...]:
    """Return the components along x and y of the arrow of the gradient, none too short to see.

    They point where the run goes, as that arrow does, and are as much shortened as it is.
    """
    path = frame.selected_path
    if path is None or not frame.document.shows_components or len(frame.variables) != 2:
        return ()
    trajectory, step = path.trajectory, frame.step_of(path)
    towards = _rate(path, step) * (1 if frame.document.is_maximizing else -1)
    slope = towards * np.asarray(trajectory.gradient[step])
    whole = arrow_of(slope, np.asarray(trajectory.x[step]), _WIDTH, viewport, theme)
    if whole is None:
        return ()
    away = whole.tip - whole.tail
    ends = (QPointF(away.x(), 0.0), QPointF(0.0, away.y()))
    arrows = (Arrow(whole.tail, whole.tail + end, whole.is_true) for end in ends)
    return tuple(arrow if arrow.length > _LEAST * theme.scale else None for arrow in arrows)


def paint_gradient_components(
    painter: QPainter, viewport: Viewport, frame: Frame, theme: Theme
) -> None:
    """Paint both components in the ink of the gradient, and the rectangle that they span."""
    arrows = components(frame, viewport, theme)
    sign = "" if frame.document.is_maximizing else "−"
    painter.save()
    painter.setClipRect(QRectF(viewport.left, viewport.top, viewport.width, viewport.height))
    _paint_rectangle(painter, arrows, theme)
    for arrow, name in zip(arrows, frame.variables, strict=False):
        if arrow is not None:
            paint_casing(painter, arrow, _WIDTH, theme)
            paint_arrow(painter, arrow, theme.inks.gradient, _WIDTH, theme)
            _write_name(painter, f"{sign}∂f/∂{name}", arrow, theme)
    painter.restore()


def _rate(path: Path, step: int) -> float:
    """Return what the gradient is multiplied by to be part of the step: α, else η, else 1."""
    if step >= path.length - 1:
        return 1.0
    trajectory = path.trajectory
    return slope_rate(float(trajectory.step_size[step]), float(trajectory.learning_rate[step]))


def _paint_rectangle(painter: QPainter, arrows: tuple[Arrow | None, ...], theme: Theme) -> None:
    if not all(arrows) or not arrows:
        return
    first, second = (arrow.tip for arrow in arrows if arrow is not None)
    corner = QPointF(first.x(), second.y())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.inks.gradient), theme.scale, Qt.PenStyle.DotLine))
    painter.drawLines([QLineF(first, corner), QLineF(second, corner)])


def _write_name(painter: QPainter, text: str, arrow: Arrow, theme: Theme) -> None:
    """Write ``text`` beyond the tip of ``arrow``."""
    width, height = text_width(text, theme) + 0.6 * theme.font_size, 1.4 * theme.font_size
    ahead = (arrow.tip - arrow.tail) / arrow.length
    gap = 3 * theme.scale
    middle = arrow.tip + QPointF(ahead.x() * (width / 2 + gap), ahead.y() * (height / 2 + gap))
    place = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
    paint_pale_ground(painter, place, theme, _OPACITY)
    write(painter, text, middle.x(), middle.y(), theme)
