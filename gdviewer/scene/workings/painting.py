"""Paints marks: one function for each shape, whatever the method that declared them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gdviewer.core.objective import Array
from gdviewer.scene.plot import plot_of
from gdviewer.scene.text import LEFT, write
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.scene.workings.arrows import (
    Arrow,
    arrow_of,
    paint_arrow,
    paint_casing,
    paint_parting,
)
from gdviewer.scene.workings.marks import Mark, Meaning, Shape
from gdviewer.scene.workings.outlines import bounding_box, box, circle, ellipse
from gdviewer.scene.workings.tangent import paint_slopes, paint_tangent
from gdviewer.state.frame import Frame

_Painters = Mapping[Shape, Callable[[QPainter, Mark, Array, Viewport, Theme], None]]

_LINE = 2.0
_WIDTHS = {Meaning.GRADIENT: 6.5, Meaning.AVERAGE: 4.6, Meaning.DIRECTION: 4.6}
"""Of arrows; one that lies under another is wider, so that both are seen."""

_NARROWEST = 1.6
_RING, _DOT, _PLACE = 3.5, 3.5, 4.5  # radii in pixels
_FARTHEST = 1e5


def paint_workings(painter: QPainter, viewport: Viewport, frame: Frame, theme: Theme) -> None:
    """Paint what goes on inside the steps at the playhead."""
    painter.save()
    painter.setClipRect(QRectF(viewport.left, viewport.top, viewport.width, viewport.height))
    hidden = frame.document.hidden_workings
    plot = plot_of(frame)
    tangents: list[tuple[Mark, Array]] = []
    for placed in plot.marks(frame, viewport, theme):
        marks, at = [mark for mark in placed.marks if mark.name not in hidden], placed.at
        _paint_those_in(_OUTLINES, painter, marks, at, viewport, theme)
        _paint_arrows(painter, marks, at, viewport, theme)
        _paint_those_in(_POINTS, painter, marks, at, viewport, theme)
        tangents += [(mark, at) for mark in marks if mark.shape is Shape.TANGENT]
    if tangents:
        paint_slopes(painter, tangents, plot.lines(viewport), viewport, theme)
    painter.restore()


def arrows_shown(viewport: Viewport, frame: Frame, theme: Theme) -> Iterator[Arrow]:
    """Yield the arrows of the steps at the playhead."""
    hidden = frame.document.hidden_workings
    for placed in plot_of(frame).marks(frame, viewport, theme):
        marks = [mark for mark in placed.marks if mark.name not in hidden]
        yield from (arrow for arrow, *_ in _arrows(marks, placed.at, viewport, theme))


def arrow_width(meaning: Meaning) -> float:
    """Return how wide an arrow of ``meaning`` is, in pixels of the screen."""
    return _WIDTHS.get(meaning, _NARROWEST)


def paint_ring(painter: QPainter, at: QPointF, color: str, theme: Theme) -> None:
    """Paint a small hollow circle."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in _pens(color, 1.5, theme):
        painter.setPen(pen)
        painter.drawEllipse(at, _RING * theme.scale, _RING * theme.scale)


def paint_outline(painter: QPainter, corners: Array, color: str, theme: Theme) -> None:
    """Paint the closed line through ``corners``, in pixels, in a casing."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    polygon = QPolygonF([QPointF(x, y) for x, y in corners.tolist()])
    for pen in _pens(color, _LINE, theme):
        painter.setPen(pen)
        painter.drawPolygon(polygon)


def paint_dot(painter: QPainter, at: QPointF, radius: float, color: str, theme: Theme) -> None:
    """Paint a dot in a rim of casing."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.halo), theme.halo_width))
    painter.setBrush(QColor(color))
    painter.drawEllipse(at, radius * theme.scale, radius * theme.scale)


def _paint_those_in(
    painters: _Painters,
    painter: QPainter,
    marks: Iterable[Mark],
    at: Array,
    view: Viewport,
    theme: Theme,
) -> None:
    for mark in marks:
        if (paint := painters.get(mark.shape)) is not None:
            paint(painter, mark, at, view, theme)


def _paint_arrows(
    painter: QPainter, marks: Iterable[Mark], at: Array, view: Viewport, theme: Theme
) -> None:
    """Paint the arrows among ``marks``, all their casings first."""
    arrows = list(_arrows(marks, at, view, theme))
    for arrow, _, width in arrows:
        paint_casing(painter, arrow, width, theme)
    for place, (arrow, color, width) in enumerate(arrows):
        if place:
            paint_parting(painter, arrow, width, theme)
        paint_arrow(painter, arrow, color, width, theme)


def _arrows(
    marks: Iterable[Mark], at: Array, view: Viewport, theme: Theme
) -> Iterator[tuple[Arrow, str, float]]:
    """Yield each arrow with its color and its width."""
    for mark in marks:
        if mark.shape is Shape.ARROW:
            width = arrow_width(mark.meaning)
            arrow = arrow_of(mark.value, at, width, view, theme)
            if arrow is not None:
                yield arrow, mark.color(theme), width


def _paint_place(painter: QPainter, mark: Mark, _at: Array, view: Viewport, theme: Theme) -> None:
    for place in _visible(mark.value[np.newaxis], view):
        paint_dot(painter, place, _PLACE, mark.color(theme), theme)
        beside = place.x() + (_PLACE + 4) * theme.scale
        write(painter, mark.symbol, beside, place.y(), theme, LEFT, mark.color(theme))


def _paint_dots(painter: QPainter, mark: Mark, _at: Array, view: Viewport, theme: Theme) -> None:
    for place in _visible(mark.value, view):
        paint_dot(painter, place, _DOT, mark.color(theme), theme)


def _paint_rings(painter: QPainter, mark: Mark, _at: Array, view: Viewport, theme: Theme) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for place in _visible(mark.value, view):
        paint_ring(painter, place, mark.color(theme), theme)


def _paint_polygon(painter: QPainter, mark: Mark, _at: Array, view: Viewport, theme: Theme) -> None:
    pixels = view.to_pixels(mark.value)
    if np.abs(pixels).max() < _FARTHEST:
        paint_outline(painter, pixels, mark.color(theme), theme)


def _paint_box(painter: QPainter, mark: Mark, at: Array, view: Viewport, theme: Theme) -> None:
    paint_outline(painter, box(mark.value, at, view, theme), mark.color(theme), theme)


def _paint_frame(painter: QPainter, mark: Mark, at: Array, view: Viewport, theme: Theme) -> None:
    paint_outline(painter, bounding_box(mark.value, at, view), mark.color(theme), theme)


def _paint_circle(painter: QPainter, mark: Mark, at: Array, view: Viewport, theme: Theme) -> None:
    paint_outline(painter, circle(float(mark.value), at, view), mark.color(theme), theme)


def _paint_ellipse(painter: QPainter, mark: Mark, at: Array, view: Viewport, theme: Theme) -> None:
    paint_outline(painter, ellipse(mark.value, at, view), mark.color(theme), theme)


_OUTLINES: _Painters = {
    Shape.POLYGON: _paint_polygon,
    Shape.BOX: _paint_box,
    Shape.FRAME: _paint_frame,
    Shape.CIRCLE: _paint_circle,
    Shape.ELLIPSE: _paint_ellipse,
    Shape.TANGENT: paint_tangent,
}
_POINTS: _Painters = {
    Shape.PLACE: _paint_place,
    Shape.DOTS: _paint_dots,
    Shape.RINGS: _paint_rings,
}


def _visible(points: Array, view: Viewport) -> Iterable[QPointF]:
    """Return the pixels of those of ``points`` that are in view."""
    for x, y in view.to_pixels(points).tolist():
        if view.contains(x, y):
            yield QPointF(x, y)


def _pens(color: str, width: float, theme: Theme) -> Iterable[QPen]:
    """Return the pen of the casing and that of the line in it."""
    line = width * theme.scale
    for ink, wide in ((theme.halo, line + 2 * theme.halo_width), (color, line)):
        yield QPen(
            QColor(ink),
            wide,
            Qt.PenStyle.SolidLine,
            Qt.PenCapStyle.RoundCap,
            Qt.PenJoinStyle.RoundJoin,
        )
