"""Completing a name with the keys, in the whole window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gdviewer.state.models.model import AppModel
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.panels.function.completion_list import CompletionList
from gdviewer.ui.panels.function.expression_editor import ExpressionEditor
from gdviewer.ui.widgets.choice_list import ChoiceList
from tests.ui.conftest import Find

Key = Qt.Key


@pytest.fixture
def editor(qtbot: QtBot, window: MainWindow, find: Find) -> ExpressionEditor:
    """Return the field of the formula, empty and with the keys."""
    window.edit_function()
    editor = find(ExpressionEditor, "expression")
    qtbot.waitUntil(editor.hasFocus)
    editor.clear()
    return editor


@pytest.fixture
def opened(find: Find) -> CompletionList:
    """Return the list, whether it is open or not."""
    return find(CompletionList, "completion_list")


def cursor_of(editor: ExpressionEditor) -> str:
    """Return the text with a bar where the cursor is."""
    return "|".join(editor.text_around_cursor())


def test_two_letters_open_the_list_and_tab_takes_the_best(
    editor: ExpressionEditor, opened: CompletionList
) -> None:
    QTest.keyClicks(editor, "x + s")
    states = [opened.isVisible()]
    QTest.keyClicks(editor, "i")
    states.append(opened.isVisible())
    QTest.keyClick(editor, Key.Key_Tab)
    assert [*states, opened.isVisible()] == [False, True, False]
    assert cursor_of(editor) == "x + sin(|)"
    assert editor.hasFocus()


def test_tab_leaves_the_field_while_the_list_is_closed(
    editor: ExpressionEditor, opened: CompletionList
) -> None:
    QTest.keyClicks(editor, "x^2")
    assert not opened.isVisible()
    QTest.keyClick(editor, Key.Key_Tab)
    assert not editor.hasFocus()
    assert editor.toPlainText() == "x^2"


def test_tab_leaves_the_field_and_the_list_at_a_whole_name(
    editor: ExpressionEditor, opened: CompletionList
) -> None:
    QTest.keyClicks(editor, "x + pi")
    states = [opened.isVisible()]
    QTest.keyClick(editor, Key.Key_Tab)
    assert [*states, opened.isVisible()] == [True, False]
    assert editor.toPlainText() == "x + pi"
    assert not editor.hasFocus()


def test_return_begins_a_line_unless_an_arrow_chose(
    editor: ExpressionEditor, opened: CompletionList
) -> None:
    QTest.keyClicks(editor, "x + si")
    QTest.keyClick(editor, Key.Key_Return)
    assert editor.toPlainText() == "x + si\n"
    assert not opened.isVisible()
    QTest.keyClicks(editor, "ta")
    QTest.keyClick(editor, Key.Key_Down)
    QTest.keyClick(editor, Key.Key_Return)
    assert cursor_of(editor) == "x + si\ntanh(|)"


def test_escape_closes_the_list_and_only_then_leaves_the_field(
    editor: ExpressionEditor, opened: CompletionList
) -> None:
    QTest.keyClicks(editor, "x + si")
    QTest.keyClick(editor, Key.Key_Escape)
    assert not opened.isVisible()
    assert editor.hasFocus()
    QTest.keyClick(editor, Key.Key_Escape)
    assert not editor.hasFocus()


@pytest.mark.parametrize("key", [Key.Key_Left, Key.Key_Home, Key.Key_Space])
def test_the_list_closes_when_the_cursor_leaves_the_name(
    editor: ExpressionEditor, opened: CompletionList, key: Qt.Key
) -> None:
    QTest.keyClicks(editor, "x + si")
    assert opened.isVisible()
    QTest.keyClick(editor, key)
    assert not opened.isVisible()


def test_the_list_closes_with_the_focus(
    editor: ExpressionEditor, opened: CompletionList, find: Find
) -> None:
    QTest.keyClicks(editor, "x + si")
    find(QWidget, "contour").setFocus()
    assert not opened.isVisible()


def test_a_paste_opens_no_list(editor: ExpressionEditor, opened: CompletionList) -> None:
    editor.insertPlainText("x + si")
    assert not opened.isVisible()


def test_backspace_offers_anew(editor: ExpressionEditor, opened: CompletionList) -> None:
    QTest.keyClicks(editor, "x + sig")
    QTest.keyClick(editor, Key.Key_Backspace)
    assert opened.isVisible()
    assert opened.current is not None
    assert opened.current.title == "sin"


def test_a_click_takes_a_row(editor: ExpressionEditor, find: Find) -> None:
    QTest.keyClicks(editor, "x + si")
    rows = find(ChoiceList, "completions")
    place = rows.visualItemRect(rows.item(1)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert cursor_of(editor) == "x + sinh(|)"


def test_a_built_in_function_is_shown_and_undone(editor: ExpressionEditor, model: AppModel) -> None:
    QTest.keyClicks(editor, "ros")
    QTest.keyClick(editor, Key.Key_Tab)
    assert model.document.problem == "rosenbrock"
    assert editor.toPlainText() == model.document.expression
    model.undo()
    assert model.document.expression == "ros"


def test_the_names_of_the_text_are_offered(
    editor: ExpressionEditor, opened: CompletionList
) -> None:
    QTest.keyClicks(editor, "rate x^2 + ra")
    assert opened.current is not None
    assert (opened.current.title, opened.current.purpose) == ("rate", "now 1")


def test_the_list_closes_when_the_window_moves(
    qtbot: QtBot, editor: ExpressionEditor, opened: CompletionList, window: MainWindow
) -> None:
    QTest.keyClicks(editor, "x + si")
    assert opened.isVisible()
    window.move(window.pos() + QPoint(20, 20))
    qtbot.waitUntil(lambda: not opened.isVisible())


def test_an_input_method_opens_the_list_too(
    editor: ExpressionEditor, opened: CompletionList
) -> None:
    for letter in "si":
        event = QInputMethodEvent("", [])
        event.setCommitString(letter)
        QCoreApplication.sendEvent(editor, event)
    assert opened.isVisible()


def test_the_list_stays_open_while_the_row_of_variables_wraps(
    qtbot: QtBot, editor: ExpressionEditor, opened: CompletionList, find: Find
) -> None:
    row = find(QWidget, "variables")
    editor.insertPlainText("x + alpha y + beta_one + beta_two + ")
    height = row.height()
    QTest.keyClicks(editor, "k_longest k_longer k_long + th")
    qtbot.waitUntil(lambda: row.height() > height)
    assert opened.isVisible()
    QTest.keyClick(editor, Key.Key_Tab)
    assert editor.hasFocus()
    assert cursor_of(editor).endswith("θ|")
