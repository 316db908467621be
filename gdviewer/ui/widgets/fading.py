"""Lets what goes on beyond the left or the right edge fade away there."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QLinearGradient, QPainter

_WIDTH = 20


def paint_fades(painter: QPainter, room: QRect, ground: QColor, left: float, right: float) -> None:
    """Lay ``ground`` over the edges of ``room`` where something is hidden: that many pixels."""
    clear = QColor(ground)
    clear.setAlpha(0)
    for hidden, outer, inner in (
        (left, room.left(), room.left() + _WIDTH),
        (right, room.right() + 1, room.right() + 1 - _WIDTH),
    ):
        if hidden >= 1:
            fade = QLinearGradient(outer, 0, inner, 0)
            fade.setColorAt(0, ground)
            fade.setColorAt(1, clear)
            painter.fillRect(min(outer, inner), room.top(), _WIDTH, room.height(), fade)
