"""What is said under the editor: an error in full, what is known and warned of in two lines."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from gdviewer.state.edits.choices import choose_problem
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.ui.panels.function.expression import ExpressionPanel, remark
from gdviewer.ui.widgets.labels import Remark
from tests.scene.frames import document_of, frame_of

KINK = "f has a kink where x = 0: the gradient jumps there (abs)."
GAP = "f is not defined in 38 % of this view: log(x) needs x > 0."


def frame(expression: str, *warnings: str) -> Frame:
    return replace(frame_of(document_of(expression)), warnings=warnings)


def test_a_warning_takes_the_place_of_what_newcomers_are_told() -> None:
    assert remark(frame("abs(x) + y")).startswith("Every name but x and y")
    assert remark(frame("abs(x) + y", KINK)) == KINK
    assert remark(frame("abs(x) + log(y)", GAP, KINK)) == f"{GAP} {KINK}"


def test_the_known_minimum_goes_before_a_warning() -> None:
    ackley = replace(frame_of(choose_problem(document_of(), "ackley")), warnings=(KINK,))
    assert remark(ackley) == f"★ minimum f = 0 at (0, 0) · {KINK}"


def test_an_error_is_said_alone() -> None:
    said = remark(frame("abs(x", KINK))
    assert KINK not in said
    assert said


@pytest.fixture
def label(qtbot: QtBot) -> Remark:
    label = Remark(lines=2)
    qtbot.addWidget(label)
    label.resize(180, 40)
    label.show()
    return label


def test_what_is_said_briefly_is_cut_at_two_lines_and_whole_in_the_tooltip(label: Remark) -> None:
    height = label.heightForWidth(180)
    label.say_briefly(f"{GAP} {KINK}")
    assert label.text().endswith("…")
    assert label.heightForWidth(180) == height
    assert label.toolTip() == f"{GAP} {KINK}"
    label.resize(800, 40)
    assert label.text() == f"{GAP} {KINK}"


def test_an_error_takes_as_many_lines_as_it_needs(label: Remark) -> None:
    label.say_briefly(KINK)
    label.say(f"{GAP} {KINK}")
    assert label.text() == f"{GAP} {KINK}"
    assert label.toolTip() == ""
    label.resize(100, 40)
    assert label.text() == f"{GAP} {KINK}"


def test_a_warning_comes_under_the_editor_by_itself(qtbot: QtBot) -> None:
    model = AppModel(document_of("abs(x) + y"))
    panel = ExpressionPanel(model, QAction())
    qtbot.addWidget(panel)
    model.set_viewport(model.document.bounds, 300, 200, is_moving=False)
    (label,) = panel.findChildren(Remark)
    qtbot.waitUntil(lambda: label.toolTip() == KINK)
    model.set_expression("x^2 + y^2")
    assert KINK not in label.toolTip()
    model.close()
