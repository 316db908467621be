"""Ties the rows that are selected in the table of runs to the runs that the document selects."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QObject, Signal
from PySide6.QtWidgets import QAbstractItemView

from gdviewer.state.models.model import AppModel
from gdviewer.ui.panels.runs.table import RUN, RunTable

_Flag = QItemSelectionModel.SelectionFlag


class RunSelection(QObject):
    """The selected rows of ``view``, which shows ``table``; one stays selected."""

    emptied = Signal()
    """The hand has selected nothing: the rows of the document are to be shown again."""

    def __init__(self, model: AppModel, view: QAbstractItemView, table: RunTable) -> None:
        super().__init__(view)
        self._model, self._view, self._table = model, view, table
        self._is_following = False
        view.selectionModel().selectionChanged.connect(self._on_selected)

    @contextmanager
    def following(self) -> Iterator[None]:
        """Take no change of the rows for the user's while they are made to follow the document."""
        self._is_following = True
        yield
        self._is_following = False

    def show(self, runs: tuple[int, ...]) -> None:
        """Select the rows of ``runs``."""
        chosen = self._view.selectionModel()
        wanted = [self._table.index_of(run) for run in runs]
        if {index.row() for index in chosen.selectedRows()} != {index.row() for index in wanted}:
            chosen.select(_selection(wanted), _Flag.ClearAndSelect | _Flag.Rows)
        if self._view.currentIndex().data(RUN) not in {*runs} and wanted:
            chosen.setCurrentIndex(wanted[0], _Flag.NoUpdate)

    def _on_selected(self) -> None:
        """Have the form edit the runs that the hand selected."""
        if self._is_following:
            return
        chosen = [index.data(RUN) for index in self._view.selectionModel().selectedRows()]
        self._model.select_runs(chosen)
        if not chosen:
            self.emptied.emit()


def _selection(indices: list[QModelIndex]) -> QItemSelection:
    selection = QItemSelection()
    for index in indices:
        selection.select(index, index)
    return selection
