"""The base of the small tables: rows that are replaced as a whole, under headers with help."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
R = TypeVar("R")
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RowsModel(QAbstractTableModel, Generic[R]):
    """A table with a row for each record.

    Parameters
    ----------
    headers, helps
        What stands above each column, and what its tooltip says.
    figures
        The columns of numbers, which are aligned to the right.
    """

    def __init__(
        self,
        headers: Sequence[str],
        helps: Sequence[str],
        figures: Collection[int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows: tuple[R, ...] = ()
        self._headers, self._helps, self._figures = tuple(headers), helps, figures

    def show_rows(self, rows: tuple[R, ...]) -> None:
        """Have a row for each of ``rows``; cells change where there are as many as before."""
        if len(rows) != len(self.rows):
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
        elif rows != self.rows:
            self.rows = rows
            self.tell_all()

    def show_header(self, column: int, header: str) -> None:
        """Have another text stand above a column."""
        if self._headers[column] != header:
            before, after = self._headers[:column], self._headers[column + 1 :]
            self._headers = (*before, header, *after)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, column, column)

    def tell_all(self) -> None:
        """Say that every cell is to be painted anew."""
        if self.rows:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own default
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._headers)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the name of a column, or its help."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        return {
            Qt.ItemDataRole.DisplayRole: self._headers[section],
            Qt.ItemDataRole.ToolTipRole: self._helps[section],
            Qt.ItemDataRole.TextAlignmentRole: RIGHT if section in self._figures else None,
        }.get(Qt.ItemDataRole(role))
