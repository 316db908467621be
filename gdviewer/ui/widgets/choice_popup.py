"""The list that a menu opens: some choices first, the rest in groups, all found by typing."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidgetItem, QVBoxLayout, QWidget

from gdviewer.ui.widgets.choice import Choice, arranged, found
from gdviewer.ui.widgets.choice_field import ChoiceField
from gdviewer.ui.widgets.choice_list import ChoiceList
from gdviewer.ui.widgets.labels import Sentence
from gdviewer.ui.widgets.naming import name_control
from gdviewer.ui.widgets.placing import beside

_HELP = "Type a few letters of a name or a use. Up and Down choose, Return takes, Escape closes."
_NOTHING = "Nothing here is called so, or is for that."
_ROWS = 9.5
"""How many rows are seen at once: the half one shows that there are more."""


class ChoicePopup(QFrame):
    """Offers ``choices``, the ``first`` ones without a heading; ``chosen`` has the key."""

    chosen = Signal(str)

    def __init__(
        self, choices: tuple[Choice, ...], first: int, key: str, name: str, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName(f"{name}_menu")
        self.setProperty("role", "menu")
        self.setFrameShape(self.Shape.StyledPanel)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
        self._choices, self._first, self._key = choices, first, key
        self._list = ChoiceList()
        name_control(self._list, f"{name}_choices", "Choices", "A click takes a choice.")
        self._field = ChoiceField(self._list, f"{name}_query", _HELP)
        self._field.setPlaceholderText(f"Search all {len(choices)} by name or use")
        self._remark = Sentence("quiet")
        self._remark.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        for widget in (self._field, self._list, self._remark):
            column.addWidget(widget)
        self._field.textChanged.connect(self._find)
        self._field.taken.connect(self._take)
        self._field.left.connect(self.close)
        self._list.itemClicked.connect(self._take_item)
        self._list.currentItemChanged.connect(self._tell_current)
        self._find("")
        self.setFocusProxy(self._field)

    def open_at(self, control: QWidget) -> None:
        """Open below ``control``, or above it where there is more room."""
        screen = control.screen().availableGeometry()
        place = QRect(control.mapToGlobal(QPoint(0, 0)), control.size())
        frame = self.sizeHint() - self._list.sizeHint()
        wanted = frame + QSize(self._list.width_of_all(), self._list.height_of(_ROWS))
        left = min(place.right() + 1 - wanted.width(), place.left())
        self.setGeometry(beside(place, wanted, left, screen))
        self.show()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)
        self._find("")

    def _find(self, query: str) -> None:
        """List what answers ``query``, or everything in its groups."""
        words = query.strip()
        if words:
            sections = [("", found(self._choices, words))]
        else:
            sections = list(arranged(self._choices, self._first))
        self._list.show_choices(sections, "" if words else self._key)
        is_empty = not self._list.count()
        self._list.setVisible(not is_empty)
        self._remark.say(_NOTHING if is_empty else "")

    def _take(self) -> None:
        choice = self._list.current
        if choice is not None:
            self.close()
            self.chosen.emit(choice.key)

    def _take_item(self, item: QListWidgetItem) -> None:
        """Take what was clicked, unless it cannot be chosen."""
        if item is self._list.currentItem():
            self._take()

    def _tell_current(self) -> None:
        """Let a screen reader, which follows the field, know what Return would take."""
        choice = self._list.current
        said = f"{choice.title}: {choice.purpose}" if choice is not None else _HELP
        self._field.setAccessibleDescription(said)
