"""Typing a formula."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gdviewer.ui.panels.expression_editor import ExpressionEditor, visible_place

RED = QColor("red")


@pytest.fixture
def editor(qtbot: QtBot) -> ExpressionEditor:
    editor = ExpressionEditor()
    qtbot.addWidget(editor)
    return editor


def test_every_keystroke_is_told(editor: ExpressionEditor) -> None:
    texts: list[str] = []
    editor.text_edited.connect(texts.append)
    QTest.keyClicks(editor, "x^2")
    assert texts == ["x", "x^", "x^2"]


def test_a_text_that_is_shown_is_no_edit(editor: ExpressionEditor) -> None:
    texts: list[str] = []
    editor.text_edited.connect(texts.append)
    editor.show_text("x^2")
    assert texts == []


def test_the_cursor_stays_while_the_text_is_the_same(editor: ExpressionEditor) -> None:
    editor.show_text("x^2")
    QTest.keyClick(editor, Qt.Key.Key_Home)
    QTest.keyClick(editor, Qt.Key.Key_Right)
    editor.show_text("x^2")
    assert editor.textCursor().position() == 1


def test_return_begins_the_next_line(editor: ExpressionEditor) -> None:
    QTest.keyClicks(editor, "u = x - 1")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "u^2")
    assert editor.toPlainText() == "u = x - 1\nu^2"


def test_the_wrong_place_is_underlined(editor: ExpressionEditor) -> None:
    editor.show_text("x + bad")
    editor.show_mark((4, 7), RED)
    (mark,) = editor.extraSelections()
    assert mark.cursor.selectedText() == "bad"
    assert mark.format.underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline


def test_the_mark_goes_when_the_text_is_right(editor: ExpressionEditor) -> None:
    editor.show_text("x + bad")
    editor.show_mark((4, 7), RED)
    editor.show_mark(None, RED)
    assert editor.extraSelections() == []


@pytest.mark.parametrize(
    ("text", "place", "shown"),
    [
        ("x + ", (4, 4), (3, 4)),
        ("x + )", (2, 2), (2, 3)),
        ("", (0, 0), (0, 0)),
        ("𝑥 + bad", (4, 7), (5, 8)),
        ("x", (7, 9), (0, 1)),
    ],
)
def test_a_place_is_at_least_a_character_and_counts_as_qt_does(
    text: str, place: tuple[int, int], shown: tuple[int, int]
) -> None:
    assert visible_place(text, *place) == shown
