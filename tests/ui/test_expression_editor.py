"""Typing a formula."""

from __future__ import annotations

from collections.abc import Callable
from time import thread_time

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gdviewer.scene.theme import LIGHT
from gdviewer.state.document import LONGEST_TEXT
from gdviewer.ui.panels.function.expression_editor import ExpressionEditor
from gdviewer.ui.panels.function.expression_marks import visible_place


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
    editor.show_error((4, 7))
    (mark,) = editor.extraSelections()
    assert mark.cursor.selectedText() == "bad"
    assert mark.format.underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline


def test_the_mark_goes_when_the_text_is_right(editor: ExpressionEditor) -> None:
    editor.show_text("x + bad")
    editor.show_error((4, 7))
    editor.show_error(None)
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


def paste(editor: ExpressionEditor, text: str) -> None:
    source = QMimeData()
    source.setText(text)
    editor.insertFromMimeData(source)


@pytest.mark.parametrize(
    ("pasted", "shown"),
    [
        ("x\r\ny", "x\ny"),
        ("x\ty", "x y"),
        ("x\u2028y", "x\ny"),
        ("x\x00y\x1b[0m", "x�y�[0m"),
        ("x\u202ey\u200b", "x�y�"),
        ("<b>x</b>&y", "<b>x</b>&y"),
    ],
)
def test_what_is_pasted_is_seen_in_full(editor: ExpressionEditor, pasted: str, shown: str) -> None:
    paste(editor, pasted)
    assert editor.toPlainText() == shown
    editor.show_text("")
    editor.show_text(pasted)
    assert editor.toPlainText() == shown


def quickest(action: Callable[[], object]) -> float:
    """Return the least processor time of three tries, in seconds."""
    taken = []
    for _ in range(3):
        began = thread_time()
        action()
        taken.append(thread_time() - began)
    return min(taken)


def test_a_paste_of_a_million_characters_is_refused_in_a_sentence_at_once(
    editor: ExpressionEditor,
) -> None:
    editor.show_text("x^2")
    said: list[str] = []
    editor.refused.connect(said.append)
    assert quickest(lambda: paste(editor, "x + " * 250_000)) < 0.05
    assert editor.toPlainText() == "x^2"
    sentence = said[0]
    assert sentence.startswith("Nothing was pasted: the text has 1")


def test_a_document_with_a_million_characters_is_shown_at_once(editor: ExpressionEditor) -> None:
    assert quickest(lambda: editor.show_text("x + " * 250_000)) < 0.05
    assert len(editor.toPlainText()) == LONGEST_TEXT


def test_it_grows_from_three_lines_to_six_and_wraps(qtbot: QtBot, editor: ExpressionEditor) -> None:
    editor.resize(200, 70)
    editor.show()
    qtbot.waitExposed(editor)
    heights = []
    for lines in (1, 3, 4, 6, 9):
        editor.show_text("\n".join(["x"] * lines))
        heights.append(editor.sizeHint().height())
    line = editor.fontMetrics().lineSpacing()
    steps = [after - heights[0] for after in heights]
    assert steps == [0, 0, line, 3 * line, 3 * line]
    editor.show_text("x + " * 60)
    assert editor.sizeHint().height() == heights[-1]


def test_the_parentheses_at_the_cursor_are_tinted(editor: ExpressionEditor) -> None:
    QTest.keyClicks(editor, "a(x)")
    assert [mark.cursor.selectedText() for mark in editor.extraSelections()] == ["(", ")"]
    QTest.keyClick(editor, Qt.Key.Key_Home)
    assert editor.extraSelections() == []


def test_a_lone_parenthesis_is_marked_only_in_a_wrong_text(editor: ExpressionEditor) -> None:
    QTest.keyClicks(editor, "(")
    assert editor.extraSelections() == []
    editor.show_error((0, 1))
    tint, _ = editor.extraSelections()
    assert tint.format.background().color().name() == LIGHT.error


def test_an_error_is_gone_to_by_selecting_it_and_typing_leaves_the_cursor(
    editor: ExpressionEditor,
) -> None:
    QTest.keyClicks(editor, "x + bad")
    editor.show_error((4, 7))
    assert editor.text_around_cursor() == ("x + bad", "")
    editor.go_to_error()
    assert editor.textCursor().selectedText() == "bad"


def test_a_letter_beyond_the_basic_plane_counts_as_one(editor: ExpressionEditor) -> None:
    editor.show_text("𝑥 + si")
    assert editor.text_around_cursor() == ("𝑥 + si", "")
    editor.replace_before_cursor(2, "sin()", 4)
    assert editor.text_around_cursor() == ("𝑥 + sin(", ")")


def test_what_is_put_in_keeps_a_blank_from_a_name_and_replaces_what_is_chosen(
    editor: ExpressionEditor,
) -> None:
    editor.show_text("2y")
    editor.insert("sin()", 4)
    assert editor.text_around_cursor() == ("2y sin(", ")")
    editor.selectAll()
    editor.insert("x^2", 3)
    assert editor.toPlainText() == "x^2"
