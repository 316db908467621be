"""Whether a narrow table of runs has room for figures beside the names: the names come first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTreeView

from gdviewer.ui.panels.runs.column_width import column_width
from gdviewer.ui.panels.runs.columns import RunColumn
from gdviewer.ui.panels.runs.table import RunTable

_WIDEST_FIGURE = "−8.8×10⁻⁸⁸"
"""Room is kept for it, so that no column comes or goes while figures stream."""


def has_room_for_figures(view: QTreeView, table: RunTable) -> bool:
    """Whether names that are cut to make room for a column of figures can be told apart."""
    metrics, names = view.fontMetrics(), table.texts(RunColumn.NAME)
    longest = metrics.horizontalAdvance(table.longest_text(RunColumn.NAME))
    beside_text = column_width(view, table, RunColumn.NAME) - longest
    figures = metrics.horizontalAdvance(_WIDEST_FIGURE) + 2 * metrics.averageCharWidth()
    return are_told_apart(names, metrics, view.viewport().width() - beside_text - figures)


def are_told_apart(names: list[str], metrics: QFontMetrics, width: int) -> bool:
    """Whether different ``names`` still differ when they are cut at their end to ``width``."""
    cut = {metrics.elidedText(name, Qt.TextElideMode.ElideRight, width) for name in names}
    return len(cut) == len(set(names))
