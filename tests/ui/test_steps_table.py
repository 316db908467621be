"""The table of steps: it follows the playhead, moves it, and is copied with all digits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gdviewer.state.models.model import AppModel
from gdviewer.state.run import Run
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.views.steps import StepsView
from tests.ui.conftest import Find


@pytest.fixture
def table(qtbot: QtBot, window: MainWindow, model: AppModel, find: Find) -> StepsView:
    """Return the table, seen, with a hundred rows or more."""
    window.show_panel("steps", True)
    view = find(StepsView, "steps_table")
    qtbot.waitUntil(lambda: view.isVisible() and view.model().rowCount() > 100)
    assert model.available > 99
    return view


def cell(view: StepsView, row: int, column: int) -> str:
    """Return what is written in a cell."""
    return str(view.model().index(row, column).data())


def headers(view: StepsView) -> list[str]:
    """Return the names of the columns."""
    horizontal, columns = Qt.Orientation.Horizontal, view.model().columnCount()
    return [str(view.model().headerData(column, horizontal)) for column in range(columns)]


def test_it_has_the_methods_own_terms_of_the_rows_in_sight(qtbot: QtBot, table: StepsView) -> None:
    qtbot.waitUntil(lambda: headers(table)[-1] == "v")
    qtbot.waitUntil(lambda: cell(table, 1, 7).startswith("("))
    assert (cell(table, 0, 7), cell(table, 90, 7)) == ("–", "")


def test_the_title_says_whose_steps_they_are_where_several_runs_are_selected(
    qtbot: QtBot, model: AppModel, table: StepsView, find: Find
) -> None:
    assert table.isVisible()
    model.set_runs([Run("adam"), Run("bfgs")], "Test")
    subject = find(QLabel, "steps_of")
    qtbot.waitUntil(lambda: subject.text() == "Adam")
    first, second = model.document.runs
    model.update(selected=(second.id, first.id))
    told = model.frame.selected_path
    assert told is not None
    qtbot.waitUntil(lambda: subject.text() == ("Adam", "BFGS")[told.run])
    assert subject.isVisible()


def test_the_columns_fill_the_width(qtbot: QtBot, window: MainWindow, table: StepsView) -> None:
    window.resize(2400, 800)
    header = table.horizontalHeader()
    qtbot.waitUntil(lambda: table.viewport().width() > 1800)
    assert abs(header.length() - table.viewport().width()) <= 1


def test_it_follows_the_playhead(qtbot: QtBot, model: AppModel, table: StepsView) -> None:
    model.seek(80)
    qtbot.waitUntil(lambda: table.currentIndex().row() == 80)
    assert table.rowAt(0) <= 80 <= table.rowAt(table.viewport().height() - 1) or table.rowAt(0) > 70
    assert model.frame.playhead == 80
    qtbot.waitUntil(lambda: cell(table, 80, 7).startswith("("))


def test_the_arrows_and_a_click_move_the_playhead(
    qtbot: QtBot, model: AppModel, table: StepsView
) -> None:
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert model.frame.playhead == 2
    place = table.visualRect(table.model().index(4, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert model.frame.playhead == 4
    qtbot.waitUntil(lambda: table.currentIndex().row() == 4)


def test_the_selected_rows_are_copied_with_all_digits(
    qtbot: QtBot, model: AppModel, table: StepsView
) -> None:
    table.setFocus()
    for _ in range(3):
        QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(table.copied) as said:
        QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert said.args == ["The table of 4 steps is on the clipboard."]
    name, header, *rows = QGuiApplication.clipboard().text().splitlines()
    assert name == "Momentum"
    assert header.split("\t")[:4] == ["step", "x", "y", "f"]
    assert [float(cell) for cell in rows[3].split("\t")[1:3]] == [
        *model.frame.paths[0].trajectory.x[3]
    ]
