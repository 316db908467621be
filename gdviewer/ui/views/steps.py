"""The table of steps as it is seen: it follows the playhead, moves it, and can be copied."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import accumulate, pairwise

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from gdviewer.core.numbers import format_count
from gdviewer.scene.theme import Theme
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.run_names import run_names
from gdviewer.state.readings.step_rows import as_text
from gdviewer.state.work.task import Latest, is_wanted
from gdviewer.ui.bindings import show_while_visible
from gdviewer.ui.keys import keep_key
from gdviewer.ui.look.style import mixed
from gdviewer.ui.pacing import Pacing
from gdviewer.ui.views.step_table import StepTable
from gdviewer.ui.widgets.naming import name_control

_PAUSE = 33
"""Milliseconds between two looks at a run that plays."""

_NUMBER = "−0.000×10⁻¹⁰"
"""As wide as a number may be."""

_HELP = (
    "The steps of the selected run. A click or Up and Down move the playhead; Shift selects "
    "several rows, Ctrl+A all; Ctrl+C copies them with all digits."
)
_Choice = QItemSelectionModel.SelectionFlag


class StepsView(QTableView):
    """Shows the selected run of ``model`` while it is seen; ``copied`` says how much was copied."""

    copied = Signal(str)
    failed = Signal(str)

    def __init__(self, model: AppModel) -> None:
        super().__init__()
        self._model = model
        self._table = StepTable(self)
        self._step = 0
        self.setModel(self._table)
        self._pacing = Pacing(self, self._look, _PAUSE)
        self._copier = Latest(self)
        self._copier.done.connect(self._put_on_clipboard)
        self._copier.failed.connect(self.failed)
        self._look_like_a_table()
        self._add_action("copy_steps", "Copy", "Copy the selected steps", self.copy_selected)
        self._add_action("copy_all_steps", "Copy all", "Copy every step", self.copy_all)
        name_control(self, "steps_table", "Table of steps", _HELP)
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.verticalScrollBar().valueChanged.connect(self._ask_for_terms)
        self._table.columnsInserted.connect(self._take_columns)
        self._table.modelReset.connect(self._fit_columns)
        show_while_visible(model, self, _shown, lambda _: self._pacing.ask())

    def set_theme(self, theme: Theme) -> None:
        """Mark the row of the playhead in the theme's color."""
        self._table.set_mark(QColor(mixed(theme.card, theme.accent, 0.25)))
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 5)
        self._fit_columns()

    def copy_selected(self) -> None:
        """Copy the selected rows."""
        parts = self.selectionModel().selection().toList()
        rows = {(part.top(), part.bottom() + 1) for part in parts}
        self._copy([range(*ends) for ends in sorted(rows)])

    def copy_all(self) -> None:
        """Copy all rows."""
        self._copy([range(self._table.rowCount())])

    # --- Qt's own ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy with Ctrl+C, go to the first and the last row with Home and End."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selected()
        elif event.key() == Qt.Key.Key_Home:
            self._model.first()
        elif event.key() == Qt.Key.Key_End:
            self._model.last()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that go through the rows."""
        return keep_key(event) or super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the columns fill the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_columns()

    def hideEvent(self, event: QHideEvent) -> None:
        """Have nothing computed for what nobody sees."""
        super().hideEvent(event)
        self._model.list_steps(range(0))

    # --- inside ---

    def _look(self) -> None:
        """Show the run as it is now, with the row of the playhead in sight if it was."""
        frame = self._model.frame
        was_followed = self._is_in_sight(self._step) or not frame.is_playing
        self._table.show_frame(frame)
        path = frame.selected_path
        step = frame.step_of(path) if path is not None else 0
        if step != self._step or self.currentIndex().row() != step:
            self._step = step
            self._go_to(step, is_followed=was_followed)
        self._ask_for_terms()

    def _go_to(self, step: int, *, is_followed: bool) -> None:
        """Make ``step`` the current row, and the selected one where not several are."""
        selection = self.selectionModel().selection().toList()
        has_several = len(selection) > 1 or any(part.height() > 1 for part in selection)
        keep = _Choice.NoUpdate if has_several else _Choice.ClearAndSelect | _Choice.Rows
        index = self._table.index(step, 0)
        self.setAutoScroll(False)
        self.selectionModel().setCurrentIndex(index, keep)
        self.setAutoScroll(True)
        if is_followed:
            self.scrollTo(index)

    def _on_row_changed(self, index: QModelIndex) -> None:
        """Move the playhead where the user went to another row."""
        row, frame = index.row(), self._model.frame
        path = frame.selected_path
        if path is None or row < 0 or row in {self._step, frame.step_of(path)}:
            return
        self._step = row
        self._model.seek(frame.pace.position_of(row, path.trajectory))

    def _is_in_sight(self, row: int) -> bool:
        first, last = self._rows_in_sight()
        return first <= row <= last

    def _rows_in_sight(self) -> tuple[int, int]:
        first = self.rowAt(0)
        last = self.rowAt(self.viewport().height() - 1)
        return first, last if last >= 0 else self._table.rowCount() - 1

    def _ask_for_terms(self) -> None:
        """Have the method's own terms computed of the steps that led to the rows in sight."""
        if self.isVisible():
            first, last = self._rows_in_sight()
            self._model.list_steps(range(max(first - 1, 0), last))

    def _copy(self, rows: list[range]) -> None:
        frame = self._model.frame
        path = frame.selected_path
        asked = [
            request
            for request in frame.facts.requests
            if path is not None and (request.run, request.start) == (path.run, path.start)
        ]
        if path is None or not asked:
            return
        name, descent = run_names(frame.document)[path.run], asked[0].descent
        work = partial(as_text, name, frame.variables, path.trajectory, descent, rows, is_wanted)
        self._copier.do(work)

    def _put_on_clipboard(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        steps = format_count(text.count("\n") - 2, "step")
        self.copied.emit(f"The table of {steps} is on the clipboard.")

    def _look_like_a_table(self) -> None:
        self.setProperty("role", "table")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def _take_columns(self) -> None:
        """Give new columns their room, and have the selected row reach to the end of them."""
        self._fit_columns()
        self._go_to(self._step, is_followed=False)

    def _fit_columns(self) -> None:
        """Give each column the room of what may stand in it, and share out what is left over."""
        plain = 5 + len(self._model.frame.variables)
        samples = {0: "10 000 000"} | dict.fromkeys(range(1, plain), _NUMBER)
        columns = range(self._table.columnCount())
        texts = (samples.get(column, f"({_NUMBER}, {_NUMBER})") for column in columns)
        widths = [self.fontMetrics().horizontalAdvance(text) + 10 for text in texts]
        share = max(self.viewport().width() / max(sum(widths), 1), 1.0)
        ends = [0, *(int(end * share) for end in accumulate(widths))]
        for column, (begin, end) in enumerate(pairwise(ends)):
            self.setColumnWidth(column, end - begin)

    def _add_action(self, name: str, text: str, help_text: str, act: Callable[[], None]) -> None:
        action = QAction(text, self)
        action.setObjectName(name)
        action.setToolTip(help_text)
        action.triggered.connect(lambda _: act())
        self.addAction(action)


def _shown(frame: Frame) -> tuple[object, ...]:
    return frame.selected_path, frame.playhead, frame.listed, frame.variables, frame.pace
