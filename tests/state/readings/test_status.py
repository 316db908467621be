"""The sentence of the status line."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.status import SEPARATOR, exact_status, status
from tests.state.conftest import wait_for_end


def test_the_status_of_a_stop_begins_with_a_brief_verdict(qtbot: QtBot, model: AppModel) -> None:
    wait_for_end(qtbot, model)
    steps = model.frame.available
    verdict, value, message = status(model.frame).split(SEPARATOR)
    assert verdict == f"Gradient descent: gradient below 10⁻⁶ after {steps} steps"
    assert value.startswith("f ")
    assert message.startswith("The gradient is below 10⁻⁶ after")


def test_the_exact_status_adds_the_evidence_in_words(qtbot: QtBot, model: AppModel) -> None:
    wait_for_end(qtbot, model)
    verdict, _, message = status(model.frame).split(SEPARATOR)
    exact, _, same, *evidence = exact_status(model.frame).split(SEPARATOR)
    assert (exact, same) == (verdict, message)
    names = [one.rpartition(" ")[0] for one in evidence]
    assert names == ["gradient", "tolerance", "least curvature", "greatest curvature"]
    assert "tolerance 10⁻⁶" in evidence
