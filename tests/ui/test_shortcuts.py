"""Keys of the window, and whose they are while a control has the focus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QSlider, QWidget
from pytestqt.qtbot import QtBot

from gdviewer.state.model import AppModel
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.panels.expression_editor import ExpressionEditor
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
    rate = model.frame.facts.methods[0].optimizer.learning_rate
    model.seek(5)
    _press_them_all(slider, (Key.Key_Right,))
    assert model.frame.playhead == 5
    assert model.frame.facts.methods[0].optimizer.learning_rate > rate
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
