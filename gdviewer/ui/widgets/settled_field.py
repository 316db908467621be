"""A number field that waits until the number is written: half of one is another number."""

from __future__ import annotations

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from gdviewer.core.expression.constant import parse_constant
from gdviewer.state.document import check_size
from gdviewer.ui.widgets.number_field import NumberField


class SettledField(NumberField):
    """Takes its number with Return, or when it is left; ``2pi`` is one too.

    What cannot be taken is said with Return, and gives way to the value when the field is left.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(check_size, parent, parse_constant)
        self.returnPressed.connect(self._take)

    def read(self, text: str) -> None:  # noqa: ARG002 the field's own reading of each keystroke
        """Say nothing of what is being written."""
        self.allows()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what is written, if it can be."""
        self._take()
        super().focusOutEvent(event)

    def _take(self) -> None:
        super().read(self.text())
