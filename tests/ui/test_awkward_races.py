"""Races that go wrong, in the window: each behaves, and a sentence says what it is."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from gdviewer.core.hyperparameters import Setting
from gdviewer.core.weights import Weights
from gdviewer.state.document import Document
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.run_names import run_names
from gdviewer.state.run import Run, numbered
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.widgets.labels import PlainLabel
from tests.ui.conftest import Find

WILD: dict[str, dict[str, Setting]] = {"gradient_descent": {"learning_rate": 50.0}}
USUAL: dict[str, dict[str, Setting]] = {"gradient_descent": {"learning_rate": 0.1}}
RACES = {
    "f has no value at the start (−1, 1)": Document(
        expression="log(x) + y^2",
        starts=((-1.0, 1.0),),
        runs=numbered([Run("gradient_descent", USUAL), Run("bfgs")]),
    ),
    "Every run ran away": Document(
        runs=numbered([Run("gradient_descent", WILD), Run("gradient_descent", WILD)])
    ),
    "Nelder-Mead uses no gradient": Document(
        runs=numbered([Run("gradient_descent", USUAL), Run("nelder_mead")]),
        races_by="evaluations",
        weights=Weights(f=0),
    ),
}


@pytest.mark.parametrize("sentence", RACES)
def test_a_race_that_goes_wrong_says_so_beside_the_ranking(
    qtbot: QtBot, window: MainWindow, model: AppModel, find: Find, sentence: str
) -> None:
    window.show_panel("convergence", True)
    model.show_document(RACES[sentence], "Test")
    model.last()
    qtbot.waitUntil(lambda: sentence in find(PlainLabel, "race_remarks").text())
    assert model.status
    model.step(-1)
    model.reset()
    model.play()


def test_two_runs_of_one_name_are_told_apart(window: MainWindow, model: AppModel) -> None:
    assert window.isVisible()
    runs = replace(RACES["Every run ran away"]).runs
    model.set_runs([replace(run, name="mine") for run in runs], "Test")
    assert run_names(model.document) == ("mine 1", "mine 2")
