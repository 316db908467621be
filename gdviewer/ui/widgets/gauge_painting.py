"""Paints the gauge of a learning rate: a band with a pattern for each stretch, words and a tick."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette, QPen

from gdviewer.state.readings.gauge import Band, Gauge

_BAND, _TICK = 0.38, 0.12  # of the height of the text: the band, and how far the tick passes it
_GAP = 4.0  # pixels between a word and the ends of its stretch, at least
_LOOKS = {
    Band.STABLE: (QPalette.ColorRole.PlaceholderText, Qt.BrushStyle.SolidPattern, 0.45),
    Band.OSCILLATING: (QPalette.ColorRole.PlaceholderText, Qt.BrushStyle.BDiagPattern, 0.9),
    Band.DIVERGENT: (QPalette.ColorRole.BrightText, Qt.BrushStyle.DiagCrossPattern, 0.9),
}


def gauge_height(line: float) -> float:
    """Return how many pixels a gauge needs with a ``line`` of text."""
    return line * (1 + _BAND + 2 * _TICK)


def paint_gauge(
    painter: QPainter, gauge: Gauge, pixel_of: Callable[[float], float], palette: QPalette
) -> None:
    """Paint ``gauge`` from the top, each learning rate at the pixel that ``pixel_of`` says."""
    line = painter.fontMetrics().height()
    top, height = _TICK * line, _BAND * line
    for stretch in gauge.stretches:
        left, right = pixel_of(stretch.lower), pixel_of(stretch.upper)
        if right > left:
            _paint_band(painter, stretch.band, QRectF(left, top, right - left, height), palette)
            below = QRectF(left, height + 2 * top, right - left, line)
            _paint_word(painter, stretch.band.value, below, palette)
    before, after = pixel_of(0.0), pixel_of(float("inf"))
    bound = pixel_of(gauge.bound)
    if before < bound < after:
        painter.setPen(QPen(palette.color(QPalette.ColorRole.WindowText), max(line / 10, 1)))
        painter.drawLine(round(bound), 0, round(bound), round(height + 2 * top))


def _paint_band(painter: QPainter, band: Band, place: QRectF, palette: QPalette) -> None:
    role, pattern, strength = _LOOKS[band]
    color = QColor(palette.color(role))
    color.setAlphaF(strength)
    painter.fillRect(place, QBrush(color, pattern))


def _paint_word(painter: QPainter, word: str, place: QRectF, palette: QPalette) -> None:
    """Write ``word`` in the middle of its stretch, where it fits."""
    if painter.fontMetrics().horizontalAdvance(word) + _GAP <= place.width():
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, word)
