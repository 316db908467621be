"""Paints the parts of a contour picture, on the screen as in a file."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from gdviewer.core.objective import Array
from gdviewer.scene.axes import paint_axes
from gdviewer.scene.color_bar import paint_color_bar
from gdviewer.scene.layout import Layout
from gdviewer.scene.markers import paint_minimizer, paint_playhead, paint_start
from gdviewer.scene.off_view import paint_off_view
from gdviewer.scene.surface import paint_fill, paint_isolines
from gdviewer.scene.text import RIGHT, write
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame, Path


def shown_points(frame: Frame, path: Path) -> Array:
    """Return the points of ``path`` that ``frame`` shows, ``(n, 2)``."""
    return path.trajectory.x[: frame.shown_step(path) + 1]


def paint_ground(
    painter: QPainter, layout: Layout, frame: Frame, theme: Theme, isoline_width: float
) -> None:
    """Paint all that stays while a run goes on: the surface, the axes, the color bar."""
    if frame.field is not None:
        painter.save()
        painter.setClipRect(layout.plot)
        paint_fill(painter, layout.viewport, frame.field, theme)
        paint_isolines(painter, layout.viewport, frame.field, theme, isoline_width)
        painter.restore()
    if frame.facts.error is not None:
        _dim(painter, layout, theme)
    paint_axes(painter, layout.viewport, layout.axes, theme)
    if layout.bar_labels:
        paint_color_bar(painter, layout.bar, layout.bar_labels, theme)
    if frame.document.fills_view:
        plot = layout.plot.adjusted(0, 0, -theme.font_size * 0.6, -theme.font_size)
        write(painter, "axes not to scale", plot.right(), plot.bottom(), theme, RIGHT, theme.muted)


def paint_markers(
    painter: QPainter,
    viewport: Viewport,
    frame: Frame,
    theme: Theme,
    has_stars: bool = True,
    has_playheads: bool = True,
) -> None:
    """Paint known minimizers, starts and playheads, the last on top."""
    for minimizer in frame.facts.minimizers if has_stars else ():
        if (at := place_of(viewport, minimizer)) is not None:
            paint_minimizer(painter, at, theme)
    for start in frame.document.starts:
        if (at := place_of(viewport, start)) is not None:
            paint_start(painter, at, theme)
    if has_playheads:
        _paint_playheads(painter, viewport, frame, theme)


def playheads(frame: Frame) -> list[tuple[float, ...]]:
    """Return the point at which each path is."""
    shown = [shown_points(frame, path) for path in frame.paths]
    return [tuple(points[-1].tolist()) for points in shown if len(points)]


def _paint_playheads(painter: QPainter, viewport: Viewport, frame: Frame, theme: Theme) -> None:
    """Paint where each path is: a dot after the first step, an arrow where that is out of view."""
    away = []
    for path in frame.paths:
        points = shown_points(frame, path)
        if points.shape[1:] != (2,) or not len(points):
            continue
        at = place_of(viewport, tuple(points[-1].tolist()))
        if at is None:
            away.append((path.run, points))
        elif len(points) > 1:
            paint_playhead(painter, at, path.run, theme)
    if away:
        known = *frame.facts.minimizers, *frame.document.starts
        places = [place_of(viewport, point) for point in known]
        paint_off_view(painter, viewport, away, theme, [at for at in places if at is not None])


def place_of(viewport: Viewport, point: tuple[float, ...]) -> QPointF | None:
    """Return the pixel of ``point``, or None where it is not in view or not in the plane."""
    if len(point) != 2:
        return None
    x, y = viewport.to_pixels(np.array(point)).tolist()
    return QPointF(x, y) if viewport.contains(x, y) else None


def _dim(painter: QPainter, layout: Layout, theme: Theme) -> None:
    """Veil the surface of the last text that had a meaning."""
    veil = QColor(theme.card)
    veil.setAlphaF(0.55)
    painter.fillRect(layout.plot, veil)
