"""The window that tunes: progress and stop, what is found, and whether it is used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QSpinBox, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from gdviewer.scene.chart.tuning_range import TuningRange
from gdviewer.state.models.model import AppModel
from gdviewer.state.run import Run
from gdviewer.ui.dialogs.tuning_window import TuningPlot, TuningWindow
from gdviewer.ui.main_window import MainWindow
from tests.ui.conftest import Find

W = TypeVar("W", bound=QWidget)


@pytest.fixture
def tuning(qtbot: QtBot, window: MainWindow, model: AppModel, find: Find) -> Iterator[TuningWindow]:
    """Open the window from the menu, with a small budget, on two runs."""
    assert window.isVisible()
    model.set_runs([Run("gradient_descent"), Run("nelder_mead")], "Test")
    find(QAction, "tune").trigger()
    tuning = find(TuningWindow, "tuning_window")
    with qtbot.waitExposed(tuning):
        tuning.show()
    part(tuning, QSpinBox, "tuning_budget").setValue(40)
    yield tuning
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def part(tuning: TuningWindow, kind: type[W], name: str) -> W:
    found = tuning.findChild(kind, name)
    assert isinstance(found, kind)
    return found


def press(tuning: TuningWindow, name: str) -> QPushButton:
    button = part(tuning, QPushButton, name)
    button.click()
    return button


def is_over(model: AppModel) -> bool:
    return model.frame.tuning is not None and not model.frame.tuning.is_running


def test_the_rates_are_found_shown_and_used(
    qtbot: QtBot, tuning: TuningWindow, model: AppModel
) -> None:
    begin = press(tuning, "tuning_begin")
    assert begin.text() == "Stop"
    qtbot.waitUntil(lambda: is_over(model))
    report = model.frame.tuning
    assert report is not None
    progress = part(tuning, QProgressBar, "tuning_progress")
    assert progress.value() == progress.maximum()
    rows = part(tuning, QTreeView, "tuning_table").model()
    assert rows.index(0, 5).data() == f"{len(report.runs[0].attempts)} rates"
    assert rows.index(1, 5).data() == "left out: the method has no learning rate"
    press(tuning, "tuning_use")
    fields = model.document.runs[0].hyperparameters["gradient_descent"]
    assert fields["learning_rate"] == report.runs[0].best
    assert model.undo_text == "Tune the learning rates"
    assert not tuning.isVisible()


def test_keep_mine_leaves_the_rates(qtbot: QtBot, tuning: TuningWindow, model: AppModel) -> None:
    before = model.document
    press(tuning, "tuning_begin")
    qtbot.waitUntil(lambda: is_over(model))
    assert press(tuning, "tuning_keep").text() == "Keep mine"
    assert model.document == before


def test_stop_forgets_what_is_under_way(tuning: TuningWindow, model: AppModel) -> None:
    part(tuning, QSpinBox, "tuning_budget").setValue(1_000_000)
    begin = press(tuning, "tuning_begin")
    press(tuning, "tuning_begin")
    assert model.frame.tuning is None
    assert begin.text() == "Find the rates"


def test_closing_stops_the_work(tuning: TuningWindow, model: AppModel) -> None:
    part(tuning, QSpinBox, "tuning_budget").setValue(1_000_000)
    press(tuning, "tuning_begin")
    QTest.keyClick(tuning, Qt.Key.Key_Escape)
    assert model.frame.tuning is None


def test_every_rate_that_was_tried_can_be_copied(
    qtbot: QtBot, tuning: TuningWindow, model: AppModel
) -> None:
    press(tuning, "tuning_begin")
    qtbot.waitUntil(lambda: is_over(model))
    report = model.frame.tuning
    assert report is not None
    table = part(tuning, QTreeView, "tuning_table")
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    header, *lines = QGuiApplication.clipboard().text().splitlines()
    assert header.split("\t")[:2] == ["run", "learning_rate"]
    assert {float(line.split("\t")[1]) for line in lines} == {
        attempt.rate for attempt in report.runs[0].attempts
    }
    assert [line.split("\t")[-1] for line in lines].count("1") == 1


def test_where_no_rate_can_be_tuned_nothing_can_be_used(
    qtbot: QtBot, tuning: TuningWindow, model: AppModel
) -> None:
    model.set_runs([Run("nelder_mead")], "Test")
    press(tuning, "tuning_begin")
    qtbot.waitUntil(lambda: is_over(model))
    sentence = part(tuning, QLabel, "tuning_sentence").text()
    assert sentence.startswith("There is nothing to tune. Left out: Nelder-Mead")
    assert not part(tuning, QPushButton, "tuning_use").isEnabled()


def test_another_function_takes_the_result_away(
    qtbot: QtBot, tuning: TuningWindow, model: AppModel
) -> None:
    press(tuning, "tuning_begin")
    qtbot.waitUntil(lambda: is_over(model))
    model.set_expression("x^2 + 5 y^2")
    assert not part(tuning, QPushButton, "tuning_use").isEnabled()
    assert part(tuning, QTreeView, "tuning_table").model().rowCount() == 0


def test_the_plot_widens_while_it_fills_and_another_tuning_begins_it_anew(
    qtbot: QtBot, tuning: TuningWindow, model: AppModel
) -> None:
    plot = part(tuning, TuningPlot, "tuning_plot")
    top = plot.mapTo(tuning, QPoint())
    press(tuning, "tuning_begin")
    qtbot.waitUntil(lambda: is_over(model))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    assert plot.mapTo(tuning, QPoint()) == top
    report = model.frame.tuning
    assert report is not None
    (one, _), seen = report.runs, []
    for count in range(len(one.attempts)):
        plot.show_runs((replace(one, attempts=one.attempts[:count]),))
        seen.append(plot.shown)
    assert seen[0] == TuningRange()
    assert len({*seen}) > 3
    for before, after in pairwise(seen[1:]):
        assert after.bottom <= before.bottom
        assert after.top >= before.top
    model.set_expression("1e9 + x^2 + y^2")
    press(tuning, "tuning_begin")
    qtbot.waitUntil(lambda: is_over(model) and plot.shown.scale is not None)
    assert plot.shown.bottom > 8 > seen[-1].bottom
