"""Paints the strokes of a path: a casing, the line, a dot for every iterate, some run's markers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gdviewer.core.objective import Array
from gdviewer.scene.arrays import draw_lines, draw_points
from gdviewer.scene.paths.dashes import dashed
from gdviewer.scene.paths.run_styles import Corners, run_style
from gdviewer.scene.stamps import stamp
from gdviewer.scene.theme import Theme

_SPACING = 10.0  # sizes of a dot
_SWATCH_HEIGHT = 1.1  # of a marker with its casing


@dataclass(frozen=True, slots=True)
class Brush:
    """The colors and widths of one run's path, its dash in pixels and its marker."""

    color: str
    halo: str
    line_width: float
    dot_size: float
    halo_width: float
    dash: tuple[float, ...]
    marker: Corners

    @classmethod
    def of(cls, theme: Theme, color: int) -> Brush:
        """Return the brush of the run at the place ``color`` in the palette."""
        style = run_style(color)
        return cls(
            theme.run_color(color),
            theme.halo,
            theme.line_width,
            theme.dot_size,
            theme.halo_width,
            tuple(length * theme.scale for length in style.dash),
            style.marker,
        )

    @property
    def marker_radius(self) -> float:
        """How far a marker reaches, without its casing."""
        return 1.2 * self.dot_size

    @property
    def marker_spacing(self) -> float:
        """How many pixels along the path there are between two markers at the least."""
        return _SPACING * self.dot_size if self.marker else math.inf

    @property
    def reach(self) -> float:
        """How many pixels beyond its point a dot with its edge covers."""
        return self.dot_size / 2 + self.halo_width + 1

    def paint(self, painter: QPainter, lines: Array, dots: Array) -> None:
        """Paint ``lines`` ``(n, 4)``, cut into dashes already, and ``dots`` ``(m, 2)``."""
        self._paint(painter, lines, dots, self.color, 0.0)

    def paint_halo(self, painter: QPainter, lines: Array, dots: Array) -> None:
        """Paint the casing that parts them from the surface."""
        self._paint(painter, lines, dots, self.halo, 2 * self.halo_width)

    def paint_markers(self, painter: QPainter, places: Array) -> None:
        """Paint the run's marker at each of ``places`` ``(n, 2)``, in a casing of its own."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for x, y in places.tolist():
            at, radius = QPointF(x, y), self.marker_radius
            paint_shape(painter, self.marker, at, radius, self.color, self.halo, self.halo_width)

    def _paint(
        self, painter: QPainter, lines: Array, dots: Array, color: str, wider: float
    ) -> None:
        # Opaque: QPainter takes ten times as long for antialiased lines with an alpha.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_pen(color, self.line_width + wider, Qt.PenCapStyle.FlatCap))
        draw_lines(painter, lines)
        painter.setPen(_pen(color, self.dot_size + wider, Qt.PenCapStyle.RoundCap))
        draw_points(painter, dots)


@dataclass(frozen=True, slots=True)
class Shape:
    """A marker of ``radius``, filled, with an edge of ``edge_width`` around it."""

    marker: Corners
    radius: float
    color: str
    edge: str
    edge_width: float

    @property
    def reach(self) -> float:
        """How many pixels it reaches from its middle."""
        return self.radius + self.edge_width

    def paint(self, painter: QPainter, at: QPointF) -> None:
        """Paint it about ``at``."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(self.edge), 2 * self.edge_width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setBrush(QColor(self.color))
        for outline in (pen, QPen(Qt.PenStyle.NoPen)):  # the second time over the inner half of it
            painter.setPen(outline)
            if self.marker:
                painter.drawPolygon(_polygon(self.marker, self.radius).translated(at))
            else:
                painter.drawEllipse(at, self.radius, self.radius)


def paint_shape(
    painter: QPainter,
    marker: Corners,
    at: QPointF,
    radius: float,
    color: str,
    edge: str,
    edge_width: float,
) -> None:
    """Fill a marker of ``radius`` about ``at``, with an edge of ``edge_width`` around it."""
    stamp(painter, Shape(marker, radius, color, edge, edge_width), at)


def paint_swatch(painter: QPainter, place: QRectF, color: int, theme: Theme) -> None:
    """Paint a piece of path across ``place``: the run's color, its dash and, once, its marker.

    ``color`` is the run's place in the palette. What is higher than ``place`` is made smaller.
    """
    brush = Brush.of(theme, color)
    height = 2 * (brush.marker_radius + brush.halo_width) * _SWATCH_HEIGHT
    scale = min(1.0, place.height() / height)
    painter.save()
    painter.translate(place.center())
    painter.scale(scale, scale)
    half = place.width() / scale / 2
    lines, _ = dashed(np.array([[-half, 0.0, half, 0.0]]), np.zeros(1), brush.dash)
    dots = np.zeros((0 if brush.marker else 1, 2))
    brush.paint_halo(painter, lines, dots)
    brush.paint(painter, lines, dots)
    brush.paint_markers(painter, np.zeros((1 - len(dots), 2)))
    painter.restore()


@lru_cache(maxsize=256)
def _polygon(marker: Corners, radius: float) -> QPolygonF:
    return QPolygonF([QPointF(x, y) * radius for x, y in marker])


def _pen(color: str, width: float, cap: Qt.PenCapStyle) -> QPen:
    return QPen(QColor(color), width, Qt.PenStyle.SolidLine, cap)
