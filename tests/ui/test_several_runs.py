"""The form edits together what the selected runs share."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider, QToolButton
from pytestqt.qtbot import QtBot

from gdviewer.state.models.model import AppModel
from gdviewer.state.run import Run
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.panels.runs.rate_button import RateButton
from gdviewer.ui.widgets.combo import Combo
from gdviewer.ui.widgets.labels import Sentence
from gdviewer.ui.widgets.number_field import NumberField
from tests.ui.conftest import Find


@pytest.fixture
def model_of_three(qtbot: QtBot, window: MainWindow, model: AppModel) -> AppModel:
    """Momentum and Adam selected, and BFGS."""
    model.set_runs((Run("momentum"), Run("adam"), Run("bfgs")), "Choose three")
    model.select_runs((0, 1))
    qtbot.waitUntil(lambda: len(window.findChildren(RateButton)) == 1)  # of the new form
    return model


def rates(model: AppModel) -> list[float]:
    return [method.optimizer.first_rate for method in model.frame.facts.methods]


def test_the_form_says_how_many_runs_it_edits(model_of_three: AppModel, find: Find) -> None:
    sentence = find(Sentence, "edited_together")
    assert sentence.text().startswith("2 runs")
    model_of_three.select_runs((2,))
    assert sentence.isHidden()


def test_what_only_one_has_is_hidden_and_what_differs_says_so(
    window: MainWindow, model_of_three: AppModel, find: Find
) -> None:
    assert find(Combo, "optimizer").currentIndex() == -1
    assert find(Combo, "step_rule").currentData() == "fixed"
    rate = find(NumberField, "optimizer_learning_rate")
    assert (rate.text(), rate.placeholderText()) == ("", "differs")
    assert window.findChild(NumberField, "optimizer_beta1") is None
    model_of_three.select_runs((1,))
    find(NumberField, "optimizer_beta1")


def test_a_slider_has_no_handle_where_the_values_differ(
    window: MainWindow, model_of_three: AppModel, find: Find
) -> None:
    def has_handle() -> bool:
        image, accent = slider.grab().toImage(), window.look.theme.accent
        pixels = ((x, y) for x in range(image.width()) for y in range(image.height()))
        return any(image.pixelColor(*pixel).name() == accent for pixel in pixels)

    slider = find(QSlider, "optimizer_learning_rate_slider")
    shown = [has_handle()]
    rate = find(NumberField, "optimizer_learning_rate")
    rate.setFocus()
    QTest.keyClicks(rate, "1000")
    assert set(rates(model_of_three)[:2]) == {1000.0}
    assert [*shown, has_handle()] == [False, True]


def test_a_rate_that_is_typed_goes_to_all_selected_in_one_undo_step(
    qtbot: QtBot, model_of_three: AppModel, find: Find
) -> None:
    before = rates(model_of_three)
    rate = find(NumberField, "optimizer_learning_rate")
    rate.setFocus()
    qtbot.waitUntil(rate.hasFocus)
    QTest.keyClicks(rate, "0.003")
    assert rates(model_of_three) == [0.003, 0.003, before[2]]
    assert not find(RateButton, "auto_rate_button").isChecked()
    find(QToolButton, "optimizer_defaults").click()
    assert rates(model_of_three) == before
    assert find(RateButton, "auto_rate_button").isChecked()


def test_a_method_that_is_chosen_is_for_all_selected(model_of_three: AppModel, find: Find) -> None:
    combo = find(Combo, "optimizer")
    combo.key_chosen.emit("lion")
    assert [run.optimizer for run in model_of_three.document.runs] == ["lion", "lion", "bfgs"]
    assert combo.currentData() == "lion"
    model_of_three.undo()
    assert combo.currentIndex() == -1


def test_a_field_of_the_step_rule_goes_to_every_rule_that_has_it(
    model_of_three: AppModel, find: Find
) -> None:
    model_of_three.set_step_rule("step_decay")
    model_of_three.select_runs((0,))
    model_of_three.set_step_rule("exponential")
    model_of_three.select_runs((0, 1))
    assert find(Combo, "step_rule").currentIndex() == -1
    find(QSlider, "step_rule_gamma_slider")
    model_of_three.set_rule_field("gamma", 0.5)
    fields = [run.rules for run in model_of_three.document.runs[:2]]
    assert fields == [{"exponential": {"gamma": 0.5}}, {"step_decay": {"gamma": 0.5}}]
