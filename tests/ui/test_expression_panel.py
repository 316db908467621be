"""The words and ways around the formula, in the whole window."""

from __future__ import annotations

import pytest
from msgspec import structs
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gdviewer.state.models.model import AppModel
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.panels.function.expression_editor import ExpressionEditor
from gdviewer.ui.panels.function.expression_remark import ExpressionRemark
from tests.ui.conftest import Find


@pytest.fixture
def editor(window: MainWindow, find: Find) -> ExpressionEditor:
    window.activateWindow()
    return find(ExpressionEditor, "expression")


def test_it_is_called_a_function_of_its_variables(
    editor: ExpressionEditor, model: AppModel
) -> None:
    names = [editor.accessibleName()]
    for text in ("x^2", "w^2 + b^2"):
        model.set_expression(text)
        names.append(editor.accessibleName())
    assert names == ["Function of x and y", "Function of x", "Function of w and b"]
    assert editor.accessibleDescription().startswith("Type a function of w and b;")


def test_a_key_leads_to_the_formula_and_what_is_typed_takes_its_place(
    qtbot: QtBot, editor: ExpressionEditor, window: MainWindow, model: AppModel
) -> None:
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(editor.hasFocus)
    QTest.keyClicks(editor, "x y")
    assert model.document.expression == "x y"


def test_the_key_brings_the_closed_panel_back(
    qtbot: QtBot, editor: ExpressionEditor, window: MainWindow
) -> None:
    window.show_panel("function", False)
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(editor.hasFocus)


def test_an_error_leads_to_its_place_by_key_and_by_click(
    editor: ExpressionEditor, window: MainWindow, find: Find, model: AppModel
) -> None:
    action = find(QAction, "go_to_error")
    ready = [action.isEnabled()]
    model.set_expression("x + foo(y)")
    ready.append(action.isEnabled())
    assert ready == [False, True]
    QTest.keyClick(window, Qt.Key.Key_F8)
    assert editor.textCursor().selectedText() == "foo"
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    QTest.mouseClick(find(ExpressionRemark, "expression_remark"), Qt.MouseButton.LeftButton)
    assert editor.textCursor().selectedText() == "foo"
    assert editor.hasFocus()


def test_the_place_of_an_error_is_right_behind_line_breaks_of_another_system(
    editor: ExpressionEditor, model: AppModel
) -> None:
    model.show_document(structs.replace(model.document, expression="u = x\r\nu + foo(y)"), "Open")
    editor.go_to_error()
    assert editor.textCursor().selectedText() == "foo"


def test_a_refused_paste_is_told_until_something_is_typed(
    editor: ExpressionEditor, find: Find, model: AppModel
) -> None:
    remark = find(ExpressionRemark, "expression_remark")
    source = QMimeData()
    source.setText("x" * 1_000_000)
    editor.insertFromMimeData(source)
    said = [remark.text()]
    QTest.keyClicks(editor, " ")
    said.append(remark.text())
    assert said[0].startswith("Nothing was pasted: ")
    assert not said[1].startswith("Nothing was pasted: ")
    assert model.frame.facts.error is None


def test_the_button_beside_the_list_opens_the_functions(
    qtbot: QtBot, editor: ExpressionEditor, window: MainWindow, find: Find
) -> None:
    assert editor.isVisible()
    find(QToolButton, "functions_button").click()
    dialog = window.findChild(QWidget, "function_help")
    assert isinstance(dialog, QWidget)
    qtbot.waitUntil(dialog.isVisible)
    dialog.close()
