"""Paints over a chart what the hand is about: the point under the cursor, the part being chosen."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from gdviewer.scene.chart.chart import Chart
from gdviewer.scene.chart.hover import Hit
from gdviewer.scene.theme import Theme

_OPACITY = 0.2


def paint_hit(painter: QPainter, hit: Hit, theme: Theme) -> None:
    """Paint a ringed dot at ``hit``, in the color of its run."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.text), 1.5 * theme.scale))
    painter.setBrush(QColor(theme.run_color(hit.path.color)))
    painter.drawEllipse(hit.pixel, theme.dot_size, theme.dot_size)


def paint_band(painter: QPainter, chart: Chart, band: tuple[float, float], theme: Theme) -> None:
    """Tint the part of the plot between two pixels along x."""
    left, right = sorted(band)
    color = QColor(theme.accent)
    color.setAlphaF(_OPACITY)
    place = QRectF(left, chart.plot.top(), right - left, chart.plot.height())
    painter.fillRect(place.intersected(chart.plot), color)
