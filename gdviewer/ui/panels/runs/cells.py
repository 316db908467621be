"""What a cell of the table of runs shows and says of itself, of a run or of one of its paths."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon

from gdviewer.scene.theme import Theme
from gdviewer.state.readings.run_rows import PathRow, RunRow
from gdviewer.ui.panels.runs.columns import COLUMNS, Column, RunColumn, exactly
from gdviewer.ui.panels.runs.swatches import swatch

_KEYS_HELP = (
    "Shown while ticked: Space. F2 renames it, Delete removes it, "
    "Alt+Up, Alt+Down and dragging move it."
)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_TOLD = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole)


class RunCells:
    """The cells of the runs themselves; it keeps the swatches, drawn in the colors of ``theme``."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._swatches: dict[int, QIcon] = {}

    def of_run(self, row: RunRow, column: int, role: int) -> object:
        """Return what the cell of ``row`` in ``column`` has for Qt's ``role``; None for nothing."""
        is_name, cell = column == RunColumn.NAME, COLUMNS[column]
        if role == Qt.ItemDataRole.DisplayRole or (is_name and role == Qt.ItemDataRole.EditRole):
            return cell.of_run(row)
        if role in _TOLD:
            return _help(row) if cell.of_figures is None else exactly(cell.of_figures(row.figures))
        if is_name and role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.is_visible else Qt.CheckState.Unchecked
        if is_name and role == Qt.ItemDataRole.DecorationRole:
            if row.color not in self._swatches:
                self._swatches[row.color] = swatch(row.color, self._theme)
            return self._swatches[row.color]
        return None


def of_path(row: PathRow, column: Column, role: int) -> object:
    """Return what the cell of a path in ``column`` has for Qt's ``role``; None for nothing."""
    if role == Qt.ItemDataRole.DisplayRole:
        return column.of_path(row)
    if role == Qt.ItemDataRole.ToolTipRole and column.of_figures is not None:
        return exactly(column.of_figures(row.figures))
    return None


def alignment(column: Column) -> Qt.AlignmentFlag:
    """Return where the text of ``column`` stands: numbers at the right."""
    return _LEFT if column.of_figures is None else _RIGHT


def _help(row: RunRow) -> str:
    """Return all that a row says, for where the table is narrow, and what its keys do."""
    told = [f"{column.title}: {column.of_run(row)}" for column in COLUMNS[1:]]
    return "\n".join((row.name, *told, _KEYS_HELP))
