"""The menus of methods and step rules: grouped, explained, searched, and used by keys or mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidgetItem
from pytestqt.qtbot import QtBot

from gdviewer.core.optimizers.base import optimizers
from gdviewer.core.step_rules.base import step_rules
from gdviewer.state.models.model import AppModel
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.widgets.choice import Choice, arranged, found
from gdviewer.ui.widgets.choice_list import ChoiceList
from gdviewer.ui.widgets.choice_popup import ChoicePopup
from gdviewer.ui.widgets.menu_combo import MenuCombo
from tests.ui.conftest import Find

# what the offscreen platform says of every popup
pytestmark = pytest.mark.qt_log_ignore(r"This plugin does not support grabbing")

Key = Qt.Key
CHOICES = tuple(
    Choice(key, key.capitalize(), group, purpose)
    for key, group, purpose in (
        ("one", "A", "For plains."),
        ("two", "B", "For valleys."),
        ("three", "A", "For hills."),
        ("four", "B", "For valleys and hills."),
    )
)


def test_some_come_first_and_the_rest_in_the_groups_as_they_are_first_named() -> None:
    sections = [(head, [one.key for one in some]) for head, some in arranged(CHOICES, 2)]
    assert sections == [("", ["one", "two"]), ("A", ["three"]), ("B", ["four"])]
    all_grouped = [(head, [one.key for one in some]) for head, some in arranged(CHOICES, 0)]
    assert all_grouped == [("A", ["one", "three"]), ("B", ["two", "four"])]


@pytest.mark.parametrize(
    ("query", "keys"),
    [("valleys", ["two", "four"]), ("tw", ["two"]), ("hills valleys", ["four"]), ("xyz", [])],
)
def test_a_choice_is_found_by_its_name_or_its_use(query: str, keys: list[str]) -> None:
    assert [choice.key for choice in found(CHOICES, query)] == keys


def open_menu(qtbot: QtBot, find: Find, name: str) -> ChoicePopup:
    combo = find(MenuCombo, name)
    combo.showPopup()
    popup = combo.findChild(ChoicePopup)
    assert isinstance(popup, ChoicePopup)
    qtbot.waitUntil(popup.isVisible)
    return popup


def field_of(popup: ChoicePopup) -> QLineEdit:
    field = popup.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    return field


def list_of(popup: ChoicePopup) -> ChoiceList:
    found_list = popup.findChild(ChoiceList)
    assert isinstance(found_list, ChoiceList)
    return found_list


def texts_of(popup: ChoicePopup) -> list[str]:
    return [item.text() for item in list_of(popup).rows()]


def row_of(popup: ChoicePopup, title: str) -> QListWidgetItem:
    return next(item for item in list_of(popup).rows() if item.text() == title)


def click(popup: ChoicePopup, item: QListWidgetItem) -> None:
    shown = list_of(popup)
    shown.scrollToItem(item)
    place = shown.visualItemRect(item).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_menu_has_every_method_the_eight_of_a_first_lesson_in_front(
    qtbot: QtBot, find: Find
) -> None:
    texts = texts_of(open_menu(qtbot, find, "optimizer"))
    assert texts[:8] == [entry.title for entry in optimizers][:8]
    assert texts[8] == "First order"
    assert {entry.title for entry in optimizers} <= set(texts)


def test_it_opens_at_what_is_chosen_now(qtbot: QtBot, find: Find, model: AppModel) -> None:
    model.set_optimizer("cma_es")
    current = list_of(open_menu(qtbot, find, "optimizer")).current
    assert current is not None
    assert current.key == "cma_es"


def test_typing_finds_and_return_takes(qtbot: QtBot, find: Find, model: AppModel) -> None:
    popup = open_menu(qtbot, find, "optimizer")
    QTest.keyClicks(field_of(popup), "simplex")
    assert texts_of(popup) == ["Nelder-Mead"]
    QTest.keyClick(field_of(popup), Key.Key_Return)
    assert model.document.runs[0].optimizer == "nelder_mead"
    assert find(MenuCombo, "optimizer").currentText() == "Nelder-Mead"
    qtbot.waitUntil(lambda: find(MenuCombo, "optimizer").findChild(ChoicePopup) is None)


def test_up_and_down_pass_over_headings(qtbot: QtBot, find: Find, model: AppModel) -> None:
    model.set_optimizer("bfgs")
    popup = open_menu(qtbot, find, "optimizer")
    QTest.keyClick(field_of(popup), Key.Key_Down)
    after = list_of(popup).current
    QTest.keyClick(field_of(popup), Key.Key_Up)
    before = list_of(popup).current
    assert after is not None
    assert before is not None
    assert (after.key, before.key) == ("qhm", "bfgs")


def test_escape_closes_and_changes_nothing(qtbot: QtBot, find: Find, model: AppModel) -> None:
    before = model.document
    popup = open_menu(qtbot, find, "optimizer")
    QTest.keyClick(field_of(popup), Key.Key_Down)
    QTest.keyClick(field_of(popup), Key.Key_Escape)
    qtbot.waitUntil(lambda: find(MenuCombo, "optimizer").findChild(ChoicePopup) is None)
    assert model.document is before


def test_a_click_takes_a_choice_and_a_heading_is_none(
    qtbot: QtBot, find: Find, model: AppModel
) -> None:
    before = model.document
    popup = open_menu(qtbot, find, "optimizer")
    click(popup, row_of(popup, "Curvature"))
    assert popup.isVisible()
    assert model.document is before
    click(popup, row_of(popup, "Trust region"))
    assert model.document.runs[0].optimizer == "trust_region"


def test_words_that_nothing_answers_are_answered_by_a_sentence(qtbot: QtBot, find: Find) -> None:
    popup = open_menu(qtbot, find, "optimizer")
    QTest.keyClicks(field_of(popup), "qqqq")
    said = [label.text() for label in popup.findChildren(QLabel) if label.isVisible()]
    assert said == ["Nothing here is called so, or is for that."]
    QTest.keyClick(field_of(popup), Key.Key_Return)
    assert popup.isVisible()


def test_a_screen_reader_hears_what_return_would_take_and_why_not(
    qtbot: QtBot, find: Find, model: AppModel
) -> None:
    model.set_optimizer("nelder_mead")
    popup = open_menu(qtbot, find, "step_rule")
    assert field_of(popup).accessibleDescription().startswith("Fixed: The method's own")
    wolfe = row_of(popup, "Wolfe")
    role = Qt.ItemDataRole.AccessibleTextRole
    assert "Wolfe does not go with Nelder-Mead" in wolfe.data(role)


def test_the_usual_rule_is_marked_and_a_senseless_one_gray_with_its_reason(
    qtbot: QtBot, find: Find, model: AppModel
) -> None:
    model.set_optimizer("bfgs")
    popup = open_menu(qtbot, find, "step_rule")
    items = [item for item in list_of(popup).rows() if item.text() == "Wolfe"]
    assert "(usual)" in items[0].data(Qt.ItemDataRole.AccessibleTextRole)
    polyak = row_of(popup, "Polyak")
    assert not polyak.flags() & Qt.ItemFlag.ItemIsEnabled
    assert polyak.toolTip().startswith("Polyak does not go with BFGS: ")
    click(popup, polyak)
    assert popup.isVisible()
    assert find(MenuCombo, "step_rule").currentText() == "Wolfe"


def test_what_only_wants_a_field_can_be_chosen(qtbot: QtBot, find: Find, model: AppModel) -> None:
    model.set_optimizer("gradient_descent")
    popup = open_menu(qtbot, find, "step_rule")
    assert row_of(popup, "Polyak").flags() & Qt.ItemFlag.ItemIsEnabled


def test_the_keys_on_the_closed_menu_pass_over_what_makes_no_sense(
    find: Find, model: AppModel
) -> None:
    model.set_optimizer("adabound")
    combo = find(MenuCombo, "step_rule")
    for _ in step_rules:
        QTest.keyClick(combo, Key.Key_Down)
    assert model.document.runs[0].step_rule == "reduce_on_plateau"
    assert model.frame.facts.refusal == ""


def test_the_menu_lies_on_the_screen_and_shows_whole_sentences(
    qtbot: QtBot, find: Find, window: MainWindow
) -> None:
    for name in ("optimizer", "step_rule"):
        popup = open_menu(qtbot, find, name)
        assert window.screen().availableGeometry().contains(popup.geometry())
        shown = list_of(popup)
        assert shown.sizeHintForColumn(0) <= shown.viewport().width()
        popup.close()
    assert QApplication.activePopupWidget() is None


def test_the_closed_menu_says_what_its_choice_is_for(find: Find, model: AppModel) -> None:
    model.set_optimizer("lion")
    combo = find(MenuCombo, "optimizer")
    assert combo.toolTip() == combo.accessibleDescription() == optimizers["lion"].purpose
