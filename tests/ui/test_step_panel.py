"""The panel Step as a user meets it: the step at the playhead in numbers, and what happened."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gdviewer.core.hyperparameters import Setting
from gdviewer.core.numbers import format_all_digits
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.run import Run
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.panels.step.sheet import StepSheet
from gdviewer.ui.typesetter import Typesetter
from gdviewer.ui.widgets.live_labels import LiveLabel
from tests.ui.conftest import Find

RATE: dict[str, dict[str, Setting]] = {"gradient_descent": {"learning_rate": 0.1}}


@pytest.fixture
def sheet(qtbot: QtBot, window: MainWindow, model: AppModel, find: Find) -> StepSheet:
    """Return the sheet of gradient descent and Adam on a bowl, from (1, 1), paused at step 0."""
    model.pause()
    model.set_expression("x^2 + 3y^2")
    model.set_start((1.0, 1.0))
    model.update(runs=(Run("gradient_descent", RATE), Run("adam", id=1, color=1)), selected=(0,))
    model.pause()
    model.first()
    window.show_panel("step", True)
    found = find(StepSheet, "step_sheet")
    qtbot.waitUntil(lambda: starts_with(found, "g = ∇f = (2, 6)"))
    return found


def starts_with(sheet: StepSheet, text: str) -> bool:
    return bool(sheet.lines) and sheet.lines[0] == text


def test_it_shows_the_rule_and_the_numbers_of_the_step(find: Find, sheet: StepSheet) -> None:
    assert sheet.lines[1] == "θ ← θ − η g = (1, 1) − 0.1 · (2, 6) = (0.8, 0.4)"
    assert find(LiveLabel, "step_title").text() == "Gradient descent, step 0 → 1"
    assert "fell" in find(QWidget, "step_remarks").accessibleDescription()


def test_it_follows_the_playhead_back_as_well_in_the_same_frame(
    qtbot: QtBot, model: AppModel, sheet: StepSheet
) -> None:
    qtbot.waitUntil(lambda: model.available > 3)
    model.seek(2)
    qtbot.waitUntil(lambda: sheet.lines[0] == "g = ∇f = (1.28, 0.96)")
    model.seek(1)
    assert sheet.lines[0] == "g = ∇f = (1.6, 2.4)"
    model.seek(0)
    assert sheet.lines[0] == "g = ∇f = (2, 6)"


def test_it_shows_the_run_that_is_selected(
    qtbot: QtBot, model: AppModel, find: Find, sheet: StepSheet
) -> None:
    model.select_runs((1,))
    qtbot.waitUntil(lambda: any(line.startswith("m̂ = ") for line in sheet.lines))
    assert find(LiveLabel, "step_title").text().startswith("Adam, step 0")


def test_what_is_typeset_once_serves_every_step(
    qtbot: QtBot, model: AppModel, window: MainWindow, sheet: StepSheet
) -> None:
    qtbot.waitUntil(lambda: sheet.are_all_typeset and model.available > 3)
    typesetter = window.findChild(Typesetter)
    assert typesetter is not None
    made: list[object] = []
    typesetter.arrived.connect(made.append)
    gradients = {0: "(2, 6)", 1: "(1.6, 2.4)", 2: "(1.28, 0.96)"}
    for step in (1, 2, 1, 0):
        model.seek(step)
        qtbot.waitUntil(partial(starts_with, sheet, f"g = ∇f = {gradients[step]}"))
        assert sheet.are_all_typeset
        sheet.repaint()
    assert made == []


def test_a_number_that_outgrows_its_slot_is_shown_in_it_until_a_wider_one_is_typeset(
    qtbot: QtBot, model: AppModel, window: MainWindow, sheet: StepSheet
) -> None:
    qtbot.waitUntil(lambda: sheet.are_all_typeset and model.available > 40)
    typesetter = window.findChild(Typesetter)
    assert typesetter is not None
    made: list[object] = []
    typesetter.arrived.connect(made.append)
    seen: list[bool] = []

    def look(_old: Frame, _new: Frame) -> None:
        seen.append(sheet.are_all_typeset)

    model.changed.connect(look)
    model.seek(40)
    qtbot.waitUntil(lambda: "×10⁻" in sheet.lines[0])
    qtbot.waitUntil(lambda: len(made) > 0)
    assert seen
    assert all(seen)


def test_a_moved_slider_leaves_the_old_numbers_until_the_new_form_is_typeset(
    qtbot: QtBot, model: AppModel, sheet: StepSheet
) -> None:
    qtbot.waitUntil(lambda: sheet.are_all_typeset)
    before = sheet.lines
    seen = []

    def look(_old: Frame, _new: Frame) -> None:
        seen.append((sheet.lines, sheet.are_all_typeset))

    model.changed.connect(look)
    slow: dict[str, dict[str, Setting]] = {"gradient_descent": {"learning_rate": 0.2}}
    model.update(runs=(Run("gradient_descent", slow), model.document.runs[1]))
    qtbot.waitUntil(lambda: "0.2 ·" in sheet.lines[1])
    assert sheet.are_all_typeset
    assert seen[0] == (before, True)
    assert all(is_typeset for _, is_typeset in seen)


def test_a_number_has_all_its_digits_in_its_tooltip(
    qtbot: QtBot, model: AppModel, sheet: StepSheet
) -> None:
    qtbot.waitUntil(lambda: sheet.are_all_typeset and model.available > 7)
    model.seek(7)
    exact = model.frame.paths[0].trajectory.gradient[7]
    qtbot.waitUntil(lambda: format_all_digits(exact[0]) in all_digits(sheet))
    assert sheet.digits_at(QPointF(0, 0)) == ""


def all_digits(sheet: StepSheet) -> set[str]:
    points = (QPointF(x, y) for x in range(0, 400, 8) for y in range(0, sheet.height(), 4))
    return {sheet.digits_at(point) for point in points}


def test_the_step_is_copied_as_text_and_as_latex(find: Find, sheet: StepSheet) -> None:
    assert sheet.lines
    find(QAction, "copy_step_text").trigger()
    assert QGuiApplication.clipboard().text().startswith("g = ∇f = (2, 6)\nθ ← θ - η g = (1, 1)")
    find(QAction, "copy_step_latex").trigger()
    assert r"\theta\leftarrow" in QGuiApplication.clipboard().text()


def test_all_lines_of_adam_are_in_sight_in_the_window_as_it_is_at_first(
    qtbot: QtBot, window: MainWindow, model: AppModel, sheet: StepSheet
) -> None:
    window.resize(1280, 800)
    model.select_runs((1,))
    panel = sheet.parentWidget()
    assert panel is not None
    qtbot.waitUntil(lambda: len(sheet.lines) > 5 and sheet.are_all_typeset)
    qtbot.waitUntil(lambda: sheet.size() == panel.size())


def test_at_the_end_of_the_run_it_says_that_no_step_follows(
    qtbot: QtBot, model: AppModel, find: Find, sheet: StepSheet
) -> None:
    model.last()
    note = find(QLabel, "step_note")
    qtbot.waitUntil(lambda: note.text().startswith("No step follows. "))
    assert sheet.lines == ()
    model.first()
    qtbot.waitUntil(lambda: bool(sheet.lines))
    assert note.text() == ""


@pytest.mark.usefixtures("sheet")
def test_a_hidden_panel_has_nothing_taken_apart(
    qtbot: QtBot, window: MainWindow, model: AppModel
) -> None:
    assert has_lines(model)
    window.show_panel("step", False)
    qtbot.waitUntil(lambda: not has_lines(model))


def has_lines(model: AppModel) -> bool:
    found = model.frame.explained
    return found is not None and found.arithmetic is not None
