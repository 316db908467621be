"""The sliders of parameters: their range, their sweep, and when there is a row for a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gdviewer.core.parameter_range import ParameterRange
from gdviewer.state.models.model import AppModel
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.panels.function.expression_editor import ExpressionEditor
from gdviewer.ui.widgets.number_field import NumberField
from gdviewer.ui.widgets.slider import NumberSlider
from tests.ui.conftest import Find

Write = Callable[[str, str], None]


@pytest.fixture
def write(find: Find, model: AppModel) -> Write:
    """Return what types a text into a field; there is a parameter a, its range opened."""
    model.set_expression("a x^2 + y^2")
    find(QToolButton, "range_a").click()

    def write_text(name: str, text: str) -> None:
        field = find(NumberField, name)
        field.selectAll()
        field.insert(text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    return write_text


def has_row(window: MainWindow, name: str) -> bool:
    rows = window.findChildren(NumberField, f"parameter_{name}")
    return any(row.isVisible() for row in rows)


def says(window: MainWindow, text: str) -> bool:
    return any(text in label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_a_range_is_hidden_until_it_is_asked_for(
    window: MainWindow, find: Find, model: AppModel
) -> None:
    model.set_expression("a x^2 + y^2")
    for is_shown in (False, True, False, True):
        form = window.findChild(QWidget, "range_form_a")
        assert (form is not None and form.isVisible()) == is_shown
        find(QToolButton, "range_a").click()


def test_an_opened_range_shows_what_it_is_now(find: Find, model: AppModel) -> None:
    model.set_expression("a x^2 + y^2")
    model.set_slider("a", ParameterRange(0.5, 2.0, 0.25))
    find(QToolButton, "range_a").click()
    shown = [find(NumberField, f"{end}_a").value for end in ("from", "to", "step")]
    assert shown == [0.5, 2.0, 0.25]


def test_what_is_typed_is_the_range_of_the_slider(
    find: Find, model: AppModel, write: Write
) -> None:
    write("from_a", "0.1")
    write("to_a", "1000")
    find(QCheckBox, "log_a").click()
    assert model.document.parameter_ranges == {"a": ParameterRange(0.1, 1000.0, is_log=True)}
    slider = find(NumberSlider, "parameter_a_slider")
    assert slider.value() == 250
    model.undo()
    assert not find(QCheckBox, "log_a").isChecked()


def test_a_step_makes_the_slider_go_by_it(find: Find, model: AppModel, write: Write) -> None:
    write("from_a", "0")
    write("step_a", "0.25")
    slider = find(NumberSlider, "parameter_a_slider")
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert model.frame.facts.parameters["a"] == 1.25
    for _ in range(9):
        QTest.keyClick(slider, Qt.Key.Key_Left)
    assert model.frame.facts.parameters["a"] == 0.0


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("from_a", "9", "Slider of a: The range must go from a smaller number to a larger one."),
        ("to_a", "1e101", "Write a number of at most 10¹⁰⁰."),
        ("to_a", "1e400", "Upper end of the slider of a cannot be '1e400': write a number"),
        ("step_a", "-1", "Slider of a: The step must be above 0"),
        ("step_a", "?", "Step of the slider of a cannot be '?'"),
    ],
)
def test_a_range_that_cannot_be_is_refused_in_words(
    window: MainWindow, model: AppModel, write: Write, name: str, text: str, sentence: str
) -> None:
    before = model.document
    write(name, text)
    assert says(window, sentence)
    assert model.document == before


def test_a_logarithm_of_a_range_with_0_in_it_is_refused_in_words(
    window: MainWindow, find: Find, model: AppModel, write: Write
) -> None:
    find(QCheckBox, "log_a").click()
    assert says(window, "A logarithmic range must begin above 0.")
    assert not model.document.parameter_ranges
    write("from_a", "0.01")
    assert not says(window, "A logarithmic range")
    assert model.document.parameter_ranges == {"a": ParameterRange(0.01, 5.0, is_log=True)}


def test_the_button_begins_a_sweep_and_ends_it(
    qtbot: QtBot, find: Find, model: AppModel, write: Write
) -> None:
    assert write is not None
    button = find(QToolButton, "sweep_a")
    button.click()
    assert (model.sweeping, button.isChecked()) == ("a", True)
    field = find(NumberField, "parameter_a")
    qtbot.waitUntil(lambda: field.text() != "1")
    button.click()
    assert (model.sweeping, button.isChecked()) == ("", False)
    assert model.undo_text == "Sweep a"


def test_escape_and_a_click_on_the_picture_end_a_sweep(
    window: MainWindow, find: Find, model: AppModel, write: Write
) -> None:
    assert write is not None
    model.sweep("a")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not model.sweeping
    model.sweep("a")
    scene = find(QWidget, "contour_scene")
    QTest.mouseClick(scene, Qt.MouseButton.LeftButton, pos=scene.rect().center() / 2)
    assert not model.sweeping


def test_a_typed_value_ends_the_sweep(model: AppModel, write: Write) -> None:
    model.sweep("a")
    write("parameter_a", "2")
    assert not model.sweeping
    assert model.frame.facts.parameters["a"] == 2.0


def test_what_is_the_beginning_of_a_function_gets_no_row_while_it_is_typed(
    qtbot: QtBot, window: MainWindow, find: Find, model: AppModel
) -> None:
    editor = find(ExpressionEditor, "expression")
    editor.setFocus()
    editor.selectAll()
    for letter in "x^2+y^2+ta":
        QTest.keyClicks(editor, letter)
    assert not model.frame.facts.parameters.keys() & {"ta"}
    assert not has_row(window, "ta")
    QTest.keyClick(editor, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: has_row(window, "ta"))


def test_leaving_the_text_shows_the_row_of_what_was_typed_last(
    qtbot: QtBot, window: MainWindow, find: Find
) -> None:
    editor = find(ExpressionEditor, "expression")
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "x^2+y^2+ta")
    find(QWidget, "contour").setFocus()
    qtbot.waitUntil(lambda: has_row(window, "ta"))


def test_a_name_of_one_letter_has_its_row_at_once(window: MainWindow, find: Find) -> None:
    editor = find(ExpressionEditor, "expression")
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "x^2+y^2+a")
    assert has_row(window, "a")


def test_a_row_stays_while_others_come_and_go(find: Find, model: AppModel, write: Write) -> None:
    assert write is not None
    model.set_expression("k + a x^2 + y^2")
    assert find(QWidget, "range_form_a").isVisible()


def test_a_long_name_makes_the_panel_no_wider(
    qtbot: QtBot, find: Find, window: MainWindow, model: AppModel
) -> None:
    panel = find(QWidget, "function_dock")
    before = panel.width()
    model.set_expression("x^2 + y^2 + alpha_beta_gamma_delta_epsilon1")
    qtbot.waitUntil(lambda: has_row(window, "alpha_beta_gamma_delta_epsilon1"))
    find(QToolButton, "range_alpha_beta_gamma_delta_epsilon1").click()
    window.grab()
    assert panel.width() == before
    assert panel.findChild(QWidget, "variables").width() < before  # type: ignore[union-attr]


def test_of_very_many_parameters_some_rows_come_first(
    qtbot: QtBot, window: MainWindow, find: Find, model: AppModel
) -> None:
    model.set_expression("x^2 + y^2 + " + " + ".join(f"a{number}" for number in range(1, 31)))
    rows = window.findChildren(NumberSlider)
    more = find(QToolButton, "more_parameters")
    assert more.isVisible()
    assert more.text() == "Show more of 30"
    more.click()
    assert len(window.findChildren(NumberSlider)) > len(rows)
    more.click()
    qtbot.waitUntil(lambda: has_row(window, "a30"))
    assert not more.isVisible()
