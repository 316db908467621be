"""The steps of a run as a table of any length: a cell is made when it is seen, nothing is kept."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor

from gdviewer.core.moment import Moment
from gdviewer.core.numbers import format_all_digits, format_number, format_whole
from gdviewer.core.terms import Term
from gdviewer.state.frame import Frame, Path
from gdviewer.state.readings.step_rows import STEP, figures, headers, in_one_cell

_UNKNOWN = "–"
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_HELP = {
    STEP: "How many steps the point is from the start",
    "f": "The value of f at the point",
    "∥∇f∥": "The length of the gradient at the point",
    "|f′|": "The size of the derivative at the point",
    "α": "The step size α of the step that led to the point",
    "η": "The learning rate η of the step that led to the point",
}

Index = QModelIndex | QPersistentModelIndex


class StepTable(QAbstractTableModel):
    """A row for each point of the selected run; behind what every method has, its own terms.

    A run that grows adds rows; another one begins the table anew.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._rows = 0
        self._headers = headers(("x", "y"))
        self._terms: list[Term] = []
        self._moments: dict[int, Moment] = {}
        self._marked = -1
        self._mark = QColor()

    def set_mark(self, color: QColor) -> None:
        """Lay ``color`` under the row of the playhead."""
        self._mark = color
        self._tell(self._marked, self._marked)

    def show_frame(self, frame: Frame) -> None:
        """Take the selected run as it is in ``frame``, and what is known of its own terms."""
        path = frame.selected_path
        if self._is_another(path, frame.variables):
            self.beginResetModel()
            self._path, self._headers = path, headers(frame.variables)
            self._rows, self._terms, self._moments = path.length if path else 0, [], {}
            self.endResetModel()
        elif path is not None and path.length > self._rows:
            self.beginInsertRows(QModelIndex(), self._rows, path.length - 1)
            self._path, self._rows = path, path.length
            self.endInsertRows()
        self._take_terms(frame.listed)
        self._mark_row(-1 if path is None else frame.step_of(path))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own default
        """Return how many points there are."""
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own default
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._headers) + len(self._terms)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the name of a column, or what stands in it."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        term = self._term(section)
        name = term.symbol if term is not None else self._headers[section]
        return {
            Qt.ItemDataRole.DisplayRole: name,
            Qt.ItemDataRole.ToolTipRole: _help(name, term),
            Qt.ItemDataRole.TextAlignmentRole: _RIGHT,
        }.get(Qt.ItemDataRole(role))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, the same with all digits, or the mark of the playhead."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT
        if role == Qt.ItemDataRole.BackgroundRole:
            return QBrush(self._mark) if index.row() == self._marked else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.row(), index.column(), format_number)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._text(index.row(), index.column(), format_all_digits)
        return None

    def _text(self, row: int, column: int, write: Callable[[float], str]) -> str:
        if self._path is None:
            return ""
        if column == 0:
            return format_whole(row)
        if (term := self._term(column)) is not None:
            return self._term_text(row, term, write)
        number = figures(self._path.trajectory, row)[column - 1]
        return _UNKNOWN if math.isnan(number) else write(number)

    def _term_text(self, row: int, wanted: Term, write: Callable[[float], str]) -> str:
        """Return the term of the step that led to ``row``; nothing where it is still computed."""
        moment = self._moments.get(row - 1)
        if moment is None:
            return _UNKNOWN if row == 0 else ""
        values = (term.value for term in moment.terms if term.symbol == wanted.symbol)
        value = next(values, None)
        return _UNKNOWN if value is None else in_one_cell(np.asarray(value), write)

    def _term(self, column: int) -> Term | None:
        place = column - len(self._headers)
        return self._terms[place] if 0 <= place < len(self._terms) else None

    def _is_another(self, path: Path | None, variables: tuple[str, ...]) -> bool:
        """Whether ``path`` is not the one of the table, or shorter than it was."""
        if path is None or self._path is None:
            return path is not self._path
        is_same = path.trajectory is self._path.trajectory and path.length >= self._rows
        return not is_same or headers(variables) != self._headers

    def _take_terms(self, listed: tuple[Moment, ...]) -> None:
        """Keep what is known of the rows in view; a term not seen yet is one more column."""
        if self._path is None or tuple(self._moments.values()) == listed:
            return
        self._moments = {moment.step: moment for moment in listed}
        known = {term.symbol for term in self._terms}
        named = {term.symbol: term for moment in listed for term in moment.terms}
        fresh = [term for symbol, term in named.items() if symbol not in known]
        if fresh:
            count = self.columnCount()
            self.beginInsertColumns(QModelIndex(), count, count + len(fresh) - 1)
            self._terms += fresh
            self.endInsertColumns()
        if self._moments:
            self._tell(min(self._moments), min(max(self._moments) + 1, self._rows - 1))

    def _mark_row(self, row: int) -> None:
        before, self._marked = self._marked, row
        for changed in {before, row} if before != row else ():
            self._tell(changed, changed)

    def _tell(self, first: int, last: int) -> None:
        """Have the rows from ``first`` to ``last`` shown anew."""
        if 0 <= first <= last < self._rows:
            end = self.columnCount() - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, end))


def _help(name: str, term: Term | None) -> str:
    if term is not None:
        return f"{term.name.capitalize()}, in the step that led to the point"
    return _HELP.get(name, f"The coordinate {name} of the point")
