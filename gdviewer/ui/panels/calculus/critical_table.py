"""The critical points in view as a table: rows for the eye, and tab-separated text to copy."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gdviewer.core.critical_points.records import CriticalPoint
from gdviewer.core.critical_points.words import name_of, note_on
from gdviewer.core.numbers import format_all_digits, format_exact, format_number

SORTED_BY = Qt.ItemDataRole.UserRole
"""The role of what a row is sorted by: a number, or a word."""

POINT = Qt.ItemDataRole.UserRole + 1
"""The role of the point itself."""

_UNKNOWN = "–"
_KIND = "kind"
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

Index = QModelIndex | QPersistentModelIndex


class CriticalTable(QAbstractTableModel):
    """A row for each critical point: kind, coordinates, f and the eigenvalues of the Hessian."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._points: tuple[CriticalPoint, ...] = ()
        self._headers = _headers(("x", "y"))

    def show_points(self, points: tuple[CriticalPoint, ...], variables: tuple[str, ...]) -> None:
        """Have a row for each of ``points`` of a function of ``variables``."""
        self.beginResetModel()
        self._points, self._headers = points, _headers(variables)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own default
        """Return how many points there are."""
        return 0 if parent.isValid() else len(self._points)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own default
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._headers)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the name of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section:
            return _RIGHT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, its help, or what it is sorted by."""
        point = self._points[index.row()]
        column = index.column()
        if role == POINT:
            return point
        if column == 0:
            return {
                Qt.ItemDataRole.DisplayRole: name_of(point),
                Qt.ItemDataRole.ToolTipRole: note_on(point),
                SORTED_BY: index.row(),
            }.get(Qt.ItemDataRole(role))
        number = _numbers(point)[column - 1]
        is_known = not math.isnan(number)
        return {
            Qt.ItemDataRole.DisplayRole: format_number(number) if is_known else _UNKNOWN,
            Qt.ItemDataRole.ToolTipRole: format_all_digits(number) if is_known else note_on(point),
            Qt.ItemDataRole.TextAlignmentRole: _RIGHT,
            SORTED_BY: number if is_known else math.inf,
        }.get(Qt.ItemDataRole(role))

    def as_text(self, points: Iterable[CriticalPoint]) -> str:
        """Return ``points`` as lines of tab-separated text with a header, all digits kept."""
        rows = [
            [
                name_of(point),
                *("" if math.isnan(one) else format_exact(one) for one in _numbers(point)),
            ]
            for point in points
        ]
        return "\n".join("\t".join(row) for row in (self._headers, *rows)) + "\n"


def _headers(variables: tuple[str, ...]) -> list[str]:
    eigenvalues = ["λ₁", "λ₂"] if len(variables) == 2 else ["f″"]
    return [_KIND, *variables, "f", *eigenvalues]


def _numbers(point: CriticalPoint) -> tuple[float, ...]:
    return *point.x, point.f, *point.eigenvalues
