"""The runs as a table for Qt: a row for each, with its paths under it where there are several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import overload

from PySide6.QtCore import (
    QAbstractItemModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from gdviewer.scene.theme import Theme
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.run_rows import RunRow
from gdviewer.ui.panels.runs.cells import RunCells, alignment, of_path
from gdviewer.ui.panels.runs.columns import COLUMNS, RunColumn

RUN = Qt.ItemDataRole.UserRole
"""The role of the id of the run that a row is of, or is a path of."""

_MIME = "application/x-gdviewer-runs"
_FLAG = Qt.ItemFlag

Index = QModelIndex | QPersistentModelIndex


class RunTable(QAbstractItemModel):
    """What :func:`run_rows` says; a tick, a new name and a drop are edits of ``model``."""

    def __init__(self, model: AppModel, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self._cells = RunCells(theme)
        self._rows: tuple[RunRow, ...] = ()

    @property
    def has_paths(self) -> bool:
        """Whether a row can be opened."""
        return any(row.paths for row in self._rows)

    def show_rows(self, rows: tuple[RunRow, ...]) -> None:
        """Show other rows; where there are as many of the same, only those that differ."""
        before = self._rows
        if _shape(before) != _shape(rows):
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        self._rows = rows
        pairs = list(zip(before, rows, strict=True))
        self._tell(QModelIndex(), [row for row, (old, new) in enumerate(pairs) if old != new], 1)
        for place, (old, new) in enumerate(pairs):
            if _looks(old) != _looks(new):
                # a name that is told of anew would replace what is being typed over it
                self._tell(QModelIndex(), [place])
            if old.paths != new.paths:
                paths = enumerate(zip(old.paths, new.paths, strict=True))
                changed = [path for path, (earlier, later) in paths if earlier != later]
                self._tell(self.index(place, 0), changed)

    def set_theme(self, theme: Theme) -> None:
        """Draw the swatches in other colors."""
        self._cells = RunCells(theme)
        self._tell(QModelIndex(), range(len(self._rows)))

    def index_of(self, run: int) -> QModelIndex:
        """Return the index of the run with the id ``run``, an invalid one where there is none."""
        places = [place for place, row in enumerate(self._rows) if row.id == run]
        return self.index(places[0], 0) if places else QModelIndex()

    def texts(self, column: int) -> list[str]:
        """Return what the rows of the runs say in ``column``."""
        return [COLUMNS[column].of_run(row) for row in self._rows]

    def longest_text(self, column: int) -> str:
        """Return the longest of what the rows of the runs say in ``column``."""
        return max(self.texts(column), key=len, default="")

    # --- Qt's own ---

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Return the index of a cell; its id is 0 for a run, else 1 + the place of its run."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    @overload
    def parent(self) -> QObject | None: ...

    @overload
    def parent(self, child: Index) -> QModelIndex: ...

    def parent(self, child: Index | None = None) -> QObject | QModelIndex | None:
        """Return the index of the run that a path is of; without one, what owns the table."""
        if child is None:
            return super().parent()
        of_run = child.internalId() if child.isValid() else 0
        return self.createIndex(of_run - 1, 0, 0) if of_run else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own default
        """Return how many runs there are, or how many paths a run is opened to."""
        if not parent.isValid():
            return len(self._rows)
        is_run = parent.internalId() == 0 and parent.column() == 0
        return len(self._rows[parent.row()].paths) if is_run else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008 Qt's own
        """Return how many columns there are."""
        return len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column, or its help."""
        column = COLUMNS[section]
        if orientation is not Qt.Orientation.Horizontal:
            return None
        return {
            Qt.ItemDataRole.DisplayRole: self._title(section),
            Qt.ItemDataRole.ToolTipRole: column.help,
            Qt.ItemDataRole.TextAlignmentRole: alignment(column),
        }.get(Qt.ItemDataRole(role))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell: a drop goes between the runs."""
        if not index.isValid():
            return _FLAG.ItemIsDropEnabled
        if index.internalId():
            return _FLAG.ItemIsEnabled | _FLAG.ItemNeverHasChildren
        usual = _FLAG.ItemIsEnabled | _FLAG.ItemIsSelectable | _FLAG.ItemIsDragEnabled
        is_name = index.column() == RunColumn.NAME
        return usual | _FLAG.ItemIsUserCheckable | _FLAG.ItemIsEditable if is_name else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, or says of itself."""
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column)
        run = self._rows[index.internalId() - 1 if index.internalId() else index.row()]
        if role == RUN:
            return run.id
        if index.internalId():
            return of_path(run.paths[index.row()], column, role)
        return self._cells.of_run(run, index.column(), role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Rename a run, or show or hide it."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            self._model.show_runs((row.id,), value == Qt.CheckState.Checked.value)
        elif str(value) != row.name:
            self._model.rename_run(row.id, str(value))
        return True

    def supportedDropActions(self) -> Qt.DropAction:
        """Move runs; nothing is copied by a drag."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return what is dragged."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the ids of the runs that are dragged."""
        ids = {str(index.data(RUN)) for index in indexes}
        data = QMimeData()
        data.setData(_MIME, QByteArray(" ".join(ids).encode()))
        return data

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,  # noqa: ARG002 Qt's signature
        row: int,
        column: int,  # noqa: ARG002 Qt's signature
        parent: Index,  # noqa: ARG002 Qt's signature
    ) -> bool:
        """Bring runs before the one at ``row``; −1 is below them all."""
        ids = [int(one) for one in bytes(data.data(_MIME).data()).split()]
        self._model.move_runs(ids, row if row >= 0 else len(self._rows))
        return True

    # --- inside ---

    def _title(self, section: int) -> str:
        is_curve = section == RunColumn.SLOPE and len(self._model.frame.variables) == 1
        return "|f′|" if is_curve else COLUMNS[section].title

    def _tell(self, parent: Index, rows: Sequence[int], first: int = 0) -> None:
        """Say once that ``rows`` below ``parent`` are to be drawn anew, from a column on."""
        if rows:
            top = self.index(rows[0], first, parent)
            self.dataChanged.emit(top, self.index(rows[-1], len(COLUMNS) - 1, parent))


def _looks(row: RunRow) -> tuple[object, ...]:
    """Return what the first cell of a run shows."""
    return row.name, row.is_visible, row.color


def _shape(rows: Iterable[RunRow]) -> list[tuple[int, int]]:
    """Return what decides which rows there are."""
    return [(row.id, len(row.paths)) for row in rows]
