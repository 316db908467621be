"""The table of runs: what it shows, and what a hand and a keyboard do with it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QLineEdit, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from gdviewer.scene.theme import DARK
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.run_names import run_names
from gdviewer.state.run import Run
from gdviewer.state.work.task import Task
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.panels.runs.columns import COLUMNS, RunColumn
from gdviewer.ui.panels.runs.table import RUN
from gdviewer.ui.panels.runs.view import RunsView
from gdviewer.ui.widgets.labels import Sentence
from tests.ui.conftest import Find

THREE = (Run("momentum"), Run("adam"), Run("bfgs"))
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def table(window: MainWindow, model: AppModel, find: Find) -> RunsView:  # noqa: ARG001 it has it
    """Three runs, the first selected, and the keyboard in their table."""
    model.set_runs(THREE, "Choose three")
    table = find(RunsView, "runs_table")
    table.setFocus()
    return table


def order(model: AppModel) -> list[str]:
    return [run.optimizer for run in model.document.runs]


def cell(table: RunsView, row: int, column: int = RunColumn.NAME) -> QModelIndex:
    return table.model().index(row, column)


def shown(table: RunsView, row: int, column: int = RunColumn.NAME) -> str:
    return str(cell(table, row, column).data())


def press(table: RunsView, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press a key as a keyboard does: first it is asked who has a use for it."""
    held = modifier or Qt.KeyboardModifier.NoModifier
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, held)
    asked.ignore()
    QApplication.sendEvent(table, asked)
    assert asked.isAccepted()
    QTest.keyClick(table, key, held)


def select(table: RunsView, *rows: int) -> None:
    flag = QItemSelectionModel.SelectionFlag
    table.selectionModel().clearSelection()
    for row in rows:
        table.selectionModel().select(cell(table, row), flag.Select | flag.Rows)


def test_one_run_needs_no_table(window: MainWindow, model: AppModel, find: Find) -> None:
    table = find(RunsView, "runs_table")
    assert not table.isVisibleTo(window)
    model.add_run()
    assert table.isVisibleTo(window)
    assert not table.findChildren(QToolButton)
    model.undo()
    assert not table.isVisibleTo(window)


def test_each_row_has_the_name_and_f_of_its_run(
    qtbot: QtBot, table: RunsView, model: AppModel
) -> None:
    qtbot.waitUntil(lambda: "–" not in [shown(table, row, RunColumn.F) for row in range(3)])
    assert [shown(table, row) for row in range(3)] == ["Momentum", "Adam", "BFGS"]
    assert [cell(table, row).data(RUN) for row in range(3)] == [0, 1, 2]
    model.last()
    qtbot.waitUntil(lambda: "10⁻" in shown(table, 2, RunColumn.F))
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
        assert "end: gradient below" in cell(table, 2).data(role)


def test_there_is_always_room_for_the_numbers(
    qtbot: QtBot, table: RunsView, model: AppModel
) -> None:
    model.set_hyperparameter("learning_rate", 0.05)  # diverges: its f is long
    model.last()
    qtbot.waitUntil(lambda: "×10" in shown(table, 0, RunColumn.F))
    metrics = table.fontMetrics()
    widest = max(metrics.horizontalAdvance(shown(table, row, RunColumn.F)) for row in range(3))
    qtbot.waitUntil(lambda: table.columnWidth(RunColumn.F) > widest + 10)


def test_a_click_selects_the_run_that_the_form_edits(
    table: RunsView, model: AppModel, find: Find
) -> None:
    place = table.visualRect(cell(table, 1)).center() + QPoint(40, 0)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert model.document.selected == (1,)
    model.set_optimizer("lion")
    assert order(model) == ["momentum", "lion", "bfgs"]
    assert shown(table, 1) == "Lion"
    assert find(Sentence, "edited_together").isHidden()


def test_what_is_selected_elsewhere_is_selected_in_the_table(
    table: RunsView, model: AppModel
) -> None:
    model.select_runs((1, 2))
    assert {index.row() for index in table.selectionModel().selectedRows()} == {1, 2}
    assert model.document.selected == (1, 2)


def test_one_run_stays_selected(table: RunsView, model: AppModel) -> None:
    table.clearSelection()
    assert model.document.selected == (0,)
    assert [index.row() for index in table.selectionModel().selectedRows()] == [0]


def test_a_tick_shows_and_hides_a_run(qtbot: QtBot, table: RunsView, model: AppModel) -> None:
    state = Qt.ItemDataRole.CheckStateRole
    table.model().setData(cell(table, 1), Qt.CheckState.Unchecked.value, state)
    assert [run.is_visible for run in model.document.runs] == [True, False, True]
    qtbot.waitUntil(lambda: {path.run for path in model.frame.paths} == {0, 2})
    assert cell(table, 1).data(state) == Qt.CheckState.Unchecked


def test_space_hides_the_selected_runs_and_does_not_play(table: RunsView, model: AppModel) -> None:
    model.pause()
    select(table, 0, 2)
    press(table, Qt.Key.Key_Space)
    assert [run.is_visible for run in model.document.runs] == [False, True, False]
    assert not model.frame.is_playing
    press(table, Qt.Key.Key_Space)
    assert all(run.is_visible for run in model.document.runs)


def test_delete_removes_the_selected_runs_but_never_all(
    table: RunsView, model: AppModel, qtbot: QtBot
) -> None:
    select(table, 0, 1)
    press(table, Qt.Key.Key_Delete)
    assert order(model) == ["bfgs"]
    with qtbot.waitSignal(model.noticed, check_params_cb=lambda text: "has to stay" in text):
        model.remove_runs()
    model.undo()
    assert order(model) == ["momentum", "adam", "bfgs"]


def test_alt_and_arrows_move_the_selected_runs(table: RunsView, model: AppModel) -> None:
    select(table, 0)
    press(table, Qt.Key.Key_Down, ALT)
    press(table, Qt.Key.Key_Down, ALT)
    assert order(model) == ["adam", "bfgs", "momentum"]
    press(table, Qt.Key.Key_Up, ALT)
    assert order(model) == ["adam", "momentum", "bfgs"]
    assert [run.color for run in model.document.runs] == [1, 0, 2]
    assert model.document.selected == (0,)


def test_a_drop_brings_the_dragged_run_between_two_others(table: RunsView, model: AppModel) -> None:
    dragged = table.model().mimeData([cell(table, 2)])
    move = Qt.DropAction.MoveAction
    assert table.model().dropMimeData(dragged, move, 1, 0, QModelIndex())
    assert order(model) == ["momentum", "bfgs", "adam"]
    assert table.model().dropMimeData(dragged, move, -1, -1, QModelIndex())
    assert order(model) == ["momentum", "adam", "bfgs"]


def test_a_run_is_renamed_in_its_place(qtbot: QtBot, table: RunsView, model: AppModel) -> None:
    select(table, 1)
    table.setCurrentIndex(cell(table, 1))
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = table.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "Adam"
    editor.setText("the quick one")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: run_names(model.document)[1] == "the quick one")
    assert shown(table, 1) == "the quick one"
    model.undo()
    assert shown(table, 1) == "Adam"


def test_what_is_typed_as_a_name_stays_while_the_runs_go_on(
    qtbot: QtBot, table: RunsView, model: AppModel
) -> None:
    press(table, Qt.Key.Key_F2)
    editor = table.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "mine")
    figures = shown(table, 0, RunColumn.F)
    model.seek(3)
    qtbot.waitUntil(lambda: shown(table, 0, RunColumn.F) != figures)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: run_names(model.document)[0] != "Momentum")
    assert run_names(model.document)[0] == "mine"


def test_f2_renames_from_any_column_of_the_wide_table(
    table: RunsView,  # noqa: ARG001 three runs
    window: MainWindow,
    find: Find,
) -> None:
    window.show_panel("runs", True)
    wide = find(RunsView, "wide_runs_table")
    wide.setFocus()
    wide.setCurrentIndex(cell(wide, 1, RunColumn.START))
    press(wide, Qt.Key.Key_F2)
    editor = wide.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "Adam"


def test_a_name_that_is_taken_is_refused_in_a_sentence(
    qtbot: QtBot, table: RunsView, model: AppModel
) -> None:
    with qtbot.waitSignal(model.noticed, check_params_cb=lambda text: "BFGS" in text):
        table.model().setData(cell(table, 1), "BFGS")
    assert shown(table, 1) == "Adam"


def test_a_name_that_is_left_as_it_is_stays_the_methods(table: RunsView, model: AppModel) -> None:
    table.model().setData(cell(table, 1), "Adam")
    assert model.document.runs[1].name == ""


def test_with_several_starts_a_row_opens_to_its_paths(
    qtbot: QtBot, table: RunsView, model: AppModel
) -> None:
    assert not table.rootIsDecorated()
    model.compare_starts()
    model.add_run()
    qtbot.waitUntil(lambda: table.model().rowCount(cell(table, 1)) == 4)
    assert table.rootIsDecorated()
    before = table.sizeHint().height()
    table.expand(cell(table, 0))
    assert table.sizeHint().height() > before
    path = table.model().index(2, RunColumn.NAME, cell(table, 0))
    assert (path.data(), path.parent()) == ("start 3", cell(table, 0))
    model.duplicate_runs()
    qtbot.waitUntil(lambda: table.model().rowCount() == 3)
    assert table.isExpanded(cell(table, 0))


def test_the_wide_table_has_all_columns(
    qtbot: QtBot, table: RunsView, model: AppModel, find: Find
) -> None:
    find(QAction, "runs_panel").trigger()
    wide = find(RunsView, "wide_runs_table")
    qtbot.waitUntil(wide.isVisible)
    columns = [column for column in RunColumn if not wide.isColumnHidden(column)]
    assert columns == list(RunColumn)
    assert not table.isColumnHidden(RunColumn.F)
    assert table.isColumnHidden(RunColumn.ENDING)
    row = [shown(wide, 1, column) for column in RunColumn][:4]
    start = model.document.starts[0]
    assert row[:3] == ["Adam", "Adam", "Fixed"]
    assert row[3] == f"(−{-start[0]:g}, −{-start[1]:g})"
    header = [wide.model().headerData(one, Qt.Orientation.Horizontal) for one in RunColumn]
    assert header == [column.title for column in COLUMNS]


def test_a_table_that_is_not_seen_does_not_look(
    qtbot: QtBot, table: RunsView, model: AppModel, find: Find
) -> None:
    wide = find(RunsView, "wide_runs_table")
    assert wide.model().rowCount() == 0
    find(QDockWidget, "run_dock").close()
    model.add_run()
    assert table.model().rowCount() == 3
    find(QDockWidget, "run_dock").show()
    qtbot.waitUntil(lambda: table.model().rowCount() == 4)


def test_only_the_rows_that_differ_are_told(qtbot: QtBot, table: RunsView, model: AppModel) -> None:
    model.last()
    qtbot.waitUntil(lambda: not model.frame.is_seeking_end)
    qtbot.waitUntil(lambda: "10⁻" in shown(table, 2, RunColumn.F))
    told: list[int] = []
    table.model().dataChanged.connect(lambda first, _: told.append(first.row()))
    model.show_runs((1,), is_visible=False)
    assert set(told) == {1}


def test_swatches_follow_the_theme_and_are_not_tinted_where_selected(
    window: MainWindow, table: RunsView
) -> None:
    role = Qt.ItemDataRole.DecorationRole
    light = cell(table, 0).data(role)
    assert isinstance(light, QIcon)
    size = table.iconSize()
    normal = light.pixmap(size, QIcon.Mode.Normal).toImage()
    assert light.pixmap(size, QIcon.Mode.Selected).toImage() == normal
    window.look.choose_theme("dark")
    assert cell(table, 0).data(role).pixmap(size).toImage() != normal
    assert table.iconSize().width() == round(24 * DARK.scale)


def test_the_menu_of_the_table_and_the_compare_button_offer_the_commands(
    table: RunsView, find: Find
) -> None:
    names = [action.objectName() for action in table.actions()]
    assert names[:4] == ["add_run", "duplicate_run", "runs_table_rename", "remove_run"]
    menu = find(QToolButton, "compare_button").menu()
    assert isinstance(menu, QMenu)
    offered = [action.objectName() for action in menu.actions() if action.objectName()]
    assert offered[0] == "add_run"
    assert {"compare_rates", "compare_methods", "compare_starts", "classic_five"} < {*offered}


def test_escape_ends_the_search_for_three_learning_rates(
    qtbot: QtBot, qapp: QApplication, window: MainWindow, table: RunsView, model: AppModel
) -> None:
    before = model.document
    model.compare_rates()
    assert qapp.findChildren(Task)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not qapp.findChildren(Task))
    assert model.document is before
    assert table.model().rowCount() == len(THREE)


def test_figures_give_way_where_cut_names_could_not_be_told_apart(
    qtbot: QtBot, table: RunsView, model: AppModel
) -> None:
    assert not table.isColumnHidden(RunColumn.F)
    for run, name in zip(model.document.runs, ("small", "good", "large"), strict=True):
        model.rename_run(run.id, f"Descent of the gradient, {name}")
    qtbot.waitUntil(lambda: table.isColumnHidden(RunColumn.F))
    assert table.textElideMode() == Qt.TextElideMode.ElideRight
    tip = cell(table, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert str(tip).startswith("Descent of the gradient, small\n")
    model.rename_run(model.document.runs[0].id, "Small steps of the gradient, one after the other")
    model.rename_run(model.document.runs[1].id, "Good")
    qtbot.waitUntil(lambda: not table.isColumnHidden(RunColumn.F))
