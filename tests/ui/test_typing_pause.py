"""A formula counts only when the names in it are more than begun."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gdviewer.state.models.model import AppModel
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.panels.function.expression_editor import ExpressionEditor
from gdviewer.ui.panels.function.typing_pause import TypingPause
from tests.ui.conftest import Find


@pytest.fixture
def editor(qtbot: QtBot, window: MainWindow, find: Find) -> ExpressionEditor:
    """Return the field of the formula, empty, with the keys and all the time in the world."""
    window.edit_function()
    editor = find(ExpressionEditor, "expression")
    qtbot.waitUntil(editor.hasFocus)
    editor.clear()
    patience(editor).setInterval(1_000_000)
    return editor


def patience(editor: ExpressionEditor) -> QTimer:
    pause = editor.findChild(TypingPause)
    assert pause is not None
    timer = pause.findChild(QTimer)
    assert timer is not None
    return timer


def test_the_beginnings_of_a_name_are_no_parameters(
    editor: ExpressionEditor, model: AppModel
) -> None:
    counted = set()
    model.changed.connect(lambda _, new: counted.add(new.document.expression))
    for letter in "x^2 + sqrt(piecewise":
        QTest.keyClicks(editor, letter)
        assert model.frame.facts.parameters.keys() <= {"s", "p"}
    assert "x^2 + sqrt(piecewise" in counted
    assert not {"x^2 + sq", "x^2 + sqr", "x^2 + sqrt(piece"} & counted


@pytest.mark.parametrize(
    ("text", "is_held"),
    [("x + si", True), ("x + thet", True), ("si x + si", False), ("x + a", False), ("wo x", False)],
)
def test_only_a_name_that_is_merely_begun_is_held_back(
    editor: ExpressionEditor, model: AppModel, text: str, is_held: bool
) -> None:
    QTest.keyClicks(editor, text)
    assert (model.document.expression != text) is is_held


def test_nothing_is_said_of_a_name_that_is_begun(
    editor: ExpressionEditor, model: AppModel, find: Find
) -> None:
    QTest.keyClicks(editor, "x^2 + s")
    said, shown = find(QLabel, "expression_remark").text(), model.frame.facts.objective
    QTest.keyClicks(editor, "i")
    assert find(QLabel, "expression_remark").text() == said
    assert model.frame.facts.objective is shown


def test_a_begun_name_counts_when_the_time_is_over(
    qtbot: QtBot, editor: ExpressionEditor, model: AppModel
) -> None:
    patience(editor).setInterval(1)
    QTest.keyClicks(editor, "x + si")
    qtbot.waitUntil(lambda: model.document.expression == "x + si")
    assert "si" in model.frame.facts.parameters


@pytest.mark.parametrize("key", [Qt.Key.Key_Home, Qt.Key.Key_Space, Qt.Key.Key_Tab])
def test_a_begun_name_counts_when_the_cursor_leaves_it(
    editor: ExpressionEditor, model: AppModel, key: Qt.Key
) -> None:
    QTest.keyClicks(editor, "x + rat")
    QTest.keyClick(editor, Qt.Key.Key_Escape)  # closes the completions
    editor.setFocus()
    QTest.keyClick(editor, key)
    assert model.document.expression.startswith("x + rat")


def test_a_shortcut_acts_on_what_is_written(editor: ExpressionEditor, model: AppModel) -> None:
    QTest.keyClicks(editor, "x + si")
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert model.redo_text == "Redo" or model.document.expression != "x + si"
    model.redo()
    assert model.document.expression == "x + si"


def test_a_text_that_waits_is_dropped_where_another_one_comes(
    editor: ExpressionEditor, model: AppModel
) -> None:
    QTest.keyClicks(editor, "x + si")
    model.choose_problem("booth")
    assert not patience(editor).isActive()
    assert editor.toPlainText() == model.document.expression
