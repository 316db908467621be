"""A text field for one number: short to look at, exact to edit, wrong input said in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget

from gdviewer.core.numbers import format_all_digits, format_exact, format_number, parse_number
from gdviewer.ui.keys import leave_to_window
from gdviewer.ui.widgets.marks import mark_invalid

_DIGITS = (4, 3, 2)
_TEXT_MARGIN = 2  # pixels that Qt leaves free at both ends of a line edit
_LONGEST_QUOTE = 24


def accept_any(value: float) -> None:
    """Accept every finite number."""


class NumberField(QLineEdit):
    """Edits one number.

    Parameters
    ----------
    check
        Raises a ValueError with one sentence where a number is not allowed.
    parse
        Returns the number that a text writes, or raises a ValueError with one sentence.
    """

    value_edited = Signal(float)
    """A number that the user typed and that is allowed."""
    problem_changed = Signal(str)
    """Why what is typed is no value, empty when it is one."""

    def __init__(
        self,
        check: Callable[[float], None] = accept_any,
        parent: QWidget | None = None,
        parse: Callable[[str], float] = parse_number,
    ) -> None:
        super().__init__(parent)
        self._check, self._parse = check, parse
        self.value = 0.0
        self._is_differing = False
        self.problem = ""
        self.textEdited.connect(self.read)

    def show_value(self, value: float) -> None:
        """Show ``value``; what is being typed stays while it means the same."""
        self.value = value
        self._is_differing = False
        if self.hasFocus() and self._means(value):
            return
        self._write()

    def show_differing(self) -> None:
        """Show no number: what is edited together differs in it. What is typed is for all."""
        self._is_differing = True
        self.setPlaceholderText("differs")
        self._write()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show every digit while the field is edited."""
        super().focusInEvent(event)
        self._write()
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the value in short; what was no value is forgotten."""
        super().focusOutEvent(event)
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many digits as there is room for."""
        super().resizeEvent(event)
        if not self.hasFocus():
            self.setText(self._short())
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take back with Escape what is typed and no value; the window has more to do with it."""
        if event.key() == Qt.Key.Key_Escape:
            self._write()
            event.ignore()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window: it has one history for everything."""
        return False if leave_to_window(event) else super().event(event)

    def read(self, text: str) -> None:
        """Take what the user typed as the value, or say why it is none."""
        try:
            value = self._number_of(text)
        except ValueError as error:
            self._set_problem(str(error))
            return
        if self.allows(value) and (value != self.value or self._is_differing):
            self.value, self._is_differing = value, False
            self.value_edited.emit(value)

    def _number_of(self, text: str) -> float:
        """Return the number that ``text`` writes; a ValueError names the field and the text."""
        try:
            return self._parse(text)
        except ValueError as error:
            wrong = f"cannot be '{_shortened(text)}'" if text.strip() else "is empty"
            advice = str(error)
            name = self.accessibleName() or "The number"
            raise ValueError(f"{name} {wrong}: {advice[0].lower()}{advice[1:]}") from error

    def allows(self, *values: float) -> bool:
        """Whether all ``values`` are allowed; if not, say why."""
        try:
            for value in values:
                self._check(value)
        except ValueError as error:
            self._set_problem(str(error))
            return False
        self._set_problem("")
        return True

    def _means(self, value: float) -> bool:
        try:
            return self._parse(self.text()) == value
        except ValueError:
            return False

    def _write(self) -> None:
        """Show the value as it is now."""
        is_whole = self.hasFocus() and not self._is_differing
        self.setText(format_exact(self.value) if is_whole else self._short())
        self.setCursorPosition(0)
        self.setToolTip(f"{self.accessibleDescription()}\n{self._exactly()}".lstrip())
        self._set_problem("")

    def _exactly(self) -> str:
        if self._is_differing:
            return "The selected runs differ in it; what you type goes to all of them."
        return f"Exactly: {format_all_digits(self.value)}"

    def _short(self) -> str:
        """Return the value with four digits, or with fewer where the field is too narrow."""
        if self._is_differing:
            return ""
        if not self.isVisible():
            return format_number(self.value)
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_LineEditContents
        room = self.style().subElementRect(part, option, self).width() - 2 * _TEXT_MARGIN
        texts = [format_number(self.value, digits) for digits in _DIGITS]
        fitting = [text for text in texts if self.fontMetrics().horizontalAdvance(text) <= room]
        return fitting[0] if fitting else texts[-1]

    def _set_problem(self, problem: str) -> None:
        if problem != self.problem:
            self.problem = problem
            mark_invalid(self, is_invalid=bool(problem))
            self.problem_changed.emit(problem)


def _shortened(text: str) -> str:
    """Return ``text``, cut where it is too long to be quoted."""
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
