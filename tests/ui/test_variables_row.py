"""The chips that say which names are variables."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QToolButton, QWidget

from gdviewer.state.models.model import AppModel
from gdviewer.ui.main_window import MainWindow
from tests.ui.conftest import Find


def chips(window: MainWindow) -> dict[str, bool]:
    """Return the names of the chips, and which are checked."""
    row = window.findChild(QWidget, "variables")
    assert row is not None
    if not row.isVisible():
        return {}
    found = [chip for chip in row.findChildren(QToolButton) if chip.isVisible()]
    return {chip.text(): chip.isChecked() for chip in found}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("x^2 + y^2", {"x": True, "y": True}),
        ("w^2", {}),
        ("x^2", {"x": True, "y": False}),
        ("a x^2 + y^2", {"x": True, "y": True, "a": False}),
        ("w^2 + b^2", {"w": True, "b": True}),
        ("θ0^2 + θ1^2 + k", {"θ0": True, "θ1": True, "k": False}),
        ("f(u, v) = u^2 + v^2 + k", {}),
        ("7", {}),
    ],
)
def test_there_is_a_chip_for_each_name_where_there_is_a_choice(
    window: MainWindow, model: AppModel, text: str, shown: dict[str, bool]
) -> None:
    model.set_expression(text)
    assert chips(window) == shown


def test_a_chip_makes_a_name_a_variable_and_is_one_undo_step(
    window: MainWindow, find: Find, model: AppModel
) -> None:
    model.set_expression("a x^2 + y^2")
    chip = find(QToolButton, "variable_a")
    assert "instead of x, which was chosen longest ago" in chip.toolTip()
    chip.click()
    assert model.frame.variables == ("y", "a")
    assert chips(window) == {"x": False, "y": True, "a": True}
    assert model.undo_text == "Make a a variable"
    model.undo()
    assert model.frame.variables == ("x", "y")
    assert chips(window) == {"x": True, "y": True, "a": False}


def test_one_variable_is_always_left(window: MainWindow, find: Find, model: AppModel) -> None:
    model.set_expression("a x^2 + y^2")
    find(QToolButton, "variable_y").click()
    assert chips(window) == {"x": True, "y": False, "a": False}
    last = find(QToolButton, "variable_x")
    assert not last.isEnabled()
    assert "only variable" in last.toolTip()
    find(QToolButton, "variable_a").click()
    assert model.frame.variables == ("x", "a")


def test_the_chips_stay_while_the_text_is_half_typed(window: MainWindow, model: AppModel) -> None:
    model.set_expression("a x^2 + y^2")
    before = chips(window)
    model.set_expression("a x^2 + y^2 + (")
    assert chips(window) == before


def test_a_screen_reader_is_told_what_a_name_is(find: Find, model: AppModel) -> None:
    model.set_expression("a x^2 + y^2")
    assert find(QToolButton, "variable_a").accessibleName() == "a, a parameter"
    assert find(QToolButton, "variable_x").accessibleName() == "x, a variable"
