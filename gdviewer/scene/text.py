"""Writes text in a picture at the theme's size, and measures it."""

from __future__ import annotations

from functools import cache

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


def font_of(theme: Theme) -> QFont:
    """Return the program's font at the size of ``theme``."""
    font = QFont(font_family())
    font.setPixelSize(max(1, round(theme.font_size)))
    return font


def text_width(text: str, theme: Theme) -> float:
    """Return how many pixels ``text`` is wide."""
    return QFontMetricsF(font_of(theme)).horizontalAdvance(text)


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
    painter.setFont(font_of(theme))
    painter.setPen(QColor(color or theme.text))
    painter.drawText(QRectF(left, y - height / 2, width, height), alignment, text)
