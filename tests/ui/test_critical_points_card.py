"""The table of critical points: counted, sorted, ringed in the plot, centered, started, copied."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTreeView
from pytestqt.qtbot import QtBot

from gdviewer.core.bounds import Bounds
from gdviewer.scene.contour import ContourScene
from gdviewer.state.models.model import AppModel
from gdviewer.ui.main_window import MainWindow
from tests.ui.conftest import Find

ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture
def table(qtbot: QtBot, window: MainWindow, find: Find) -> QTreeView:
    """Open the panel and wait for the nine points of Himmelblau's function."""
    window.show_panel("calculus", True)
    table = find(QTreeView, "critical_table")
    qtbot.waitUntil(lambda: table.model().rowCount() == 9)
    return table


def column(table: QTreeView, index: int) -> list[str]:
    model = table.model()
    return [model.index(row, index).data() for row in range(model.rowCount())]


def test_the_points_are_listed_and_counted_in_words(
    qtbot: QtBot, table: QTreeView, find: Find
) -> None:
    assert column(table, 0) == 4 * ["global minimum"] + ["maximum"] + 4 * ["saddle"]
    count = find(QLabel, "critical_count")
    qtbot.waitUntil(lambda: count.text() == "4 minima, 1 maximum, 4 saddles in view")


def test_the_points_of_the_view_before_are_not_counted_while_the_view_moves(
    qtbot: QtBot, table: QTreeView, find: Find, model: AppModel
) -> None:
    count = find(QLabel, "critical_count")
    qtbot.waitUntil(lambda: "in view" in count.text())
    view = Bounds(-1.0, 1.0, -1.5, 1.5)
    model.set_viewport(view, 300, 300, is_moving=True)
    qtbot.waitUntil(lambda: count.text() == "Looking for critical points …")
    assert table.model().rowCount() == 9
    model.set_viewport(view, 300, 300, is_moving=False)
    qtbot.waitUntil(lambda: count.text() == "1 maximum in view")


def test_a_column_sorts_by_its_numbers(table: QTreeView) -> None:
    table.sortByColumn(3, DESCENDING)
    assert column(table, 0)[:2] == ["maximum", "saddle"]
    table.sortByColumn(1, ASCENDING)
    assert column(table, 1)[0] == "−3.779"


def test_the_chosen_row_is_ringed_until_the_panel_closes(
    table: QTreeView, find: Find, window: MainWindow
) -> None:
    scene = find(ContourScene, "contour_scene")
    table.setFocus()
    table.setCurrentIndex(table.model().index(4, 0))
    assert scene._highlight == pytest.approx((-0.2708, -0.9230), abs=1e-3)
    window.show_panel("calculus", False)
    assert scene._highlight is None


def test_another_function_takes_the_ring_away_and_has_its_own_names(
    qtbot: QtBot, table: QTreeView, find: Find, model: AppModel
) -> None:
    table.setCurrentIndex(table.model().index(4, 0))
    model.set_expression("(theta_0 - 1)^2 + theta_1^2")
    qtbot.waitUntil(lambda: table.model().rowCount() == 1)
    assert find(ContourScene, "contour_scene")._highlight is None
    headers = [table.model().headerData(place, Qt.Orientation.Horizontal) for place in (1, 2)]
    assert headers == ["theta_0", "theta_1"]


def test_of_a_curve_there_is_one_coordinate_and_the_second_derivative(
    qtbot: QtBot, table: QTreeView, model: AppModel
) -> None:
    model.set_expression("x^3 - 3x")
    qtbot.waitUntil(lambda: table.model().rowCount() == 2)
    assert column(table, 1) == ["1", "−1"]
    assert column(table, 3) == ["6", "−6"]


def test_enter_brings_the_point_to_the_middle_and_keeps_the_row(
    qtbot: QtBot, table: QTreeView, find: Find
) -> None:
    scene = find(ContourScene, "contour_scene")
    table.setCurrentIndex(table.model().index(4, 0))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert scene.view_bounds().center == pytest.approx((-0.2708, -0.9230), abs=1e-3)
    qtbot.waitUntil(lambda: table.currentIndex().isValid())
    qtbot.waitUntil(lambda: scene._highlight is not None)


def test_ctrl_c_copies_the_chosen_rows_with_all_digits(table: QTreeView) -> None:
    table.setCurrentIndex(table.model().index(4, 0))
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    header, row = QGuiApplication.clipboard().text().splitlines()
    assert header.split("\t") == ["kind", "x", "y", "f", "λ₁", "λ₂"]
    assert row.split("\t")[0] == "maximum"
    assert float(row.split("\t")[1]) == pytest.approx(-0.2708445906673476, abs=1e-14)


def test_the_menu_starts_a_run_there_and_copies_all(table: QTreeView, model: AppModel) -> None:
    table.setCurrentIndex(table.model().index(4, 0))
    entries = {action.text(): action for action in table.actions()}
    entries["Copy the table"].trigger()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 10
    entries["Start here"].trigger()
    assert model.document.starts[0] == pytest.approx((-0.2708, -0.9230), abs=1e-3)


def test_c_shows_and_hides_the_marks(table: QTreeView, window: MainWindow, model: AppModel) -> None:
    before = model.document.shows_critical_points
    QTest.keyClick(window, Qt.Key.Key_C)
    assert (before, model.document.shows_critical_points) == (True, False)
    assert table.model().rowCount() == 9
