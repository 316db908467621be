"""The line above a list of choices: what is typed searches, the keys that move go to the list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from gdviewer.ui.widgets.choice_list import ChoiceList
from gdviewer.ui.widgets.naming import name_control

_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_TAKES = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class ChoiceField(QLineEdit):
    """Where the search is typed; Return is ``taken`` and Escape is ``left``."""

    taken = Signal()
    left = Signal()

    def __init__(self, moved: ChoiceList, name: str, help_text: str) -> None:
        super().__init__()
        self._moved = moved
        name_control(self, name, "Search", help_text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list, take, leave, or type."""
        key = Qt.Key(event.key())
        if key in _MOVES:
            self._moved.keyPressEvent(event)
        elif key in _TAKES:
            self.taken.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
