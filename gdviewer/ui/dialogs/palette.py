"""The palette: type a few letters of an action's name, and Return does it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLineEdit,
    QMenuBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gdviewer.state.models.model import AppModel
from gdviewer.ui.dialogs.matching import rank
from gdviewer.ui.dialogs.palette_entries import Entry, choice_entries, menu_entries
from gdviewer.ui.widgets.labels import Sentence
from gdviewer.ui.widgets.naming import name_control

_HELP = "Type a few letters of a name. Up and Down choose, Return does it, Escape closes."
_NOTHING = "Nothing has that name."
_WIDTH, _HEIGHT = 78, 32  # in letters and lines
_MENUS = 40  # pixels
_ENTRY = Qt.ItemDataRole.UserRole
_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


def open_palette(menus: QMenuBar, model: AppModel, parent: QWidget) -> None:
    """Open the palette of what ``menus`` offer and ``model`` can choose."""
    palette = Palette([*menu_entries(menus), *choice_entries(model)], parent)
    palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    palette.open()


class Palette(QDialog):
    """Finds one of ``entries`` by name and runs it when it has closed itself."""

    def __init__(self, entries: Iterable[Entry], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setWindowTitle("Find an action")
        self._entries = tuple(entries)
        self._list = _List()
        self._field = _Field(self._list)
        self._remark = Sentence("quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        for widget in (self._field, self._list, self._remark):
            column.addWidget(widget)
        self._field.textChanged.connect(self._find)
        self._field.returnPressed.connect(self._run_current)
        self._list.itemClicked.connect(self._run_clicked)
        self._list.currentItemChanged.connect(self._tell_current)
        self.finished.connect(parent.activateWindow)
        self._find("")
        self._take_place(parent)

    def _find(self, query: str) -> None:
        """List what answers ``query``, the nearest first, and choose the first that can be run."""
        ranked = [(rank(query, one.name, f"{one.place} {one.help}"), one) for one in self._entries]
        found = [(far, one) for far, one in ranked if far is not None]
        self._list.show_entries(one for _, one in sorted(found, key=lambda pair: pair[0]))
        self._list.setVisible(bool(found))
        self._remark.say("" if found else _NOTHING)

    def _run_current(self) -> None:
        entry = self._list.current_entry()
        if entry is not None and entry.is_enabled:
            self.accept()
            entry.run()

    def _run_clicked(self, item: QTreeWidgetItem) -> None:
        """Do what was clicked: where it cannot be done now, another one is the current."""
        if item is self._list.currentItem():
            self._run_current()

    def _tell_current(self) -> None:
        """Let a screen reader, which follows the field, know what Return would do."""
        entry = self._list.current_entry()
        parts = (entry.name, entry.place, entry.keys) if entry is not None else (_HELP,)
        self._field.setAccessibleDescription(", ".join(filter(None, parts)))

    def _take_place(self, parent: QWidget) -> None:
        """Stand below the menus, in the middle of what the screen shows of the window."""
        metrics = self.fontMetrics()
        room = parent.geometry().intersected(parent.screen().availableGeometry())
        wanted = QSize(_WIDTH * metrics.averageCharWidth(), _HEIGHT * metrics.lineSpacing())
        self.resize(wanted.boundedTo(room.size() - QSize(0, _MENUS)))
        self.move(room.center().x() - self.width() // 2, room.top() + _MENUS)


class _Field(QLineEdit):
    """Where the name is typed; the keys that move go to the list."""

    def __init__(self, moved: QTreeWidget) -> None:
        super().__init__()
        self._moved = moved
        name_control(self, "palette_query", "Name of the action", _HELP)
        self.setPlaceholderText("Type a name, such as export, dark or Adam")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list, or type."""
        if Qt.Key(event.key()) in _MOVES:
            self._moved.keyPressEvent(event)
        else:
            super().keyPressEvent(event)


class _List(QTreeWidget):
    """The entries: name, menu and shortcut, gray where they cannot be run now."""

    def __init__(self) -> None:
        super().__init__()
        name_control(self, "palette_list", "Actions", "What can be done; a click does it.")
        self.setColumnCount(3)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def show_entries(self, entries: Iterable[Entry]) -> None:
        """List ``entries`` and choose the first that can be run."""
        self.clear()
        height = self.fontMetrics().lineSpacing() * 3 // 2
        self.addTopLevelItems([_item(entry, height) for entry in entries])
        rows = [self.topLevelItem(row) for row in range(self.topLevelItemCount())]
        first = next((item for item in rows if item is not None and not item.isDisabled()), None)
        if first is not None:
            self.setCurrentItem(first)

    def current_entry(self) -> Entry | None:
        """Return the chosen entry, if there is one."""
        item = self.currentItem()
        entry = item.data(0, _ENTRY) if item is not None else None
        return entry if isinstance(entry, Entry) else None


def _item(entry: Entry, height: int) -> QTreeWidgetItem:
    item = QTreeWidgetItem([entry.name, entry.place, entry.keys])
    item.setData(0, _ENTRY, entry)
    item.setToolTip(0, entry.help)
    item.setSizeHint(0, QSize(0, height))
    item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    item.setDisabled(not entry.is_enabled)
    return item
