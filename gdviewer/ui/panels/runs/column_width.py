"""How wide a column of the table of runs has to be: Qt's own answer asks every cell, 20 ms long."""

from __future__ import annotations

from PySide6.QtWidgets import QStyle, QTreeView

from gdviewer.ui.panels.runs.columns import COLUMNS, RunColumn
from gdviewer.ui.panels.runs.table import RunTable


def column_width(view: QTreeView, table: RunTable, column: RunColumn) -> int:
    """Return the width, in pixels, of the longest text of ``column`` with what stands beside it."""
    metrics = view.fontMetrics()
    margin = 2 * metrics.averageCharWidth()
    texts = (COLUMNS[column].title, table.longest_text(column))
    width = max(map(metrics.horizontalAdvance, texts)) + margin
    if column is not RunColumn.NAME:
        return width
    tick = view.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth)
    return width + view.indentation() + tick + view.iconSize().width() + margin
