"""The window that tunes: how much may be tried, what was tried, and whether it is used."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gdviewer.core.numbers import format_count, format_whole
from gdviewer.scene.chart.tuning_plot import paint_tuning, tried
from gdviewer.scene.chart.tuning_range import TuningRange
from gdviewer.scene.faults import tells_faults
from gdviewer.scene.theme import Theme
from gdviewer.state.models.model import AppModel
from gdviewer.state.work.tuning import BUDGET, TunedRun, TuningReport
from gdviewer.ui.bindings import show_from
from gdviewer.ui.dialogs.tuning_table import TuningTable
from gdviewer.ui.panels.runs.swatches import swatch_size
from gdviewer.ui.widgets.card import Card
from gdviewer.ui.widgets.copied_table import CopiedTable
from gdviewer.ui.widgets.count_box import CountBox
from gdviewer.ui.widgets.labels import PlainLabel, Remark
from gdviewer.ui.widgets.naming import name_control

_LEAST_BUDGET, _MOST_BUDGET, _BUDGET_STEP = 20, 1_000_000, 500
_FIRST_SIZE = QSize(46, 34)  # heights of a line
_IDLE = (
    "Each visible run goes from every start at some 30 learning rates. The best rate comes to "
    "your target, or without one to the lowest f, with the fewest evaluations."
)
_LINES = 2  # of the sentence above
_PARTS = 1000  # of the progress bar


class TuningWindow(QDialog):
    """Tunes the learning rates of the runs of ``model``; the main window goes on meanwhile."""

    def __init__(self, model: AppModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tuning_window")
        self.setWindowTitle("Tune the learning rates")
        self._model = model
        self._sentence = Remark(_LINES)
        self._sentence.setObjectName("tuning_sentence")
        self._budget = self._make_budget()
        self._progress = QProgressBar()
        self._progress.setRange(0, _PARTS)
        self._progress.setTextVisible(False)
        name_control(self._progress, "tuning_progress", "Progress", "How much has been tried")
        self._plot = TuningPlot(theme)
        self._table = TuningTable(theme, self)
        self._view = CopiedTable(self._table, self._table.as_text)
        self._view.setIconSize(swatch_size(theme))
        help_text = "What was found for each run. Ctrl+C copies every rate that was tried."
        name_control(self._view, "tuning_table", "Best rates", help_text)
        self._begin = _button("tuning_begin", "Find the rates", "Try learning rates in turn")
        self._use = _button("tuning_use", "Use these rates", "Give each run its best rate")
        self._keep = _button("tuning_keep", "Keep mine", "Close, and leave the rates as they are")
        self._begin.clicked.connect(self._on_begin)
        self._use.clicked.connect(self.accept)
        self._keep.clicked.connect(self.reject)
        self._lay_out()
        show_from(model, self, lambda frame: frame.tuning, self._show)
        self.resize(_FIRST_SIZE * self.fontMetrics().height())

    def accept(self) -> None:
        """Use the rates, and close."""
        self._model.use_tuned_rates()
        super().accept()

    def done(self, result: int) -> None:
        """Close, and stop what is under way."""
        report = self._model.frame.tuning
        if report is not None and report.is_running:
            self._model.drop_tuning()
        super().done(result)

    def _on_begin(self) -> None:
        """Begin, or stop what is under way."""
        report = self._model.frame.tuning
        if report is not None and report.is_running:
            self._model.drop_tuning()
        else:
            self._model.tune(self._budget.value())

    def _show(self, report: TuningReport | None) -> None:
        is_running = report is not None and report.is_running
        runs = report.runs if report is not None else ()
        is_ready = report is not None and not is_running and not report.is_comparison
        self._sentence.say(_IDLE if report is None else _sentence_on(report))
        self._progress.setValue(round(_PARTS * report.progress) if report is not None else 0)
        self._begin.setText("Stop" if is_running else "Find the rates")
        self._budget.setEnabled(not is_running)
        self._use.setEnabled(is_ready and any(one.best is not None for one in runs))
        self._keep.setText("Keep mine" if is_ready else "Close")
        (self._use if self._use.isEnabled() else self._begin).setDefault(True)
        if len(runs) != self._table.rowCount():
            self._table.show_rows(runs)
            self._view.fit_columns()
        self._table.show_rows(runs)
        self._view.widen_columns()
        self._plot.show_runs(runs)

    def _make_budget(self) -> CountBox:
        budget = CountBox()
        budget.setRange(_LEAST_BUDGET, _MOST_BUDGET)
        budget.setSingleStep(_BUDGET_STEP)
        budget.setValue(BUDGET)
        help_text = "How many evaluations of f and its derivatives each rate may ask for"
        name_control(budget, "tuning_budget", "Evaluations for each rate", help_text)
        return budget

    def _lay_out(self) -> None:
        line, buttons = QHBoxLayout(), QHBoxLayout()
        label = PlainLabel("Evaluations for each rate")
        label.setBuddy(self._budget)
        for widget in (label, self._budget, self._begin):
            line.addWidget(widget)
        line.addWidget(self._progress, 1)
        buttons.addStretch(1)
        buttons.addWidget(self._keep)
        buttons.addWidget(self._use)
        plotted = Card()
        plotted.body.addWidget(self._plot)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(10)
        column.addWidget(self._sentence)
        column.addLayout(line)
        column.addWidget(plotted, 3)
        column.addWidget(self._view, 2)
        column.addLayout(buttons)


class TuningPlot(QWidget):
    """To which f each rate has led."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._runs: tuple[TunedRun, ...] = ()
        self.shown = TuningRange()
        """What the axes show: while a tuning goes on they widen, and jump nowhere."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(round(8 * theme.font_size))
        help_text = "To which f each learning rate led, each run in its color; the best is ringed"
        name_control(self, "tuning_plot", "What was tried", help_text)

    def show_runs(self, runs: tuple[TunedRun, ...]) -> None:
        """Show what was tried for ``runs``."""
        points = tried(runs)
        known = self.shown if len(points) >= len(tried(self._runs)) else TuningRange()
        self._runs, self.shown = runs, known.with_points(points)
        self.update()

    @tells_faults
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 Qt's signature
        """Paint the plot."""
        with QPainter(self) as painter:
            paint_tuning(painter, QRectF(self.rect()), self._runs, self.shown, self._theme)


def _button(name: str, text: str, help_text: str) -> QPushButton:
    button = QPushButton(text)
    name_control(button, name, text, help_text)
    button.setAutoDefault(False)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def _sentence_on(report: TuningReport) -> str:
    """Say how the tuning stands."""
    budget = format_whole(report.budget)
    if report.is_running:
        tried = sum(len(one.attempts) for one in report.runs)
        return f"{format_count(tried, 'rate')} tried so far, with {budget} evaluations each."
    left_out = [f"{one.name}: {one.refusal}" for one in report.runs if one.refusal]
    ends = f" Left out: {'; '.join(left_out)}." if left_out else ""
    if report.is_comparison:
        return f"The tuned methods have taken the place of the runs; undo brings them back.{ends}"
    if len(left_out) == len(report.runs):
        return f"There is nothing to tune.{ends}"
    return f"The best rate of each run, of those tried with {budget} evaluations each.{ends}"
