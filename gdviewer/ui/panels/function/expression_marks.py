"""What is marked in the text of a formula: the wrong place, and the parentheses at the cursor."""

from __future__ import annotations

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

Place = tuple[int, int]
"""From which character to which, the last not with it."""


def underlined(document: QTextDocument, place: Place, color: QColor) -> QTextEdit.ExtraSelection:
    """Return a wavy line under ``place``."""
    style = QTextCharFormat()
    style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    style.setUnderlineColor(color)
    return _selection(document, place, style)


def tinted(document: QTextDocument, place: Place, color: QColor) -> QTextEdit.ExtraSelection:
    """Return ``color`` behind ``place``."""
    style = QTextCharFormat()
    style.setBackground(color)
    return _selection(document, place, style)


def visible_place(text: str, start: int, end: int) -> Place:
    """Return a place of at least one character, counted as Qt counts: in UTF-16 units."""
    start, end = min(start, len(text)), min(end, len(text))
    if start == end:
        start, end = (start, end + 1) if end < len(text) else (max(start - 1, 0), end)
    return _utf16_length(text[:start]), _utf16_length(text[:end])


def str_place(text: str, place: int) -> int:
    """Return which character of ``text`` stands at ``place``, counted as Qt counts."""
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * place]
    return len(units.decode("utf-16-le", "surrogatepass"))


def cursor_at(document: QTextDocument, place: Place) -> QTextCursor:
    """Return a cursor that has ``place``, in UTF-16 units, selected."""
    cursor = QTextCursor(document)
    cursor.setPosition(place[0])
    cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _selection(
    document: QTextDocument, place: Place, style: QTextCharFormat
) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    selection.format = style
    selection.cursor = cursor_at(document, place)
    return selection
