"""Paints the gauge of a learning rate: a band with a pattern for each stretch, words and a tick."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette, QPen

from gdviewer.state.readings.gauge import Band, Gauge

_BAND, _TICK = 0.45, 0.12  # of the height of the text: the band, and how far the tick passes it
_GAP = 4.0  # pixels between two words, at least
_LEAST_SHARE = 0.4  # of the width of its word that a band must have
_LOOKS = {
    Band.STABLE: (QPalette.ColorRole.PlaceholderText, Qt.BrushStyle.SolidPattern, 0.45),
    Band.OSCILLATING: (QPalette.ColorRole.PlaceholderText, Qt.BrushStyle.BDiagPattern, 0.9),
    Band.DIVERGENT: (QPalette.ColorRole.BrightText, Qt.BrushStyle.DiagCrossPattern, 0.9),
    Band.NOWHERE_STABLE: (QPalette.ColorRole.BrightText, Qt.BrushStyle.FDiagPattern, 0.9),
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
    before, after = pixel_of(0.0), pixel_of(math.inf)
    places = {}
    for stretch in gauge.stretches:
        left, right = pixel_of(stretch.lower), pixel_of(stretch.upper)
        if right > left:
            places[stretch.band] = QRectF(left, top, right - left, height)
            _paint_band(painter, stretch.band, places[stretch.band], palette)
    whole = QRectF(before, height + 2 * top, after - before, line)
    painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
    _paint_words(painter, places, _paint_note(painter, gauge.note, whole))
    bound = pixel_of(gauge.bound) if gauge.stretches else before
    if before < bound < after:
        painter.setPen(QPen(palette.color(QPalette.ColorRole.WindowText), max(line / 10, 1)))
        painter.drawLine(round(bound), 0, round(bound), round(height + 2 * top))


def _paint_band(painter: QPainter, band: Band, place: QRectF, palette: QPalette) -> None:
    role, pattern, strength = _LOOKS[band]
    color = QColor(palette.color(role))
    color.setAlphaF(strength)
    painter.fillRect(place, QBrush(color, pattern))


def _paint_note(painter: QPainter, note: str, whole: QRectF) -> QRectF:
    """Write ``note`` at the right end of ``whole``; return what is left of that."""
    if not note:
        return whole
    metrics = painter.fontMetrics()
    text = metrics.elidedText(note, Qt.TextElideMode.ElideRight, int(whole.width()))
    painter.drawText(whole, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
    return whole.adjusted(0, 0, -metrics.horizontalAdvance(text) - _GAP, 0)


def _paint_words(painter: QPainter, places: Mapping[Band, QRectF], whole: QRectF) -> None:
    """Write the word for each band under it, the outer ones first, where there is room."""
    taken: list[QRectF] = []
    for band in sorted(places, key=lambda band: band is Band.OSCILLATING):
        width = painter.fontMetrics().horizontalAdvance(band.value) + _GAP
        left = places[band].center().x() - width / 2
        left = max(min(left, whole.right() - width), whole.left())
        place = QRectF(left, whole.top(), width, whole.height())
        has_room = places[band].width() > _LEAST_SHARE * width and width <= whole.width()
        if has_room and not any(place.intersects(other) for other in taken):
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, band.value)
            taken.append(place)
