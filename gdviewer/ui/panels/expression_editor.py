"""The text field of the formula: tells of every keystroke and marks the wrong place."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QTextEdit, QWidget

from gdviewer.core.expression.lexer import MAX_NAME, NAME
from gdviewer.ui.keys import leave_to_window

_LINES = 3


class ExpressionEditor(QPlainTextEdit):
    """Edits a formula; ``text_edited`` is emitted by the user's hand alone."""

    text_edited = Signal(str)
    cursor_moved = Signal()
    """The cursor stands elsewhere, or the field has no keys any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark: tuple[int, int] | None = None
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(lambda: self.text_edited.emit(self.toPlainText()))
        self.cursorPositionChanged.connect(self.cursor_moved)

    def sizeHint(self) -> QSize:
        """Ask for room for some lines, in whatever font."""
        margin = self.document().documentMargin() + self.frameWidth()
        around = self.height() - self.viewport().height() + 2 * round(margin)
        return QSize(120, _LINES * self.fontMetrics().lineSpacing() + around)

    def minimumSizeHint(self) -> QSize:
        """Cut no line."""
        return self.sizeHint()

    def name_being_typed(self) -> str:
        """Return the name that the cursor stands behind; empty where there is none."""
        if not self.hasFocus():
            return ""
        cursor = self.textCursor()
        cursor.setPosition(cursor.position())
        cursor.setPosition(max(cursor.position() - MAX_NAME, 0), cursor.MoveMode.KeepAnchor)
        name = re.search(rf"(?:{NAME.pattern})$", cursor.selectedText())
        return name.group() if name else ""

    def show_text(self, text: str) -> None:
        """Show ``text``; the cursor stays where it is while the text is the same."""
        if text != self.toPlainText():
            with QSignalBlocker(self):
                self.setPlainText(text)
            self.moveCursor(QTextCursor.MoveOperation.End)

    def show_mark(self, place: tuple[int, int] | None, color: QColor) -> None:
        """Underline the characters from start to end of ``place``, or nothing."""
        self.setExtraSelections([self._selection(place, color)] if place else [])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that nothing is being typed any more."""
        super().focusOutEvent(event)
        self.cursor_moved.emit()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window: it has one history for everything."""
        return False if leave_to_window(event) else super().event(event)

    def _selection(self, place: tuple[int, int], color: QColor) -> QTextEdit.ExtraSelection:
        start, end = visible_place(self.toPlainText(), *place)
        underline = QTextCharFormat()
        underline.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        underline.setUnderlineColor(color)
        selection = QTextEdit.ExtraSelection()
        selection.format = underline
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        return selection


def visible_place(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a place of at least one character, counted as Qt counts: in UTF-16 units."""
    start, end = min(start, len(text)), min(end, len(text))
    if start == end:
        start, end = (start, end + 1) if end < len(text) else (max(start - 1, 0), end)
    return _utf16_length(text[:start]), _utf16_length(text[:end])


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
