"""The table that ranks the runs: its order, its target, what is copied."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QTreeView
from pytestqt.qtbot import QtBot

from gdviewer.core.weights import Weights
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.ranking import target_now
from gdviewer.state.run import Run
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.widgets.combo import Combo
from gdviewer.ui.widgets.number_field import NumberField
from tests.ui.conftest import Find

RANK, RUN, STEPS, END = 0, 1, 4, 6


@pytest.fixture
def table(qtbot: QtBot, window: MainWindow, model: AppModel, find: Find) -> QTreeView:
    """Open the panel on three runs that have come to their ends; the second is the worst."""
    slow = Run("gradient_descent", {"gradient_descent": {"learning_rate": 1e-6}})
    model.set_runs([Run("momentum"), slow, Run("bfgs")], "Test")
    window.show_panel("convergence", True)
    model.last()
    table = find(QTreeView, "ranking")
    qtbot.waitUntil(lambda: "under way" not in column(table, END) and len(column(table, END)) == 3)
    return table


def column(table: QTreeView, index: int) -> list[str]:
    model = table.model()
    return [model.index(row, index).data() for row in range(model.rowCount())]


def test_the_best_run_leads_with_a_star(table: QTreeView) -> None:
    assert column(table, RANK) == ["★", "2", "3"]
    assert column(table, RUN)[2] == "Gradient descent"
    assert column(table, END) == ["gradient below 10⁻⁶", "gradient below 10⁻⁶", "step limit"]


def test_a_click_on_a_column_ranks_by_it(
    qtbot: QtBot, table: QTreeView, model: AppModel, find: Find
) -> None:
    header = table.header()
    at = header.viewport().rect().center()
    at.setX(header.sectionViewportPosition(STEPS) + 10)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert model.document.rank_by == "steps"
    assert find(Combo, "rank_by").currentText() == "By steps"
    qtbot.waitUntil(lambda: column(table, RANK) == ["★", "2", "–"])
    assert column(table, RUN)[0] == "BFGS"


def test_the_heads_say_what_the_figures_are_of(
    qtbot: QtBot, table: QTreeView, model: AppModel, find: Find
) -> None:
    heads = [table.model().headerData(place, Qt.Orientation.Horizontal) for place in range(7)]
    assert heads[2:] == ["f at its end", "Distance", "Steps until", "Evals until", "End"]
    until = find(QLabel, "race_until")
    assert until.text().startswith("Steps and evaluations until 1 % of the way from the start's f")
    model.enable_criterion("max_steps", False)
    qtbot.waitUntil(lambda: "under way" in column(table, END))
    assert table.model().headerData(2, Qt.Orientation.Horizontal) == "f so far"


def test_a_target_begins_as_the_usual_one_in_a_few_digits(
    qtbot: QtBot, table: QTreeView, model: AppModel, find: Find
) -> None:
    before = column(table, STEPS)
    usual = target_now(model.frame)
    find(QCheckBox, "has_target").click()
    assert model.document.target == pytest.approx(usual, rel=0.005)
    assert len(f"{model.document.target:.10g}".replace(".", "").lstrip("0")) <= 3
    qtbot.waitUntil(lambda: find(QLabel, "race_until").text().startswith("Steps and evaluations u"))
    assert column(table, STEPS) == before


def test_a_target_of_the_users_own_counts(
    qtbot: QtBot, table: QTreeView, model: AppModel, find: Find
) -> None:
    before = column(table, STEPS)
    find(QCheckBox, "has_target").click()
    target = find(NumberField, "target")
    assert target.isVisible()
    target.selectAll()
    QTest.keyClicks(target, "30")
    targets = [model.document.target]
    qtbot.waitUntil(lambda: column(table, STEPS) != before)
    find(QCheckBox, "has_target").click()
    assert [*targets, model.document.target] == [30, None]
    qtbot.waitUntil(lambda: column(table, STEPS) == before)


def test_the_rows_are_copied_with_all_digits(table: QTreeView, model: AppModel) -> None:
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:3] == ["rank", "run", "final f"]
    rows = {line.split("\t")[1]: line.split("\t") for line in lines[1:]}
    path = model.frame.paths[1]
    assert float(rows["Gradient descent"][2]) == path.trajectory.f[path.length - 1]
    assert rows["Gradient descent"][4] == ""


def test_the_weights_of_the_evaluations_are_told(
    table: QTreeView, model: AppModel, find: Find
) -> None:
    assert table.isVisible()
    assert find(QLabel, "counted").text() == "Evaluations count f × 1, ∇f × 1, H × 1."
    model.set_weights(Weights(1, 2, 5))
    assert find(QLabel, "counted").text() == "Evaluations count f × 1, ∇f × 2, H × 5."


def test_a_command_ranks_by_evaluations_and_shows_the_ranking(
    qtbot: QtBot, window: MainWindow, model: AppModel, find: Find
) -> None:
    find(QAction, "rank_by_evaluations").trigger()
    assert model.document.rank_by == "evaluations"
    qtbot.waitUntil(lambda: find(QTreeView, "ranking").hasFocus())
    assert find(QAction, "rank_by_evaluations").isChecked()
    assert window.is_panel_shown("convergence")


def test_a_command_asks_for_a_target_of_ones_own_and_takes_it_back(
    qtbot: QtBot, model: AppModel, find: Find
) -> None:
    find(QAction, "own_target").trigger()
    assert model.document.target is not None
    qtbot.waitUntil(lambda: find(NumberField, "target").hasFocus())
    find(QAction, "own_target").trigger()
    assert model.document.target is None
