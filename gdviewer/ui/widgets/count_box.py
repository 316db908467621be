"""A field for a whole number that is written as all numbers are: in groups of three."""

from __future__ import annotations

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QSpinBox

from gdviewer.core.numbers import format_whole, parse_number


class CountBox(QSpinBox):
    """A spin box that shows ``2 000``, and reads what people write."""

    def textFromValue(self, value: int) -> str:
        """Return ``value`` in groups of three."""
        return format_whole(value)

    def valueFromText(self, text: str) -> int:
        """Return the number that was typed; what is none leaves the value as it is."""
        try:
            return round(parse_number(text))
        except ValueError:
            return self.value()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Take a number in the range; of others, and of no number, nobody says that they stay."""
        try:
            is_right = self.minimum() <= parse_number(text) <= self.maximum()
        except ValueError:
            is_right = False
        state = QValidator.State.Acceptable if is_right else QValidator.State.Intermediate
        return state, text, position
