"""The learning rate that is left to the program, by hand and by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gdviewer.core.problems import problems
from gdviewer.state.models.model import AppModel
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.panels.runs.rate_button import RateButton
from gdviewer.ui.widgets.number_field import NumberField
from gdviewer.ui.widgets.slider import NumberSlider
from tests.ui.conftest import Find

USUAL = problems()["himmelblau"].learning_rates["momentum"]


@pytest.fixture
def button(find: Find) -> RateButton:
    return find(RateButton, "auto_rate_button")


@pytest.fixture
def field(find: Find) -> NumberField:
    return find(NumberField, "optimizer_learning_rate")


def type_function(qtbot: QtBot, model: AppModel, text: str) -> None:
    """Take a function of the user's own and wait for its rate."""
    model.set_expression(text)
    qtbot.waitUntil(lambda: not model.frame.facts.trials)


def test_it_is_checked_while_the_rate_is_the_program_s(
    model: AppModel, button: RateButton, field: NumberField
) -> None:
    states = [button.isChecked()]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "0,02")
    states.append(button.isChecked())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    states.append(button.isChecked())
    assert states == [True, False, True]
    assert field.value == USUAL
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.isChecked()
    assert model.undo_text == "Automatic learning rate"


def test_sliding_the_rate_ends_it(find: Find, button: RateButton) -> None:
    slider = find(NumberSlider, "optimizer_learning_rate_slider")
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert not button.isChecked()


def test_it_says_whose_rate_it_is(qtbot: QtBot, model: AppModel, button: RateButton) -> None:
    assert (button.text(), button.accessibleName()) == ("usual", "Usual learning rate")
    type_function(qtbot, model, "x^2 + 9y^2")
    assert (button.text(), button.accessibleName()) == ("auto", "Automatic learning rate")
    assert button.toolTip()
    assert button.isChecked()


def test_it_is_there_for_every_method(qtbot: QtBot, model: AppModel, window: MainWindow) -> None:
    for key in ("adam", "nesterov", "gradient_descent"):
        model.set_optimizer(key)
        qtbot.waitUntil(lambda: len(window.findChildren(RateButton)) == 1)


def test_while_a_rate_is_tried_the_number_of_the_path_shown_stays(
    qtbot: QtBot, model: AppModel, field: NumberField
) -> None:
    model.set_expression("x^4 + y^4")
    assert model.frame.facts.trials
    assert field.value == USUAL
    qtbot.waitUntil(lambda: not model.frame.facts.trials)
    assert field.value == model.frame.facts.methods[0].optimizer.first_rate


def test_shift_and_an_arrow_change_the_rate_by_half_a_percent_and_no_more(
    model: AppModel, find: Find
) -> None:
    slider = find(NumberSlider, "optimizer_learning_rate_slider")
    slider.setFocus()
    playhead = model.frame.playhead
    QTest.keyClick(slider, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    rate = model.frame.facts.methods[0].optimizer.first_rate
    assert rate == pytest.approx(1.005 * USUAL)
    QTest.keyClick(slider, Qt.Key.Key_Right)
    rate = model.frame.facts.methods[0].optimizer.first_rate
    assert rate == pytest.approx(1.05 * 1.005 * USUAL, rel=1e-3)
    assert model.frame.playhead == playhead
