"""Paints the two components of the gradient at the playhead: the partial derivatives as arrows."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviewer.core.moment import slope_rate
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.scene.workings.arrows import Arrow, arrow_of, paint_arrow, paint_casing
from gdviewer.scene.workings.marks import Meaning
from gdviewer.scene.workings.painting import arrow_width
from gdviewer.state.frame import Frame, Path

NAME = "Partial derivatives"
"""What the key calls them."""

_WIDTH = 1.6
_LEAST = 3.0  # pixels of an arrow that can be seen


def components(frame: Frame, viewport: Viewport, theme: Theme) -> tuple[Arrow | None, ...]:
    """Return the components along x and y of the arrow of the gradient, none too short to see.

    They point where the run goes, as that arrow does, and are as much shortened as it is.
    """
    path = frame.selected_path
    document = frame.document
    is_shown = document.shows_components and NAME not in document.hidden_workings
    if path is None or not is_shown or len(frame.variables) != 2:
        return ()
    trajectory, step = path.trajectory, frame.step_of(path)
    towards = _rate(path, step) * (1 if frame.document.is_maximizing else -1)
    slope = towards * np.asarray(trajectory.gradient[step])
    width = arrow_width(Meaning.GRADIENT)
    whole = arrow_of(slope, np.asarray(trajectory.x[step]), width, viewport, theme)
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
    painter.save()
    painter.setClipRect(QRectF(viewport.left, viewport.top, viewport.width, viewport.height))
    _paint_rectangle(painter, arrows, theme)
    for arrow in arrows:
        if arrow is not None:
            paint_casing(painter, arrow, _WIDTH, theme)
            paint_arrow(painter, arrow, theme.inks.gradient, _WIDTH, theme)
    painter.restore()


def symbols(frame: Frame) -> tuple[str, ...]:
    """Return what each component is, one for each variable."""
    sign = "" if frame.document.is_maximizing else "−"
    return tuple(f"{sign}∂f/∂{name}" for name in frame.variables)


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
