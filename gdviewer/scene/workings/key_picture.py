"""Paints the key to the marks into a picture, where there is no window to have it in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter

from gdviewer.scene.text import LEFT, paint_pale_ground, text_width, write
from gdviewer.scene.theme import Theme
from gdviewer.scene.workings.key import SWATCH_WIDTH, Entry

_LINE = 1.45  # heights of the text from line to line
_PADDING = 0.55  # ... around the text
_GAP = 0.45  # ... between it and the swatch
_OPACITY = 0.88
_NOTE = "* not to scale"


def key_size(entries: Sequence[Entry], theme: Theme) -> QSizeF:
    """Return how large the key is."""
    font = theme.font_size
    swatch = SWATCH_WIDTH * theme.scale + _GAP * font
    widest = max(text_width(line, theme) for line in _lines(entries))
    lines = len(_lines(entries))
    return QSizeF(widest + swatch + 2 * _PADDING * font, (_LINE * lines + 2 * _PADDING) * font)


def paint_key(painter: QPainter, entries: Sequence[Entry], place: QRectF, theme: Theme) -> None:
    """Paint a line for each of ``entries``, and what the star means, on a pale ground."""
    font, swatch = theme.font_size, SWATCH_WIDTH * theme.scale
    paint_pale_ground(painter, place, theme, _OPACITY)
    left = place.left() + _PADDING * font
    text_left = left + swatch + _GAP * font
    for row, text in enumerate(_lines(entries)):
        middle = place.top() + (_PADDING + _LINE * (row + 0.5)) * font
        if row < len(entries):
            entries[row].look.paint(painter, QPointF(left + swatch / 2, middle), theme)
            write(painter, text, text_left, middle, theme, LEFT)
        else:
            write(painter, text, text_left, middle, theme, LEFT, theme.muted)


def _lines(entries: Sequence[Entry]) -> list[str]:
    lines = [entry.text for entry in entries]
    return lines if all(entry.is_to_scale for entry in entries) else [*lines, _NOTE]
