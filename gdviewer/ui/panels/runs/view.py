"""The table of runs as it is seen: rows that are selected, ticked, renamed, dragged and opened."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTreeView

from gdviewer.scene.theme import LIGHT, Theme
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.run_rows import run_rows
from gdviewer.ui.actions import Actions
from gdviewer.ui.keys import keep_key
from gdviewer.ui.pacing import Pacing
from gdviewer.ui.panels.runs.column_width import column_width
from gdviewer.ui.panels.runs.columns import COLUMNS, RunColumn
from gdviewer.ui.panels.runs.keys import OPENING_KEYS, RENAMING_KEY, command_of
from gdviewer.ui.panels.runs.name_room import has_room_for_figures
from gdviewer.ui.panels.runs.selection import RunSelection
from gdviewer.ui.panels.runs.swatches import swatch_size
from gdviewer.ui.panels.runs.table import RUN, RunTable
from gdviewer.ui.widgets.naming import name_control

_PAUSE = 100
"""Milliseconds between two looks at figures that stream: nobody reads them faster."""

_LEAST_WIDTH = 120

_MENU = ("add_run", "duplicate_run", "remove_run", "run_up", "run_down", "show_run")
_HELP = (
    "The runs, each with its color, dash and marker. The form edits those that are selected: "
    "Ctrl and Shift select several. Space shows or hides them, F2 renames, Delete removes, "
    "Alt+Up and Alt+Down move; Insert adds a run."
)


class RunsView(QTreeView):
    """Shows ``columns`` of the table; it looks at the frame only while it is seen.

    It asks for the room of all its rows, but for ``most`` of them at most.
    """

    def __init__(
        self,
        model: AppModel,
        actions: Actions,
        name: str,
        columns: Iterable[RunColumn],
        most: int,
    ) -> None:
        super().__init__()
        self._model, self._actions = model, actions
        self._table = RunTable(model, LIGHT)
        self._table.setParent(self)
        self.setModel(self._table)
        self._shown, self._most = frozenset(columns), most
        self._opened: set[int] = set()
        self._pacing = Pacing(self, self._look, _PAUSE)
        self._look_like_a_table()
        self._fill_menu(name)
        name_control(self, name, "Table of runs", _HELP)
        self._selection = RunSelection(model, self, self._table)
        self._selection.emptied.connect(self._pacing.do)
        self.expanded.connect(lambda index: self._on_opened(index, is_open=True))
        self.collapsed.connect(lambda index: self._on_opened(index, is_open=False))
        model.changed.connect(self._on_changed)

    def set_theme(self, theme: Theme) -> None:
        """Draw the swatches in the colors and at the size of ``theme``."""
        self.setIconSize(swatch_size(theme))
        self._table.set_theme(theme)
        self._fit_columns()

    def rename(self) -> None:
        """Let the name of the current run be typed in its place, else of the first selected."""
        current = self.currentIndex()
        run = current.data(RUN) if current.isValid() else self._model.selected_run.id
        index = self._table.index_of(run)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.edit(index)

    # --- Qt's own ---

    def sizeHint(self) -> QSize:
        """Ask for the room that the rows take."""
        indices = [self._table.index(row, 0) for row in range(self._table.rowCount())]
        opened = (self._table.rowCount(index) for index in indices if self.isExpanded(index))
        rows = min(len(indices) + sum(opened), self._most)
        header = 0 if self.isHeaderHidden() else self.header().sizeHint().height()
        return QSize(_LEAST_WIDTH, header + rows * self.sizeHintForRow(0) + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """Be as high as asked for: it is the panel around it that scrolls."""
        return self.sizeHint()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what went on while nobody could see it."""
        super().showEvent(event)
        self._pacing.do()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look whether there is room for figures beside the names."""
        super().resizeEvent(event)
        self._make_room_for_names()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that mean something here, though they are shortcuts of the window."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._has_use_for(event)
        ):
            event.accept()
            return True
        return keep_key(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the keys of the table mean."""
        command, is_editing = command_of(event), self.state() == self.State.EditingState
        if command and not is_editing:
            self._actions[command].trigger()
        elif event.key() == RENAMING_KEY and not is_editing:
            self.rename()
        else:
            super().keyPressEvent(event)

    # --- inside ---

    def _has_use_for(self, event: QKeyEvent) -> bool:
        is_opening = self._table.has_paths and event.key() in OPENING_KEYS
        return is_opening or event.key() == RENAMING_KEY or bool(command_of(event))

    def _look_like_a_table(self) -> None:
        self.setProperty("role", "runs")
        self.setUniformRowHeights(True)
        self.setIndentation(12)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        header = self.header()
        header.setMinimumSectionSize(24)
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        last = RunColumn.ENDING if RunColumn.ENDING in self._shown else RunColumn.NAME
        header.setSectionResizeMode(last, QHeaderView.ResizeMode.Stretch)
        for column in range(len(COLUMNS)):
            self.setColumnHidden(column, column not in self._shown)

    def _fill_menu(self, name: str) -> None:
        """Offer in the menu of the table what can be done with its runs."""
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        rename = QAction("Rename (F2)", self)
        rename.setObjectName(f"{name}_rename")
        rename.setToolTip("Type another name for the run; an empty one is that of its method")
        rename.triggered.connect(lambda _: self.rename())
        self.addActions([self._actions[command] for command in _MENU])
        self.insertAction(self._actions["remove_run"], rename)

    def _on_opened(self, index: QModelIndex, *, is_open: bool) -> None:
        """Remember which runs are open, and make room for their paths."""
        run = index.data(RUN)
        self._opened = self._opened | {run} if is_open else self._opened - {run}
        self.updateGeometry()

    def _on_changed(self, old: Frame, new: Frame) -> None:
        """Show at once what the user has done, and in a while how the runs go on."""
        if not self.isVisible():
            return
        if old.document is not new.document and _chosen(old) != _chosen(new):
            self._pacing.do()
            self._fit_columns()
        else:
            self._pacing.ask()

    def _look(self) -> None:
        count, frame = self._table.rowCount(), self._model.frame
        with self._selection.following():
            self._table.show_rows(run_rows(frame))
            if self.rootIsDecorated() != self._table.has_paths:  # it paints all anew
                self.setRootIsDecorated(self._table.has_paths)
            self._opened &= {run.id for run in frame.document.runs}
            for run in self._opened:
                self.setExpanded(self._table.index_of(run), True)
            self._selection.show(frame.document.selected)
        if count != self._table.rowCount():
            self._fit_columns()
            self.updateGeometry()
        self._widen_columns()

    def _fit_columns(self) -> None:
        """Make each column as wide as what is in it, but for the one that takes what is left."""
        self.ensurePolished()
        for column in self._shown:
            self.setColumnWidth(column, column_width(self, self._table, column))
        self._make_room_for_names()

    def _make_room_for_names(self) -> None:
        """Leave the figures of a narrow table out where cut names could not be told apart."""
        if RunColumn.ENDING not in self._shown:
            self.setColumnHidden(RunColumn.F, not has_room_for_figures(self, self._table))

    def _widen_columns(self) -> None:
        """Make room for longer texts, and keep it: nothing is to flicker while figures stream."""
        for column in self._shown:
            wanted = column_width(self, self._table, column)
            self.setColumnWidth(column, max(wanted, self.columnWidth(column)))


def _chosen(frame: Frame) -> tuple[object, ...]:
    """Return what the user decides of the table."""
    document = frame.document
    return document.runs, document.selected, document.starts, frame.facts.objective is None
