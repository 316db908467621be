"""The ranking of the runs as a table: rows for the eye, and tab-separated text to copy."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from gdviewer.core.numbers import format_all_digits, format_exact, format_number
from gdviewer.core.standing import RANKINGS
from gdviewer.scene.theme import LIGHT, Theme
from gdviewer.state.readings.ranking import Place
from gdviewer.ui.panels.runs.swatches import swatch

RANK, RUN, END = 0, 1, 6
FIGURES = dict(enumerate(RANKINGS, start=2))
"""The key of the ranking that each column of figures is for."""

_HEADERS = ("", "Run", "Final f", "Distance", "Steps", "Evaluations", "End")
_HELP = {
    RANK: "The rank; equal runs share it",
    RUN: "The run",
    END: "Whether the run has come to rest by itself; from how many of the starts",
} | {column: f"Rank by {RANKINGS[key]}" for column, key in FIGURES.items()}
_MEDAL = "★"
_DIGITS = 3
_TO_TARGET = {"steps", "evaluations"}
_NONE = "–"
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

Index = QModelIndex | QPersistentModelIndex
Named = tuple[Place, str, int]
"""A place in the ranking with the name and the color of its run."""


class ResultTable(QAbstractTableModel):
    """A row for each run that has a path, the best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Named, ...] = ()
        self._theme = LIGHT
        self._swatches: dict[int, QIcon] = {}

    def show_ranking(self, rows: Iterable[Named]) -> None:
        """Have a row for each of ``rows``; cells change where there are as many as before."""
        found = tuple(rows)
        if len(found) != len(self._rows):
            self.beginResetModel()
            self._rows = found
            self.endResetModel()
        elif found != self._rows:
            self._rows = found
            self._tell_all()

    def set_theme(self, theme: Theme) -> None:
        """Draw the swatches in other colors."""
        self._theme = theme
        self._swatches.clear()
        self._tell_all()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own default
        """Return how many runs there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own default
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(_HEADERS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the name of a column, or its help."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        return {
            Qt.ItemDataRole.DisplayRole: _HEADERS[section],
            Qt.ItemDataRole.ToolTipRole: _HELP[section],
            Qt.ItemDataRole.TextAlignmentRole: _RIGHT if section > RUN else None,
        }.get(Qt.ItemDataRole(role))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, with all digits in its tooltip."""
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column > RUN else None
        if role == Qt.ItemDataRole.DecorationRole:
            return self._swatch(row[2]) if column == RUN else None
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _exactly(row, column)
        return None

    def as_text(self, rows: Iterable[int]) -> str:
        """Return ``rows`` as lines of tab-separated text with a header, all digits kept."""
        header = ("rank", "run", *(RANKINGS[key] for key in FIGURES.values()), "converged")
        lines = [header, *(_copied(self._rows[row]) for row in rows)]
        return "\n".join("\t".join(line) for line in lines) + "\n"

    def _swatch(self, color: int) -> QIcon:
        if color not in self._swatches:
            self._swatches[color] = swatch(color, self._theme)
        return self._swatches[color]

    def _tell_all(self) -> None:
        if self._rows:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def _cell(row: Named, column: int) -> str:
    place, name, _ = row
    if column == RANK:
        return _MEDAL if place.rank == 1 else str(place.rank or _NONE)
    if column == RUN:
        return name
    if column == END:
        return _ended(place)
    value = _figure(place, column)
    is_there = not math.isnan(value) and not _is_never(value, column)
    return format_number(value, _DIGITS) if is_there else _NONE


def _exactly(row: Named, column: int) -> str:
    place, name, _ = row
    if column in FIGURES:
        value = _figure(place, column)
        exact = "never" if _is_never(value, column) else format_all_digits(value)
        median = ", the median over the starts" if place.standing.starts > 1 else ""
        return f"{name}: {RANKINGS[FIGURES[column]]} {exact}{median}"
    return f"{name}: rank {place.rank}" if place.rank and column == RANK else _HELP[column]


def _is_never(value: float, column: int) -> bool:
    """Whether it is how long it took to the target, which was not reached."""
    return FIGURES[column] in _TO_TARGET and math.isinf(value)


def _ended(place: Place) -> str:
    standing = place.standing
    if not place.is_over:
        return "under way"
    if standing.starts == 1:
        return "converged" if standing.converged else "stopped"
    return f"{standing.converged} of {standing.starts}"


def _figure(place: Place, column: int) -> float:
    return float(getattr(place.standing, FIGURES[column]))


def _copied(row: Named) -> tuple[str, ...]:
    place, name, _ = row
    figures = (_figure(place, column) for column in FIGURES)
    standing = place.standing
    return (
        str(place.rank) if place.rank else "",
        name,
        *(format_exact(value) if math.isfinite(value) else "" for value in figures),
        f"{standing.converged}/{standing.starts}",
    )
