"""The formulas in the window: typeset as one types, beside the window, only while they are seen."""

from __future__ import annotations

from PySide6.QtWidgets import QDockWidget, QToolButton
from pytestqt.qtbot import QtBot

from gdviewer.core.expression import parse
from gdviewer.core.formulas import Formula
from gdviewer.state.models.model import AppModel
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.typesetter import Typesetter
from gdviewer.ui.widgets.formula_view import FormulaView
from tests.ui.conftest import Find


def plain(find: Find, name: str) -> str:
    return find(FormulaView, name).accessibleDescription()


def test_f_and_its_gradient_follow_the_text(qtbot: QtBot, model: AppModel, find: Find) -> None:
    qtbot.waitUntil(lambda: plain(find, "small_f") == model.document.expression)
    model.set_expression("x^2 + 3y")
    qtbot.waitUntil(lambda: plain(find, "small_f") == "x^2 + 3y")
    qtbot.waitUntil(lambda: plain(find, "small_gradient") == "∂f/∂x = 2*x\n∂f/∂y = 3")


def test_while_the_text_is_wrong_the_last_good_formulas_stay_dimmed(
    qtbot: QtBot, model: AppModel, find: Find
) -> None:
    model.set_expression("x^2 + y^2")
    qtbot.waitUntil(lambda: plain(find, "small_f") == "x^2 + y^2")
    view = find(FormulaView, "small_f")
    clear = view.grab().toImage()
    model.set_expression("x^2 + y^2 +")
    assert plain(find, "small_f") == "x^2 + y^2"
    assert view.grab().toImage() != clear
    model.set_expression("x^2 + y^2")
    qtbot.waitUntil(lambda: view.grab().toImage() == clear)


def test_the_word_calculus_opens_the_panel_with_the_hessian(
    qtbot: QtBot, model: AppModel, find: Find
) -> None:
    model.set_expression("x^2*y")
    assert "∂²f" not in plain(find, "large_hessian")
    button = find(QToolButton, "calculus_button")
    assert "Ctrl+3" in button.toolTip()
    button.click()
    assert find(QDockWidget, "calculus_dock").isVisible()
    qtbot.waitUntil(lambda: "∂²f/∂x² = 2*y" in plain(find, "large_hessian"))


def test_a_closed_panel_typesets_nothing(
    qtbot: QtBot, window: MainWindow, model: AppModel, find: Find
) -> None:
    model.set_expression("x^2*y")
    qtbot.waitUntil(lambda: "∂f/∂y = x^2" in plain(find, "small_gradient"))
    objective = model.frame.facts.objective
    assert objective is not None
    typesetter = window.findChild(Typesetter)
    assert typesetter is not None
    assert typesetter.picture(Formula("hessian", objective.expression)) is None


def test_the_simplified_form_takes_the_place_of_the_plain_one_and_a_switch_brings_that_back(
    qtbot: QtBot, window: MainWindow, model: AppModel, find: Find
) -> None:
    model.set_expression("sin(x)^2 + y")
    window.show_panel("calculus", True)
    qtbot.waitUntil(lambda: "sin(2*x)" in plain(find, "large_gradient"))
    switch = find(QToolButton, "simplified")
    assert switch.isVisible()
    switch.click()
    qtbot.waitUntil(lambda: "2*sin(x)*cos(x)" in plain(find, "large_gradient"))
    switch.click()
    qtbot.waitUntil(lambda: "sin(2*x)" in plain(find, "large_gradient"))


def test_a_formula_with_shorter_entries_keeps_the_others() -> None:
    expression, shorter = parse("sin(x)^2 + y^2"), parse("sin(2*x)")
    formula = Formula("gradient", expression).with_shorter([(shorter,), (None,)])
    assert formula.plain == "∂f/∂x = sin(2*x)\n∂f/∂y = 2*y"
    assert Formula("f", expression).with_shorter([[None]]) == Formula("f", expression)
