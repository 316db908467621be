"""What a tuning has found for each run, as a table: rows for the eye, and text to copy."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt

from gdviewer.core.numbers import format_count, format_exact, format_number
from gdviewer.core.tuning import Attempt
from gdviewer.scene.theme import LIGHT, Theme
from gdviewer.state.work.tuning import TunedRun
from gdviewer.ui.panels.runs.swatches import swatch
from gdviewer.ui.widgets.rows_model import RIGHT, Index, RowsModel

_HEADERS = ("Run", "Rate now", "Best rate", "f then", "Evaluations", "Tried")
_HELP = (
    "The run",
    "The learning rate that the run has without tuning",
    "The learning rate that comes to the target, or to the lowest f, with the fewest evaluations",
    "f at the end with the best rate, the median over the starts",
    "Evaluations to your target; without one until a millionth of the way is left",
    "How many rates were tried, or why the run is left out",
)
_TRIED_HEADERS = ("run", "learning_rate", "f", "evaluations", "is_best")
_FIGURES = range(1, len(_HEADERS) - 1)
_NONE = "–"


class TuningTable(RowsModel[TunedRun]):
    """A row for each run that is tuned, or left out with the reason."""

    def __init__(self, theme: Theme = LIGHT, parent: QObject | None = None) -> None:
        super().__init__(_HEADERS, _HELP, _FIGURES, parent)
        self._theme = theme

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        one, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _cells(one)[column]
        if role == Qt.ItemDataRole.DecorationRole and column == 0:
            return swatch(one.run.color, self._theme)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _FIGURES:
            return RIGHT
        if role == Qt.ItemDataRole.ToolTipRole and one.refusal:
            return f"{one.name} is left out: {one.refusal}."
        return None

    def as_text(self, rows: Iterable[int]) -> str:
        """Return all that was tried for ``rows`` as tab-separated text with a header."""
        lines: list[tuple[str, ...]] = [_TRIED_HEADERS]
        for one in (self.rows[row] for row in rows):
            lines += [_copied(one, attempt) for attempt in one.attempts]
        return "\n".join("\t".join(line) for line in lines) + "\n"


def _cells(one: TunedRun) -> tuple[str, ...]:
    now = _NONE if math.isnan(one.rate) else format_number(one.rate)
    if one.refusal:
        return one.name, now, _NONE, _NONE, _NONE, f"left out: {one.refusal}"
    tried = format_count(len(one.attempts), "rate")
    best = next((each for each in one.attempts if each.rate == one.best), None)
    if best is None:
        return one.name, now, "…", "…", "…", tried
    standing = best.standing
    spent = format_number(standing.evaluations) if math.isfinite(standing.evaluations) else _NONE
    return one.name, now, format_number(best.rate), format_number(standing.f), spent, tried


def _copied(one: TunedRun, attempt: Attempt) -> tuple[str, ...]:
    figures = (attempt.rate, attempt.standing.f, attempt.standing.evaluations)
    exact = (format_exact(value) if math.isfinite(value) else "" for value in figures)
    return (one.name, *exact, str(int(attempt.rate == one.best)))
