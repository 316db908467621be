"""Every kind of awkward input in the whole window: a sentence, or a surface and a run."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.status import exact_status
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.panels.function.expression_editor import ExpressionEditor
from tests.ui.conftest import Find

REFUSED = {
    "x^2 + (y": "no ')'",
    "foo(x)": "unknown function 'foo'",
    "atan2(x)": "takes 2 arguments, 1 given",
    " ": "there is no formula",
    "1/0": "division by zero",
    "x + " * 2500 + "y": "at most 1\u202f200 characters",
    "9^9^9^9": "not a finite number",
    "__import__('os')": "'_' is not used",
}
ACCEPTED = {
    "log(x)": "nan",  # the start has x < 0
    "x^x": "nan",
    "5": "gtol",
    "x": "max_steps",
    "1/(x^2 + y^2)": "gtol",
    "10^(400 x)": "gtol",
}


def write(find: Find, text: str) -> None:
    """Put ``text`` in the place of the formula, as a paste does."""
    editor = find(ExpressionEditor, "expression")
    editor.selectAll()
    editor.insertPlainText(text)


@pytest.mark.parametrize("text", REFUSED)
@pytest.mark.usefixtures("window")
def test_what_cannot_be_read_is_said_and_the_plot_stays(
    find: Find, model: AppModel, text: str
) -> None:
    before = model.frame.field
    write(find, text)
    error = model.frame.facts.error
    assert error is not None
    assert REFUSED[text] in error.message
    assert 0 <= error.start <= error.end <= len(text)
    assert model.frame.field is before


@pytest.mark.parametrize("text", ACCEPTED)
def test_what_can_be_read_has_a_surface_and_a_run_with_a_reason(
    qtbot: QtBot, window: MainWindow, find: Find, model: AppModel, text: str
) -> None:
    before = (model.frame.field, model.frame.curve)
    write(find, text)
    qtbot.waitUntil(lambda: (model.frame.field, model.frame.curve) != before)
    model.set_optimizer("gradient_descent")
    model.set_start((-0.5, 0.5))
    model.last()
    qtbot.waitUntil(lambda: not model.frame.is_seeking_end)
    (path,) = model.frame.paths
    assert path.trajectory.stop is not None
    assert path.trajectory.stop.kind == ACCEPTED[text]
    assert path.trajectory.stop.message in exact_status(model.frame)
    assert not window.grab().isNull()
