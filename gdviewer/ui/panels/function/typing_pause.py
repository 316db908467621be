"""Holds a formula back while a name in it is only begun: ``si`` is no parameter yet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent

from gdviewer.ui.panels.function.completion import is_name_begun
from gdviewer.ui.panels.function.expression_editor import ExpressionEditor

_MILLISECONDS = 1000
_OF_LETTERS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class TypingPause(QObject):
    """Passes the text of ``editor`` on: ``settled`` has it as soon as it counts.

    While the name at the cursor is the beginning of a function's, a constant's or a Greek letter's,
    that is when the cursor leaves it, a second has passed, or a shortcut is pressed, which may be
    about the formula.
    """

    settled = Signal(str)

    def __init__(self, editor: ExpressionEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._timer = QTimer(self, singleShot=True, interval=_MILLISECONDS)
        self._timer.timeout.connect(self.settle)
        editor.text_edited.connect(self._on_edited)
        editor.cursor_moved.connect(self._on_moved)
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a shortcut act on what is written."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.modifiers() & ~_OF_LETTERS
        ):
            self._settle_what_waits()
        return super().eventFilter(watched, event)

    @Slot()
    def settle(self) -> None:
        """Let the text count as it stands."""
        self._timer.stop()
        self.settled.emit(self._editor.toPlainText())

    def drop(self) -> None:
        """Forget a text that waits: another one stands in its place."""
        self._timer.stop()

    @Slot()
    def _on_edited(self) -> None:
        if self._is_name_begun():
            self._timer.start()
        else:
            self.settle()

    @Slot()
    def _on_moved(self) -> None:
        if not self._is_name_begun():
            self._settle_what_waits()

    def _settle_what_waits(self) -> None:
        if self._timer.isActive():
            self.settle()

    def _is_name_begun(self) -> bool:
        return self._editor.hasFocus() and is_name_begun(*self._editor.text_around_cursor())
