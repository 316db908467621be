"""The small list under the name that is being typed; the keyboard stays in the text."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidgetItem, QVBoxLayout, QWidget

from gdviewer.ui.panels.function.completion import Offer
from gdviewer.ui.panels.function.completion_entries import Completion
from gdviewer.ui.widgets.choice_list import ChoiceList
from gdviewer.ui.widgets.naming import name_control
from gdviewer.ui.widgets.placing import beside

_ROWS = 5.5
"""How many rows are seen at once: the half one shows that there are more."""
_WIDEST = 60  # letters
_EDGE = 4  # pixels
_HELP = "Up and Down choose, Tab takes, Escape closes."


class CompletionList(QFrame):
    """Offers completions beside a place on the screen; ``taken`` has the one that was clicked."""

    taken = Signal(object)

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.ToolTip)
        self.setObjectName("completion_list")
        self.setProperty("role", "menu")
        self.setFrameShape(self.Shape.StyledPanel)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._owner = owner
        self._offered: tuple[Completion, ...] = ()
        self._list = ChoiceList()
        name_control(self._list, "completions", "Completions", _HELP)
        self._list.setToolTip("")  # it would lie on the list
        self._list.setMinimumHeight(1)  # one row is enough
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        column.addWidget(self._list)
        self._list.itemClicked.connect(self._take_item)
        self._list.currentItemChanged.connect(self._tell_current)

    @property
    def current(self) -> Completion | None:
        """The completion that is marked."""
        choice = self._list.current
        return self._offered[int(choice.key)] if choice is not None else None

    def show_offer(self, offer: Offer, place: QRect) -> None:
        """List what is offered beside ``place`` of the screen, the best one marked."""
        self._list.clear()  # its rows, which tell of themselves as they go, are of the last offer
        self._offered = offer.completions
        choices = tuple(one.choice(str(index)) for index, one in enumerate(self._offered))
        self._list.show_choices([("", choices)], "")
        if not offer.has_best:
            self._list.setCurrentRow(-1)
        around = self.sizeHint() - self._list.sizeHint()
        widest = _WIDEST * self.fontMetrics().averageCharWidth()
        inside = QSize(min(self._list.width_of_all(), widest), self._list.height_of(_ROWS))
        screen = self._owner.screen().availableGeometry()
        self.setGeometry(beside(place, around + inside, place.left(), screen))
        self.show()

    def move_choice(self, event: QKeyEvent) -> None:
        """Mark the row that an arrow key leads to."""
        self._list.keyPressEvent(event)

    def _take_item(self, item: QListWidgetItem) -> None:
        if item is self._list.currentItem() and self.current is not None:
            self.taken.emit(self.current)

    def _tell_current(self) -> None:
        """Let a screen reader, which follows the text, know what Tab would take."""
        one = self.current
        if one is not None and QAccessible.isActive():
            said = QAccessibleAnnouncementEvent(self._owner, f"{one.title}: {one.purpose}")
            QAccessible.updateAccessibility(said)
