"""Writes text in a picture at the theme's size, and measures it."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gdviewer.scene.fonts import text_font
from gdviewer.scene.theme import Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter


def text_width(text: str, theme: Theme) -> float:
    """Return how many pixels ``text`` is wide."""
    return _width(text, theme.font_size)


def write(
    painter: QPainter,
    text: str,
    x: float,
    y: float,
    theme: Theme,
    alignment: Qt.AlignmentFlag = CENTER,
    color: str = "",
) -> None:
    """Write ``text`` so that ``(x, y)`` is its middle, or the middle of its left or right end."""
    font = text_font(theme.font_size)
    stretch = theme.font_size / font.pixelSize()  # the pixels of a font are whole ones
    width, height = 1000.0 * theme.scale, 2.0 * font.pixelSize()
    left = {LEFT: 0.0, RIGHT: -width}.get(alignment, -width / 2)
    painter.save()
    painter.translate(x, y)
    painter.scale(stretch, stretch)
    painter.setFont(font)
    painter.setPen(QColor(color or theme.text))
    painter.drawText(QRectF(left, -height / 2, width, height), alignment, text)
    painter.restore()


def paint_pale_ground(painter: QPainter, place: QRectF, theme: Theme, opacity: float) -> None:
    """Paint what makes text readable on a surface with isolines."""
    color, radius = QColor(theme.card), 0.25 * theme.font_size
    color.setAlphaF(opacity)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.border), 0.5 * theme.scale))
    painter.setBrush(color)
    painter.drawRoundedRect(place, radius, radius)


@lru_cache(maxsize=512)
def _width(text: str, size: float) -> float:
    font = text_font(size)
    return QFontMetricsF(font).horizontalAdvance(text) * size / font.pixelSize()
