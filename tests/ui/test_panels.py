"""What the panels do to the document, and what they show of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QRadioButton,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gdviewer.core.step_rules.wolfe import Wolfe
from gdviewer.state.models.model import AppModel
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.panels.function.expression_editor import ExpressionEditor
from gdviewer.ui.widgets.combo import Combo
from gdviewer.ui.widgets.coordinate_field import CoordinateField
from gdviewer.ui.widgets.number_field import NumberField
from gdviewer.ui.widgets.slider import PressSlider
from tests.ui.conftest import Find


def _choose(combo: Combo, key: str) -> None:
    """Choose an entry as a click on it does."""
    index = combo.findData(key)
    assert index >= 0
    combo.setCurrentIndex(index)
    combo.activated.emit(index)


def _c2(model: AppModel) -> float:
    rule = model.frame.facts.methods[0].step_rule
    assert isinstance(rule, Wolfe)
    return rule.c2


def _texts(window: MainWindow) -> list[str]:
    return [label.text() for label in window.findChildren(QLabel) if label.isVisible()]


def _write(field: NumberField, text: str) -> None:
    field.selectAll()
    field.insert(text)


class TestTheFunction:
    def test_a_built_in_function_comes_with_its_text(self, find: Find, model: AppModel) -> None:
        _choose(find(Combo, "problem"), "booth")
        assert model.document.problem == "booth"
        assert find(ExpressionEditor, "expression").toPlainText() == model.document.expression

    def test_typing_is_evaluated_at_every_keystroke(self, find: Find, model: AppModel) -> None:
        editor = find(ExpressionEditor, "expression")
        editor.selectAll()
        QTest.keyClicks(editor, "x^2+y^4")
        assert model.document.expression == "x^2+y^4"
        assert model.frame.facts.error is None
        assert find(Combo, "problem").currentIndex() == -1

    def test_an_error_is_said_in_words_and_marked_and_the_plot_stays(
        self, window: MainWindow, find: Find, model: AppModel
    ) -> None:
        editor = find(ExpressionEditor, "expression")
        editor.selectAll()
        QTest.keyClicks(editor, "x^2+(y")
        error = model.frame.facts.error
        assert error is not None
        assert any(error.message.lower() in text.lower() for text in _texts(window))
        (mark,) = editor.extraSelections()
        assert mark.cursor.hasSelection()
        assert editor.property("invalid") is True
        assert model.frame.field is not None

    @pytest.mark.parametrize(
        "text",
        ["", "x^", "sin()", "foo(x)", "9^9^9^9", "__import__('os')", "ux^2 + uy^2", "x" * 5000],
    )
    def test_bad_text_of_any_kind_is_a_sentence_and_no_dialog(
        self, window: MainWindow, find: Find, model: AppModel, text: str
    ) -> None:
        editor = find(ExpressionEditor, "expression")
        editor.selectAll()
        editor.insertPlainText(text or " ")
        error = model.frame.facts.error
        assert error is not None
        assert any(error.message.lower() in shown.lower() for shown in _texts(window))
        assert QApplication.activeModalWidget() is None

    def test_an_error_and_its_hint_are_two_sentences(self, window: MainWindow, find: Find) -> None:
        editor = find(ExpressionEditor, "expression")
        editor.selectAll()
        editor.insertPlainText("1/0")
        assert "Division by zero. This has no value anywhere." in set(_texts(window))

    def test_blanks_do_not_make_another_function(self, find: Find, model: AppModel) -> None:
        editor = find(ExpressionEditor, "expression")
        editor.moveCursor(QTextCursor.MoveOperation.End)
        QTest.keyClicks(editor, "  ")
        assert model.frame.document.problem == "himmelblau"

    def test_a_press_on_a_button_or_a_list_ends_typing(
        self, window: MainWindow, find: Find, qtbot: QtBot
    ) -> None:
        editor = find(ExpressionEditor, "expression")
        for kind, name in ((QAbstractButton, "maximize"), (PressSlider, "scrubber")):
            editor.setFocus()
            qtbot.waitUntil(editor.hasFocus)
            QTest.mousePress(find(kind, name), Qt.MouseButton.LeftButton)
            assert not editor.hasFocus()
            QTest.mouseRelease(find(kind, name), Qt.MouseButton.LeftButton)
        assert window.isVisible()

    def test_undo_brings_the_text_back(self, find: Find, model: AppModel) -> None:
        editor = find(ExpressionEditor, "expression")
        before = editor.toPlainText()
        editor.selectAll()
        QTest.keyClicks(editor, "x^2")
        QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert editor.toPlainText() == before == model.document.expression

    def test_maximize_turns_the_direction(self, find: Find, model: AppModel) -> None:
        find(QRadioButton, "maximize").click()
        assert model.document.is_maximizing
        assert not find(QRadioButton, "minimize").isChecked()
        find(QRadioButton, "minimize").click()
        assert not model.document.is_maximizing


class TestTheParameters:
    def test_each_parameter_has_a_row(self, find: Find, model: AppModel) -> None:
        model.choose_problem("rosenbrock")
        _write(find(NumberField, "parameter_b"), "50")
        assert model.frame.facts.parameters["b"] == 50.0

    def test_a_new_name_in_the_formula_is_a_new_row(self, find: Find, model: AppModel) -> None:
        model.set_expression("x^2 + k*y^2")
        assert find(NumberField, "parameter_k").text() == "1"

    @pytest.mark.parametrize("text", ["1e101", "-1e308"])
    def test_a_value_that_no_document_can_have_is_refused_in_words(
        self, window: MainWindow, find: Find, model: AppModel, text: str
    ) -> None:
        model.choose_problem("rosenbrock")
        field = find(NumberField, "parameter_b")
        _write(field, text)
        assert model.document.parameters["b"] == 100.0
        assert field.problem == "Write a number of at most 10¹⁰⁰."
        assert field.problem in _texts(window)
        _write(field, "1e100")
        assert model.document.parameters["b"] == 1e100

    def test_a_function_without_parameters_has_no_card_of_them(self, window: MainWindow) -> None:
        assert "Parameters" not in _texts(window)

    def test_a_drag_of_a_slider_is_one_undo_step_and_stays_live(
        self, find: Find, model: AppModel
    ) -> None:
        model.choose_problem("rosenbrock")
        slider = find(QSlider, "parameter_b_slider")
        QTest.mousePress(slider, Qt.MouseButton.LeftButton)
        assert model.frame.is_dragging
        for x in (10, 20, 30):
            QTest.mouseMove(slider, slider.rect().center() + QPoint(x, 0))
        during = model.frame.facts.parameters["b"]
        QTest.mouseRelease(slider, Qt.MouseButton.LeftButton)
        assert during != 100.0
        assert model.undo_text == "Change b"
        model.undo()
        assert model.frame.facts.parameters["b"] == 100.0
        assert find(NumberField, "parameter_b").text() == "100"


class TestTheStart:
    def test_a_typed_coordinate_moves_the_start(self, find: Find, model: AppModel) -> None:
        _write(find(CoordinateField, "start_x"), "2.5")
        assert model.document.starts[0][0] == 2.5

    @pytest.mark.parametrize("text", ["1e101", "1, -1e101"])
    def test_a_start_that_no_document_can_have_is_refused_in_words(
        self, find: Find, model: AppModel, text: str
    ) -> None:
        before = model.document.starts
        field = find(CoordinateField, "start_x")
        _write(field, text)
        assert model.document.starts == before
        assert field.problem == "Write a number of at most 10¹⁰⁰."

    def test_the_fields_are_named_after_the_variables(self, find: Find, model: AppModel) -> None:
        model.set_expression("f(u, v) = u^2 + v^2")
        field = find(CoordinateField, "start_x")
        assert field.accessibleName() == "Start u"
        assert field.toolTip().startswith("The u of the start θ;")
        assert field.toolTip().endswith(f"Exactly: {field.text()}")

    def test_a_pasted_point_moves_both(self, find: Find, model: AppModel) -> None:
        QApplication.clipboard().setText("(-1.2, 1)")
        field = find(CoordinateField, "start_y")
        field.selectAll()
        field.paste()
        assert model.document.starts == ((-1.2, 1.0),)
        assert find(CoordinateField, "start_x").text() == "−1.2"


class TestTheRun:
    def test_another_optimizer_has_another_form(self, find: Find, model: AppModel) -> None:
        _choose(find(Combo, "optimizer"), "adam")
        _write(find(NumberField, "optimizer_beta1"), "0,5")
        assert model.document.runs[0].hyperparameters["adam"]["beta1"] == 0.5

    def test_switching_the_optimizer_and_back_loses_nothing(self, qtbot: QtBot, find: Find) -> None:
        _write(find(NumberField, "optimizer_learning_rate"), "0.002")
        _choose(find(Combo, "optimizer"), "adam")
        _choose(find(Combo, "optimizer"), "momentum")
        qtbot.waitUntil(lambda: find(NumberField, "optimizer_learning_rate").text() == "0.002")

    def test_the_rate_that_suits_the_function_is_shown(self, find: Find, model: AppModel) -> None:
        rate = model.frame.facts.methods[0].optimizer.first_rate
        assert float(find(NumberField, "optimizer_learning_rate").text()) == rate

    def test_a_step_rule_has_its_form(self, find: Find, model: AppModel) -> None:
        _choose(find(Combo, "step_rule"), "exponential")
        _write(find(NumberField, "step_rule_gamma"), "0.97")
        assert model.document.runs[0].rules["exponential"]["gamma"] == 0.97

    def test_the_defaults_put_every_field_of_the_method_back_in_one_undo_step(
        self, find: Find, model: AppModel
    ) -> None:
        before, button = model.document.runs[0], find(QAbstractButton, "optimizer_defaults")
        assert not button.isEnabled()
        _write(find(NumberField, "optimizer_learning_rate"), "0.002")
        _write(find(NumberField, "optimizer_momentum"), "0.5")
        own = model.document.runs[0]
        button.click()
        assert model.frame.facts.methods[0].optimizer.first_rate == 0.005
        assert find(NumberField, "optimizer_momentum").text() == "0.9"
        assert model.document.runs[0].hyperparameters == before.hyperparameters
        assert not button.isEnabled()
        model.undo()
        assert model.document.runs[0] == own
        assert button.isEnabled()

    def test_a_field_that_is_typed_back_leaves_nothing_to_put_back(self, find: Find) -> None:
        button = find(QAbstractButton, "optimizer_defaults")
        _write(find(NumberField, "optimizer_momentum"), "0.5")
        assert button.isEnabled()
        _write(find(NumberField, "optimizer_momentum"), "0.9")
        assert not button.isEnabled()

    def test_the_defaults_of_a_step_rule_are_those_that_come_with_the_method(
        self, find: Find, model: AppModel
    ) -> None:
        model.set_optimizer("conjugate_gradient")
        button, usual = find(QAbstractButton, "step_rule_defaults"), _c2(model)
        assert not button.isEnabled()
        _write(find(NumberField, "step_rule_c2"), "0.7")
        assert _c2(model) == 0.7
        button.click()
        assert _c2(model) == usual != Wolfe().c2
        assert not button.isEnabled()

    def test_a_pair_that_makes_no_sense_is_said_beside_the_step_rule(
        self, find: Find, model: AppModel
    ) -> None:
        sentence = find(QLabel, "step_rule_refusal")
        assert not sentence.isVisible()
        model.set_step_rule("wolfe")
        model.set_rule_field("c1", 0.95)
        assert sentence.isVisible()
        assert sentence.text().startswith("Wolfe needs c1 below c2")
        model.set_rule_field("c1", 0.1)
        assert not sentence.isVisible()

    @pytest.mark.parametrize("key", ["nelder_mead", "trust_region"])
    def test_a_method_without_a_learning_rate_shows_none(
        self, qtbot: QtBot, window: MainWindow, model: AppModel, key: str
    ) -> None:
        model.set_expression("x^2 + 3y^2")
        model.set_optimizer(key)
        names = ("optimizer_learning_rate", "auto_rate_button")
        qtbot.waitUntil(lambda: not any(window.findChildren(QWidget, name) for name in names))


class TestStopping:
    def test_a_tick_switches_a_criterion_off_and_on(self, find: Find, model: AppModel) -> None:
        box, field = find(QCheckBox, "gtol_on"), find(NumberField, "gtol")
        box.click()
        assert "gtol" not in model.document.criteria_on
        assert not field.isEnabled()
        box.click()
        assert "gtol" in model.document.criteria_on
        assert field.isEnabled()

    def test_a_criterion_that_was_never_on_comes_with_a_suggestion(
        self, find: Find, model: AppModel
    ) -> None:
        find(QCheckBox, "xtol_on").click()
        xtol = model.frame.facts.criteria.xtol
        assert xtol is not None
        assert xtol == pytest.approx(1e-8)

    def test_a_number_changes_the_criterion(self, find: Find, model: AppModel) -> None:
        _write(find(NumberField, "max_steps"), "50")
        assert model.frame.facts.criteria.max_steps == 50


def test_a_marked_error_keeps_its_color_in_another_theme(
    window: MainWindow, model: AppModel
) -> None:
    model.set_expression("x +")
    window.look.choose_theme("dark")
    editor = window.findChild(ExpressionEditor, "expression")
    assert isinstance(editor, ExpressionEditor)
    (mark,) = editor.extraSelections()
    assert mark.format.underlineColor().name() == "#ff7b72"
