"""What is said under the formula; while it is an error, a click leads to its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent

from gdviewer.ui.widgets.labels import Remark
from gdviewer.ui.widgets.marks import mark_invalid

_LINES = 3


class ExpressionRemark(Remark):
    """Says an error in full, and anything else in three lines; ``pressed`` is for an error."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__(_LINES)
        self.setObjectName("expression_remark")
        self._is_error = False

    def say_error(self, text: str) -> None:
        """Show all of ``text``, which is of something wrong."""
        self.say(text)
        self.setToolTip("A click, or F8, goes to what is wrong.")
        self._show_role(is_error=True)

    def say_quietly(self, text: str) -> None:
        """Show what there is room for of ``text``."""
        self.say_briefly(text)
        self._show_role(is_error=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Lead to the place of the error."""
        if self._is_error and event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()
        else:
            super().mousePressEvent(event)

    def _show_role(self, *, is_error: bool) -> None:
        self._is_error = is_error
        shape = Qt.CursorShape.PointingHandCursor if is_error else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self.setProperty("role", "problem" if is_error else "quiet")
        mark_invalid(self, is_invalid=is_error)
