"""The list of all functions and of how a formula is written, found by name or use."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from gdviewer.ui.panels.function.help_entries import help_entries
from gdviewer.ui.widgets.choice import arranged, found
from gdviewer.ui.widgets.choice_field import ChoiceField
from gdviewer.ui.widgets.choice_list import ChoiceList
from gdviewer.ui.widgets.labels import Sentence
from gdviewer.ui.widgets.naming import name_control

_HELP = (
    "Type a few letters of a name or a use. Up and Down choose, Return puts it into the formula, "
    "Escape closes."
)
_NOTHING = "No function is called so, or is for that."
_ROWS = 11.5
_WIDEST = 96  # letters


def open_function_help(window: QWidget) -> FunctionHelp:
    """Open the list over ``window``; it closes itself when a row is taken."""
    dialog = FunctionHelp(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


class FunctionHelp(QDialog):
    """Lists what a formula may have; ``taken`` has a text, and how far the cursor goes into it."""

    taken = Signal(str, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("function_help")
        self.setWindowTitle("Functions")
        self._entries = {entry.choice.key: entry for entry in help_entries()}
        self._choices = tuple(entry.choice for entry in self._entries.values())
        self._list = ChoiceList()
        help_text = "A double click puts a row into the formula."
        name_control(self._list, "function_help_list", "Functions", help_text)
        self._list.setToolTip("")  # it would lie on the rows
        self._field = ChoiceField(self._list, "function_help_query", _HELP)
        self._field.setPlaceholderText("Search by name or use, such as log, angle or condition")
        self._remark = Sentence("quiet")
        self._remark.setText(_HELP)
        self._remark.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        for widget in (self._field, self._list, self._remark):
            column.addWidget(widget)
        self._remark.show()
        self._field.textChanged.connect(self._find)
        self._field.taken.connect(self._take)
        self._field.left.connect(self.close)
        self._list.itemDoubleClicked.connect(self._take)
        self._list.currentItemChanged.connect(self._tell_current)
        self.finished.connect(parent.activateWindow)
        self._find("")
        self._take_place()

    def _find(self, query: str) -> None:
        """List what answers ``query``, or everything in its groups."""
        words = query.strip()
        sections = [("", found(self._choices, words))] if words else [*arranged(self._choices, 0)]
        self._list.show_choices(sections, "")
        is_empty = not self._list.count()
        self._list.setVisible(not is_empty)
        self._remark.say(_NOTHING if is_empty else _HELP)

    def _take(self) -> None:
        choice = self._list.current
        if choice is not None:
            entry = self._entries[choice.key]
            self.close()
            text = f"{entry.text}()" if entry.is_called else entry.text
            self.taken.emit(text, len(text) - entry.is_called)

    def _tell_current(self) -> None:
        """Let a screen reader, which follows the field, know what Return would take."""
        choice = self._list.current
        said = f"{choice.title}: {choice.purpose}" if choice is not None else _HELP
        self._field.setAccessibleDescription(said)

    def _take_place(self) -> None:
        """Be as wide as the longest row, as far as the screen has room."""
        self._list.ensurePolished()
        widest = _WIDEST * self.fontMetrics().averageCharWidth()
        wanted = QSize(min(self._list.width_of_all(), widest), self._list.height_of(_ROWS))
        around = QSize(40, 5 * self.fontMetrics().lineSpacing())
        self.resize((wanted + around).boundedTo(self.screen().availableSize()))
