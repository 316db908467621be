"""The palette: every action by its name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from gdviewer.state.models.model import AppModel
from gdviewer.ui.actions import Actions
from gdviewer.ui.dialogs.key_sheet import KeySheet
from gdviewer.ui.dialogs.palette import Palette
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.views.contour import ContourView

Key = Qt.Key


@pytest.fixture
def palette(qtbot: QtBot, window: MainWindow) -> Iterator[Palette]:
    """Return the palette, opened by its key from the contour."""
    contour = window.findChild(ContourView)
    assert contour is not None
    contour.setFocus()
    QTest.keyClick(
        contour,
        Key.Key_P,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    palette = window.findChild(Palette)
    assert isinstance(palette, Palette)
    qtbot.waitUntil(palette.isVisible)
    yield palette
    if shiboken6.isValid(palette):
        palette.close()


def field_of(palette: Palette) -> QLineEdit:
    field = palette.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    return field


def list_of(palette: Palette) -> QTreeWidget:
    found = palette.findChild(QTreeWidget)
    assert isinstance(found, QTreeWidget)
    return found


def items_of(palette: Palette) -> list[QTreeWidgetItem]:
    shown = list_of(palette)
    items = [shown.topLevelItem(row) for row in range(shown.topLevelItemCount())]
    return [item for item in items if item is not None]


def names_of(palette: Palette) -> list[str]:
    return [item.text(0) for item in items_of(palette)]


def ask(palette: Palette, text: str) -> None:
    QTest.keyClicks(field_of(palette), text)


def test_it_finds_every_command_by_its_name(palette: Palette, window: MainWindow) -> None:
    actions = window.findChild(Actions)
    assert isinstance(actions, Actions)
    for command, action in actions:
        field_of(palette).setText(action.text())
        assert action.text() in names_of(palette), command.name


def test_it_shows_menu_and_shortcut(palette: Palette) -> None:
    ask(palette, "export")
    assert [items_of(palette)[0].text(column) for column in range(3)] == [
        "Export picture…",
        "File",
        "Ctrl+E",
    ]


def test_return_does_what_is_chosen_and_closes(
    qtbot: QtBot, palette: Palette, model: AppModel
) -> None:
    ask(palette, "random")
    QTest.keyClick(field_of(palette), Key.Key_Return)
    assert model.undo_text == "Random start"
    qtbot.waitUntil(lambda: not palette.isVisible())


def test_a_function_is_chosen_by_name(palette: Palette, model: AppModel) -> None:
    field_of(palette).setText("rosenbrock")
    QTest.keyClick(field_of(palette), Key.Key_Return)
    assert model.document.problem == "rosenbrock"


def test_down_and_up_move_in_the_list(palette: Palette) -> None:
    ask(palette, "step")
    rows = [list_of(palette).currentIndex().row()]
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Up):
        QTest.keyClick(field_of(palette), key)
        rows.append(list_of(palette).currentIndex().row())
    assert rows[0] < rows[1] < rows[2] > rows[3] == rows[1]


def test_a_method_is_chosen_by_name(palette: Palette, model: AppModel) -> None:
    ask(palette, "adam")
    QTest.keyClick(field_of(palette), Key.Key_Return)
    assert model.document.runs[0].optimizer == "adam"


def test_a_method_is_found_by_what_it_is_for(palette: Palette) -> None:
    ask(palette, "simplex")
    assert [items_of(palette)[0].text(column) for column in range(2)] == [
        "Nelder-Mead",
        "Optimizer ▸ Without derivatives",
    ]


def test_a_step_rule_that_makes_no_sense_is_gray(palette: Palette) -> None:
    ask(palette, "polyak")
    assert items_of(palette)[0].isDisabled()
    assert "Polyak does not go with Momentum" in items_of(palette)[0].toolTip(0)


def test_a_click_does_it_too(palette: Palette, model: AppModel) -> None:
    ask(palette, "adam")
    place = list_of(palette).visualItemRect(items_of(palette)[0]).center()
    QTest.mouseClick(list_of(palette).viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert model.document.runs[0].optimizer == "adam"


def test_what_cannot_be_done_now_is_shown_and_not_done(palette: Palette) -> None:
    ask(palette, "redo")
    redo = next(item for item in items_of(palette) if item.text(0) == "Redo")
    assert redo.isDisabled()
    place = list_of(palette).visualItemRect(redo).center()
    QTest.mouseClick(list_of(palette).viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert palette.isVisible()


def test_escape_closes_and_the_contour_has_the_keyboard_again(
    qtbot: QtBot, palette: Palette, window: MainWindow, model: AppModel
) -> None:
    before = model.document
    QTest.keyClick(field_of(palette), Key.Key_Escape)
    contour = window.findChild(ContourView)
    assert contour is not None
    window.activateWindow()
    qtbot.waitUntil(lambda: window.findChild(Palette) is None and contour.hasFocus())
    assert model.document is before


def test_words_that_nothing_has_are_answered_by_a_sentence(palette: Palette) -> None:
    ask(palette, "qqqq")
    QTest.keyClick(field_of(palette), Key.Key_Return)
    assert names_of(palette) == []
    assert palette.isVisible()


def test_a_screen_reader_hears_what_return_would_do(palette: Palette) -> None:
    ask(palette, "sheet")
    field_of(palette).setText("every shortcut")
    assert field_of(palette).accessibleDescription() == "Keys, Help, F1"


def test_it_leaves_before_what_it_opens(qtbot: QtBot, palette: Palette, window: MainWindow) -> None:
    field_of(palette).setText("every shortcut")
    QTest.keyClick(field_of(palette), Key.Key_Return)
    sheet = window.findChild(KeySheet)
    assert isinstance(sheet, KeySheet)
    assert (sheet.isVisible(), palette.isVisible()) == (True, False)
    sheet.reject()
    qtbot.waitUntil(lambda: window.findChild(KeySheet) is None)


def test_it_lies_within_window_and_screen(palette: Palette, window: MainWindow) -> None:
    room = window.geometry().intersected(window.screen().availableGeometry())
    assert room.contains(palette.geometry())
    assert palette.width() > 300
