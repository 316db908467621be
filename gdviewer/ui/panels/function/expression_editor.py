"""The text field of the formula: tells of every keystroke and marks the wrong place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QRect, QSignalBlocker, QSize, Signal
from PySide6.QtGui import QColor, QFocusEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from gdviewer.scene.theme import LIGHT, Theme
from gdviewer.ui.keys import leave_to_window
from gdviewer.ui.panels.function.brackets import brackets_at
from gdviewer.ui.panels.function.completion import word_before
from gdviewer.ui.panels.function.expression_marks import (
    Place,
    cursor_at,
    str_place,
    tinted,
    underlined,
    visible_place,
)
from gdviewer.ui.panels.function.typed_text import refusal, visible

_LINES = 3
_MOST_LINES = 6
_TINT = 0.28  # of the accent, behind a pair of parentheses


class ExpressionEditor(QPlainTextEdit):
    """Edits a formula; ``text_edited`` is emitted by the user's hand alone."""

    text_edited = Signal(str)
    cursor_moved = Signal()
    """The cursor stands elsewhere, or the field has no keys any more."""
    refused = Signal(str)
    """Why a paste was not taken, in a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._error: Place | None = None
        self._error_color, self._tint = QColor(), QColor()
        self.set_theme(LIGHT)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setPlaceholderText("Type a function, such as x^2 + 3y^2")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(lambda: self.text_edited.emit(self.toPlainText()))
        self.cursorPositionChanged.connect(self._mark)
        self.cursorPositionChanged.connect(self.cursor_moved)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def set_theme(self, theme: Theme) -> None:
        """Mark in the colors of ``theme``."""
        self._error_color, self._tint = QColor(theme.error), QColor(theme.accent)
        self._tint.setAlphaF(_TINT)
        self._mark()

    def sizeHint(self) -> QSize:
        """Ask for room for the lines that there are, for three at least and for six at most."""
        margin = self.document().documentMargin() + self.frameWidth()
        around = self.height() - self.viewport().height() + 2 * round(margin)
        lines = round(self.document().size().height())  # a plain text's height is in lines
        shown = min(max(lines, _LINES), _MOST_LINES)
        return QSize(120, shown * self.fontMetrics().lineSpacing() + around)

    def minimumSizeHint(self) -> QSize:
        """Cut no line."""
        return self.sizeHint()

    def text_around_cursor(self) -> tuple[str, str]:
        """Return the text in front of the cursor, and that behind it."""
        text = self.toPlainText()
        at = str_place(text, self.textCursor().position())
        return text[:at], text[at:]

    def place_before_cursor(self, count: int) -> QRect:
        """Return where on the screen the ``count`` characters before the cursor are."""
        cursor = self.textCursor()
        end = self.cursorRect(cursor)
        cursor.setPosition(cursor.position() - count)
        place = self.cursorRect(cursor).united(end)
        return QRect(self.viewport().mapToGlobal(place.topLeft()), place.size())

    def replace_before_cursor(self, count: int, text: str, passed: int) -> None:
        """Put ``text`` in the place of ``count`` characters, and the cursor ``passed`` into it."""
        cursor = self.textCursor()
        start = cursor.position() - count
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        cursor.setPosition(start + passed)
        self.setTextCursor(cursor)

    def insert(self, text: str, passed: int) -> None:
        """Put ``text`` at the cursor, the cursor ``passed`` characters into it, and type there.

        A blank keeps it from a name before it.
        """
        self.textCursor().removeSelectedText()
        blank = " " if word_before(self.text_around_cursor()[0]) else ""
        self.replace_before_cursor(0, blank + text, len(blank) + passed)
        self.setFocus()

    def show_text(self, text: str) -> None:
        """Show ``text``; the cursor stays where it is while the text is the same."""
        shown = visible(text)
        if shown != self.toPlainText():
            with QSignalBlocker(self):
                self.setPlainText(shown)
            self.moveCursor(QTextCursor.MoveOperation.End)

    def show_error(self, place: Place | None) -> None:
        """Underline the characters from start to end of ``place``, or nothing."""
        self._error = place
        self._mark()

    def go_to_error(self) -> None:
        """Select what is underlined and type there."""
        if self._error is not None:
            place = visible_place(self.toPlainText(), *self._error)
            self.setTextCursor(cursor_at(self.document(), place))
            self.ensureCursorVisible()
            self.setFocus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that nothing is being typed any more."""
        super().focusOutEvent(event)
        self.cursor_moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the lines that the text takes at this width."""
        super().resizeEvent(event)
        self.updateGeometry()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text of which everything is seen, unless it is far too long."""
        text = source.text()
        kept = self.document().characterCount() - len(self.textCursor().selectedText())
        why_not = refusal(text, kept)
        if why_not:
            self.refused.emit(why_not)
        else:
            self.insertPlainText(visible(text))

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window: it has one history for everything."""
        return False if leave_to_window(event) else super().event(event)

    def _mark(self) -> None:
        """Tint the parentheses at the cursor, and underline the wrong place."""
        document, text = self.document(), self.toPlainText()
        places = brackets_at(text, str_place(text, self.textCursor().position()))
        is_lone = len(places) == 1
        marks = []
        if not is_lone or self._error is not None:
            color = QColor(self._error_color if is_lone else self._tint)
            color.setAlphaF(_TINT)
            marks = [tinted(document, visible_place(text, at, at + 1), color) for at in places]
        if self._error is not None:
            place = visible_place(text, *self._error)
            marks.append(underlined(document, place, self._error_color))
        self.setExtraSelections(marks)
