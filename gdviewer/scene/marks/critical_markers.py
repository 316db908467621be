"""The marks of critical points: a shape for each kind, told apart without colors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gdviewer.core.critical_points.records import CriticalPoint, Kind
from gdviewer.scene.marks.markers import paint_minimizer
from gdviewer.scene.theme import Theme

_RADIUS = 5.0
_LINE = 1.6
_DOT, _SPREAD = 2.4, 6.0  # pixels: how wide the dots of a line are, and how far apart in a swatch
_TRIANGLE = ((0.0, 1.0), (0.95, -0.75), (-0.95, -0.75))
_SQUARE = ((0.8, 0.8), (-0.8, 0.8), (-0.8, -0.8), (0.8, -0.8))


class Marker(Enum):
    """What a mark stands for; the value is its name in the key."""

    GLOBAL_MINIMUM = "Global minimum"
    GLOBAL_MAXIMUM = "Global maximum"
    MINIMUM = "Minimum"
    MAXIMUM = "Maximum"
    SADDLE = "Saddle"
    DEGENERATE = "Degenerate point"
    LINE = "Line of critical points"

    @property
    def is_star(self) -> bool:
        """Whether it is the mark of the best point in view."""
        return self in {Marker.GLOBAL_MINIMUM, Marker.GLOBAL_MAXIMUM}


_OF_KIND = {
    Kind.MINIMUM: Marker.MINIMUM,
    Kind.MAXIMUM: Marker.MAXIMUM,
    Kind.SADDLE: Marker.SADDLE,
    Kind.DEGENERATE: Marker.DEGENERATE,
}


def marker_of(point: CriticalPoint, is_maximizing: bool) -> Marker:
    """Return the mark of ``point``: a star for the best point of what a run looks for."""
    if point.line:
        return Marker.LINE
    goal = Kind.MAXIMUM if is_maximizing else Kind.MINIMUM
    if point.is_global and point.shape is goal:
        return Marker.GLOBAL_MAXIMUM if is_maximizing else Marker.GLOBAL_MINIMUM
    return _OF_KIND[point.kind]


@dataclass(frozen=True, slots=True)
class MarkerSwatch:
    """A mark in the key."""

    marker: Marker

    def paint(self, painter: QPainter, center: QPointF, theme: Theme) -> None:
        """Paint the mark about ``center``."""
        if self.marker is Marker.LINE:
            step = QPointF(_SPREAD * theme.scale, 0.0)
            paint_dots(painter, QPolygonF([center - step, center, center + step]), theme)
        else:
            paint_marker(painter, self.marker, center, theme)


def paint_marker(
    painter: QPainter,
    marker: Marker,
    at: QPointF,
    theme: Theme,
    size: float = 1.0,
    is_filled: bool = True,
) -> None:
    """Paint a mark, ``size`` times as large as usual; only its outline where it is not filled."""
    if marker.is_star:
        paint_minimizer(painter, at, theme)
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _SHAPES[marker](painter, at, _RADIUS * size * theme.scale, theme, is_filled)


def paint_dots(painter: QPainter, places: QPolygonF, theme: Theme) -> None:
    """Paint the dots of a line of critical points."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for color, width in ((theme.halo, _DOT + 1.6), (theme.text, _DOT)):
        pen = QPen(QColor(color), width * theme.scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPoints(places)


def _paint_polygon(
    corners: tuple[tuple[float, float], ...], is_hollow: bool = False
) -> Callable[[QPainter, QPointF, float, Theme, bool], None]:
    def paint(painter: QPainter, at: QPointF, radius: float, theme: Theme, is_filled: bool) -> None:
        polygon = QPolygonF([at + QPointF(x * radius, y * radius) for x, y in corners])
        painter.setBrush(QColor(theme.text if is_filled and not is_hollow else theme.halo))
        for pen in _pens(theme):
            painter.setPen(pen)
            painter.drawPolygon(polygon)

    return paint


def _paint_cross(
    painter: QPainter, at: QPointF, radius: float, theme: Theme, _is_filled: bool
) -> None:
    reach = 0.8 * radius
    for pen in _pens(theme):
        painter.setPen(pen)
        for slope in (1.0, -1.0):
            arm = QPointF(reach, slope * reach)
            painter.drawLine(at - arm, at + arm)


def _pens(theme: Theme) -> list[QPen]:
    """Return the pens of the casing and of the line in it."""
    pens = []
    for color, width in ((theme.halo, _LINE + 2.0), (theme.text, _LINE)):
        pen = QPen(QColor(color), width * theme.scale)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pens.append(pen)
    return pens


_SHAPES: Mapping[Marker, Callable[[QPainter, QPointF, float, Theme, bool], None]] = {
    Marker.MINIMUM: _paint_polygon(_TRIANGLE),
    Marker.MAXIMUM: _paint_polygon(tuple((x, -y) for x, y in _TRIANGLE)),
    Marker.SADDLE: _paint_cross,
    Marker.DEGENERATE: _paint_polygon(_SQUARE, is_hollow=True),
}
