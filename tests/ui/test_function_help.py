"""The list of functions and rules."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gdviewer.core.expression import parse
from gdviewer.core.expression.functions import CONSTANTS, GROUPS
from gdviewer.state.variables import variables_of
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.panels.function.expression_editor import ExpressionEditor
from gdviewer.ui.panels.function.help import FunctionHelp
from gdviewer.ui.panels.function.help_entries import HelpEntry, help_entries
from gdviewer.ui.widgets.choice_field import ChoiceField
from gdviewer.ui.widgets.choice_list import ChoiceList
from tests.scene.frames import document_of
from tests.ui.conftest import Find

ROWS = [row for rows in GROUPS.values() for row in rows if not row.is_inner]


def test_every_row_of_the_table_is_listed_with_all_that_it_tells() -> None:
    entries = {entry.choice.key: entry for entry in help_entries()}
    for row in ROWS:
        choice = entries[row.name].choice
        said = f"{choice.title} {choice.remark} {choice.purpose}".casefold()
        for part in (row.help, row.domain, row.example, *row.aliases):
            assert part.casefold() in said
    assert {*CONSTANTS} <= entries.keys()


def test_the_groups_are_those_of_the_table_after_how_to_write() -> None:
    groups = list(dict.fromkeys(entry.choice.group for entry in help_entries()))
    assert groups == ["How to write", *GROUPS]


@pytest.mark.parametrize("entry", help_entries(), ids=lambda entry: entry.choice.key)
def test_every_example_is_a_formula(entry: HelpEntry) -> None:
    parse(entry.example, variables=variables_of(document_of(entry.example)))


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow, find: Find) -> FunctionHelp:
    """Return the list, opened by its key over a window with a short formula."""
    editor = find(ExpressionEditor, "expression")
    editor.setPlainText("x + 2y")
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    QTest.keyClick(window, Qt.Key.Key_F2)
    dialog = find(FunctionHelp, "function_help")
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def test_return_puts_what_was_found_into_the_formula(
    qtbot: QtBot, dialog: FunctionHelp, find: Find
) -> None:
    QTest.keyClicks(find(ChoiceField, "function_help_query"), "cosine")
    QTest.keyClick(find(ChoiceField, "function_help_query"), Qt.Key.Key_Return)
    editor = find(ExpressionEditor, "expression")
    assert editor.text_around_cursor() == ("x + 2y cos(", ")")
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_a_double_click_puts_a_row_into_the_formula(dialog: FunctionHelp, find: Find) -> None:
    rows = find(ChoiceList, "function_help_list")
    item = next(item for item in rows.rows() if item.text() == "|x|")
    rows.scrollToItem(item)
    place = rows.visualItemRect(item).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert find(ExpressionEditor, "expression").toPlainText() == "x + 2y |x|"
    assert not dialog.isVisible()


def test_words_that_nothing_answers_are_answered_by_a_sentence(
    dialog: FunctionHelp, find: Find
) -> None:
    QTest.keyClicks(find(ChoiceField, "function_help_query"), "qqqq")
    said = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert said == ["No function is called so, or is for that."]
