"""Writes text in a picture at the theme's size, and measures it."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPainter

from gdviewer.core.resources import resource
from gdviewer.scene.theme import Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter


@cache
def font_family() -> str:
    """Load the program's own font, and return its family."""
    for path in sorted(resource("fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(path))
    return "Inter"


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
    width, height = 1000.0 * theme.scale, 2 * theme.font_size
    left = {LEFT: x, RIGHT: x - width}.get(alignment, x - width / 2)
    painter.setFont(_font(theme.font_size))
    painter.setPen(QColor(color or theme.text))
    painter.drawText(QRectF(left, y - height / 2, width, height), alignment, text)


@lru_cache(maxsize=8)
def _font(size: float) -> QFont:
    font = QFont(font_family())
    font.setPixelSize(max(1, round(size)))
    return font


@lru_cache(maxsize=512)
def _width(text: str, size: float) -> float:
    return QFontMetricsF(_font(size)).horizontalAdvance(text)
