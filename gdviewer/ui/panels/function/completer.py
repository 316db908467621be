"""Opens the list of completions while a name is typed, and gives it the keys that it needs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QInputMethodEvent, QKeyEvent

from gdviewer.state.frame import Frame
from gdviewer.ui.panels.function.completion import Offer, insertion, offer, word_before
from gdviewer.ui.panels.function.completion_entries import Completion, Kind
from gdviewer.ui.panels.function.completion_list import CompletionList
from gdviewer.ui.panels.function.expression_editor import ExpressionEditor

_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_ENDS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_PLAIN = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
_CLOSING = {QEvent.Type.FocusOut, QEvent.Type.Hide}


class Completer(QObject):
    """Completes names in ``editor``; ``problem_chosen`` has the key of a built-in function.

    Tab takes what is marked, Return only what was gone to by arrow keys, Escape closes. While the
    list is closed every key is the editor's.
    """

    problem_chosen = Signal(str)

    def __init__(self, editor: ExpressionEditor, frame: Callable[[], Frame]) -> None:
        super().__init__(editor)
        self._editor, self._frame = editor, frame
        self._list = CompletionList(editor)
        self._is_typing = self._is_chosen = False
        self._place = -1
        self._list.taken.connect(self._take)
        editor.text_edited.connect(self._on_edited)
        editor.cursor_moved.connect(self._on_moved)
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a key that is the list's; note what is typed; close when the eye goes elsewhere."""
        if watched is self._editor and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._on_key(event)
        if isinstance(event, QInputMethodEvent):
            self._is_typing = bool(event.commitString())
        elif event.type() in (_CLOSING if watched is self._editor else {QEvent.Type.Move}):
            self._list.hide()
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        """Return whether the key was the list's."""
        key, is_open = Qt.Key(event.key()), self._list.isVisible()
        is_plain = event.modifiers() in _PLAIN
        self._is_typing = event.text().isprintable() and bool(event.text())
        self._is_typing = self._is_typing or (is_open and key == Qt.Key.Key_Backspace)
        if not is_open or not is_plain:
            return False
        if key in _MOVES:
            self._is_chosen = True
            self._list.move_choice(event)
        elif key == Qt.Key.Key_Escape:
            self._list.hide()
        elif self._list.current and (key == Qt.Key.Key_Tab or (key in _ENDS and self._is_chosen)):
            self._take(self._list.current)
        else:
            return False
        return True

    @Slot()
    def _on_edited(self) -> None:
        """Offer what the name may be meant for, if it was typed by keys."""
        is_typing, self._is_typing = self._is_typing, False
        before, after = self._editor.text_around_cursor()
        frame = self._frame()
        known = frame.facts.parameters
        offered = offer(before, after, frame.variables, known) if is_typing else Offer()
        self._is_chosen = False
        self._place = len(before)
        if offered.completions:
            self._editor.window().installEventFilter(self)
            place = self._editor.place_before_cursor(len(word_before(before)))
            self._list.show_offer(offered, place)
        else:
            self._list.hide()

    @Slot()
    def _on_moved(self) -> None:
        """Close when the cursor goes away from what was typed."""
        if self._list.isVisible() and len(self._editor.text_around_cursor()[0]) != self._place:
            self._list.hide()

    def _take(self, taken: Completion) -> None:
        self._list.hide()
        if taken.kind is Kind.PROBLEM:
            self.problem_chosen.emit(taken.text)
            return
        before, after = self._editor.text_around_cursor()
        text, passed = insertion(taken, after)
        self._editor.replace_before_cursor(len(word_before(before)), text, passed)
