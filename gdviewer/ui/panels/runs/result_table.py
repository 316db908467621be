"""The ranking of the runs as a table: rows for the eye, and tab-separated text to copy."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QIcon

from gdviewer.core.numbers import format_all_digits, format_exact, format_number
from gdviewer.core.standing import RANKINGS
from gdviewer.scene.theme import LIGHT, Theme
from gdviewer.state.readings.ranking import Place
from gdviewer.ui.panels.runs.swatches import swatch
from gdviewer.ui.widgets.rows_model import RIGHT, Index, RowsModel

RANK, RUN, F, END = 0, 1, 2, 6
FIGURES = dict(enumerate(RANKINGS, start=F))
"""The key of the ranking that each column of figures is for."""

_AT_THE_END, _SO_FAR = "f at its end", "f so far"
_HEADERS = ("", "Run", _AT_THE_END, "Distance", "Steps until", "Evals until", "End")
_HELP = (
    "The rank; equal runs share it",
    "The run",
    *(f"Rank by {title}" for title in RANKINGS.values()),
    "How the run has ended; from several starts, how many converged",
)
_MEDAL = "★"
_DIGITS = 3
_TO_TARGET = {"steps", "evaluations"}
_NONE = "–"

Named = tuple[Place, str, int]
"""A place in the ranking with the name and the color of its run."""


class ResultTable(RowsModel[Named]):
    """A row for each run that has a path, the best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_HEADERS, _HELP, FIGURES, parent)
        self._theme = LIGHT
        self._swatches: dict[int, QIcon] = {}

    def show_ranking(self, rows: Iterable[Named]) -> None:
        """Have a row for each of ``rows``."""
        found = tuple(rows)
        self.show_header(F, _AT_THE_END if all(row[0].ending for row in found) else _SO_FAR)
        self.show_rows(found)

    def set_theme(self, theme: Theme) -> None:
        """Draw the swatches in other colors."""
        self._theme = theme
        self._swatches.clear()
        self.tell_all()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, with all digits in its tooltip."""
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column in FIGURES else None
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
        lines = [header, *(_copied(self.rows[row]) for row in rows)]
        return "\n".join("\t".join(line) for line in lines) + "\n"

    def _swatch(self, color: int) -> QIcon:
        if color not in self._swatches:
            self._swatches[color] = swatch(color, self._theme)
        return self._swatches[color]


def _cell(row: Named, column: int) -> str:
    place, name, _ = row
    if column == RANK:
        return _MEDAL if place.rank == 1 else str(place.rank or _NONE)
    if column == RUN:
        return name
    if column == END:
        return place.ending or "under way"
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
    if column == END and place.ending:
        return f"{name}: {place.ending}"
    return f"{name}: rank {place.rank}" if place.rank and column == RANK else _HELP[column]


def _is_never(value: float, column: int) -> bool:
    """Whether it is how long it took to the target, which was not reached."""
    return FIGURES[column] in _TO_TARGET and math.isinf(value)


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
