"""Keys of the window, and whose they are while a control has the focus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QSlider, QWidget
from pytestqt.qtbot import QtBot

from gdviewer.scene.contour import ContourScene
from gdviewer.state.models.model import AppModel
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.panels.function.expression_editor import ExpressionEditor
from gdviewer.ui.views.contour import ContourView
from gdviewer.ui.widgets.combo import Combo
from gdviewer.ui.widgets.number_field import NumberField
from tests.ui.conftest import Find

Key = Qt.Key


@pytest.fixture
def contour(qtbot: QtBot, find: Find, model: AppModel) -> QWidget:
    """Return the contour with the keyboard's focus, and steps to go to."""
    contour = find(ContourView, "contour")
    contour.setFocus()
    qtbot.waitUntil(lambda: contour.hasFocus() and model.available > 20)
    return contour


def test_space_plays_and_pauses(contour: QWidget, model: AppModel) -> None:
    QTest.keyClick(contour, Key.Key_Space)
    states = [model.frame.is_playing]
    QTest.keyClick(contour, Key.Key_Space)
    assert [*states, model.frame.is_playing] == [True, False]


def test_the_arrows_step(contour: QWidget, model: AppModel) -> None:
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Left):
        QTest.keyClick(contour, key)
    assert model.frame.playhead == 1


def test_home_and_end_jump(qtbot: QtBot, contour: QWidget, model: AppModel) -> None:
    QTest.keyClick(contour, Key.Key_End)
    qtbot.waitUntil(lambda: model.frame.playhead == model.available > 100)
    QTest.keyClick(contour, Key.Key_Home)
    assert model.frame.playhead == 0


def test_r_resets_and_undo_and_redo_have_their_keys(contour: QWidget, model: AppModel) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    model.set_start((1.0, 1.0))
    QTest.keyClick(contour, Key.Key_R)
    assert model.undo_text == "Reset"
    QTest.keyClick(contour, Key.Key_Z, control)
    QTest.keyClick(contour, Key.Key_Z, control)
    assert model.document.starts != ((1.0, 1.0),)
    QTest.keyClick(contour, Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier)
    assert model.document.starts == ((1.0, 1.0),)


def _press_them_all(control: QWidget, keys: tuple[Qt.Key, ...]) -> None:
    control.setFocus()
    for key in keys:
        QTest.keyClick(control, key)


@pytest.mark.parametrize(
    ("kind", "name"), [(ExpressionEditor, "expression"), (NumberField, "optimizer_momentum")]
)
def test_a_text_field_keeps_its_keys(
    contour: QWidget, find: Find, model: AppModel, kind: type[QWidget], name: str
) -> None:
    model.seek(5)
    field = find(kind, name)
    _press_them_all(
        field, (Key.Key_Home, Key.Key_Right, Key.Key_Left, Key.Key_End, Key.Key_Space, Key.Key_R)
    )
    assert model.frame.playhead == 5
    assert [model.frame.is_playing] == [False]
    assert model.undo_text != "Reset"
    assert not contour.hasFocus()


def test_a_slider_keeps_its_arrows_but_not_space(
    contour: QWidget, find: Find, model: AppModel
) -> None:
    slider = find(QSlider, "optimizer_learning_rate_slider")
    rate = model.frame.facts.methods[0].optimizer.first_rate
    model.seek(5)
    _press_them_all(slider, (Key.Key_Right,))
    assert model.frame.playhead == 5
    assert model.frame.facts.methods[0].optimizer.first_rate > rate
    _press_them_all(slider, (Key.Key_Space,))
    assert model.frame.is_playing
    assert not contour.hasFocus()


def test_a_list_keeps_its_arrows(contour: QWidget, find: Find, model: AppModel) -> None:
    model.seek(5)
    _press_them_all(find(Combo, "optimizer"), (Key.Key_Down, Key.Key_Home, Key.Key_Right))
    assert model.frame.playhead == 5
    assert not contour.hasFocus()


def test_space_ticks_a_focused_box(contour: QWidget, find: Find, model: AppModel) -> None:
    _press_them_all(find(QCheckBox, "gtol_on"), (Key.Key_Space,))
    assert "gtol" not in model.document.criteria_on
    assert [model.frame.is_playing] == [False]
    assert not contour.hasFocus()


def test_a_click_on_a_button_leaves_the_keyboard_to_the_contour(
    contour: QWidget, window: MainWindow
) -> None:
    button = window.findChild(QWidget, "step_forward_button")
    assert isinstance(button, QWidget)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert contour.hasFocus()


def test_typing_a_formula_plays_and_resets_nothing(
    qtbot: QtBot, contour: QWidget, find: Find, model: AppModel
) -> None:
    editor = find(ExpressionEditor, "expression")
    editor.setFocus()
    editor.selectAll()
    model.play()
    qtbot.waitUntil(lambda: model.frame.playhead > 3)
    reached = model.frame.playhead
    for letter in "r^2 + x y":
        QTest.keyClicks(editor, letter)
        assert model.frame.is_playing
        assert model.frame.playhead >= reached
    assert model.document.expression == "r^2 + x y"
    assert model.undo_text == "Edit the function"
    assert not contour.hasFocus()


@pytest.mark.parametrize("name", ["expression", "start_x", "optimizer_learning_rate"])
def test_escape_in_a_field_gives_the_keys_back_to_the_contour(
    contour: QWidget, window: MainWindow, name: str
) -> None:
    field = window.findChild(QWidget, name)
    assert isinstance(field, QWidget)
    field.setFocus()
    assert field.hasFocus()
    QTest.keyClick(field, Key.Key_Escape)
    assert contour.hasFocus()


def test_one_escape_takes_a_wrong_number_back_and_leaves(contour: QWidget, find: Find) -> None:
    field = find(NumberField, "start_x")
    field.setFocus()
    before = field.value
    QTest.keyClicks(field, "abc")
    problems = [field.problem]
    QTest.keyClick(field, Key.Key_Escape)
    assert problems != [""]
    assert (field.problem, field.value) == ("", before)
    assert contour.hasFocus()


def test_return_in_a_number_field_keeps_the_keys_there(find: Find, model: AppModel) -> None:
    field = find(NumberField, "start_x")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "1.25")
    QTest.keyClick(field, Key.Key_Return)
    assert field.hasFocus()
    assert model.document.starts[0][0] == 1.25


def test_a_click_on_the_contour_gives_it_the_keys(
    contour: QWidget, find: Find, model: AppModel
) -> None:
    find(NumberField, "start_x").setFocus()
    scene = find(ContourScene, "contour_scene")
    QTest.mouseClick(scene, Qt.MouseButton.LeftButton, pos=scene.to_pixel((1.0, 1.0)).toPoint())
    assert contour.hasFocus()
    assert model.frame.is_playing


@pytest.mark.parametrize("name", ["contour", "expression", "start_x", "optimizer", "scrubber"])
def test_ctrl_space_plays_from_anywhere(
    contour: QWidget, window: MainWindow, model: AppModel, name: str
) -> None:
    field = window.findChild(QWidget, name)
    assert isinstance(field, QWidget)
    field.setFocus()
    before = model.document
    QTest.keyClick(field, Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert model.frame.is_playing
    assert model.document == before
    assert contour.isVisible()


@pytest.mark.parametrize("name", ["expression", "start_x"])
def test_in_a_field_plus_and_minus_and_jumps_are_of_the_text(
    contour: QWidget, window: MainWindow, model: AppModel, name: str
) -> None:
    field = window.findChild(QWidget, name)
    assert isinstance(field, QWidget)
    field.setFocus()
    bounds, starts = model.document.bounds, model.document.starts
    QTest.keyClicks(field, "+-=f")
    QTest.keyClick(field, Key.Key_F, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(field, Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert model.document.bounds == bounds
    assert model.document.starts == starts
    assert not contour.hasFocus()
