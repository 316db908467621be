"""Edits of the methods of runs, also of one that only a later version knows."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from gdviewer.state.models.model import AppModel
from gdviewer.state.run import Run
from tests.state.conftest import BOWL


@pytest.mark.parametrize("stranger", [Run("of_tomorrow"), Run(step_rule="of_tomorrow")])
def test_a_run_by_a_method_that_is_unknown_is_edited_as_what_stands_in_for_it(
    qtbot: QtBot, model: AppModel, stranger: Run
) -> None:
    model.show_document(replace(BOWL, runs=(stranger,)), "Open")
    assert "of_tomorrow" in model.status
    model.set_hyperparameter("learning_rate", 0.5)
    model.set_rule_field("decay", 0.5)
    model.use_default_fields()
    assert model.undo_text.startswith("Defaults of ")
    model.use_default_rule_fields()
    model.set_optimizer("adam")
    model.set_step_rule("fixed")
    qtbot.waitUntil(lambda: bool(model.frame.paths))
    assert "of_tomorrow" not in model.status


def test_a_field_is_set_only_where_the_method_has_it(model: AppModel) -> None:
    model.set_runs([Run("adam"), Run("gradient_descent")], "Test")
    model.select_runs([0, 1])
    model.set_hyperparameter("beta1", 0.5)
    assert [run.hyperparameters for run in model.document.runs] == [{"adam": {"beta1": 0.5}}, {}]


def test_the_learning_rate_of_one_run_is_set_whichever_are_selected(model: AppModel) -> None:
    model.set_runs([Run("adam"), Run("adam")], "Test")
    model.select_runs([0, 1])
    model.set_learning_rate(1, 0.5)
    rates = [run.hyperparameters for run in model.document.runs]
    assert rates == [{}, {"adam": {"learning_rate": 0.5}}]
    assert model.undo_text == "Change the learning rate"
