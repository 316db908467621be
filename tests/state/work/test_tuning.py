"""Learning rates tuned in the background: progress, refusals, undo, and what is outdated."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from gdviewer.core.weights import Weights
from gdviewer.state.models.model import AppModel
from gdviewer.state.run import Run
from gdviewer.state.work.tuning import TuningReport

BUDGET = 60


def tuned(qtbot: QtBot, model: AppModel) -> TuningReport:
    """Wait for the end of the tuning, and return what it found."""
    qtbot.waitUntil(lambda: model.frame.tuning is not None and not model.frame.tuning.is_running)
    report = model.frame.tuning
    assert report is not None
    return report


def rate_of(run: Run) -> object:
    return run.hyperparameters.get(run.optimizer, {}).get("learning_rate")


def test_tuning_finds_a_rate_within_the_budget_and_keeps_what_it_tried(
    qtbot: QtBot, model: AppModel
) -> None:
    model.tune(BUDGET)
    (found,) = tuned(qtbot, model).runs
    assert found.best in {attempt.rate for attempt in found.attempts}
    assert len(found.attempts) > 20
    assert found.progress == 1
    # the eigenvalues of the Hessian are 2 and 6
    assert 0.2 < (found.best or 0) < 0.34
    assert rate_of(model.document.runs[0]) == 0.01


def test_using_the_rates_is_one_undo_step(qtbot: QtBot, model: AppModel) -> None:
    model.add_run()
    before = model.document
    model.tune(BUDGET)
    best = [one.best for one in tuned(qtbot, model).runs]
    model.use_tuned_rates()
    assert [rate_of(run) for run in model.document.runs] == best
    assert model.undo_text == "Tune the learning rates"
    model.undo()
    assert [rate_of(run) for run in model.document.runs] == [rate_of(run) for run in before.runs]


def test_a_method_without_a_rate_is_left_out_with_the_reason(qtbot: QtBot, model: AppModel) -> None:
    model.set_runs([Run("gradient_descent"), Run("nelder_mead"), Run("bfgs")], "Test")
    model.tune(BUDGET)
    first, second, third = tuned(qtbot, model).runs
    assert [one.best is None for one in (first, second, third)] == [False, True, True]
    assert first.refusal == ""
    assert second.refusal == "the method has no learning rate"
    assert "step rule" in third.refusal


def test_where_every_run_is_hidden_there_is_nothing_to_tune(qtbot: QtBot, model: AppModel) -> None:
    model.show_runs([0], is_visible=False)
    with qtbot.waitSignal(model.noticed) as told:
        model.tune(BUDGET)
    assert told.args == ["Every run is hidden: show one, then tune."]
    assert model.frame.tuning is None


def test_another_function_drops_the_tuning(qtbot: QtBot, model: AppModel) -> None:
    model.tune(BUDGET)
    tuned(qtbot, model)
    model.set_expression("x^2 + 9 y^2")
    assert model.frame.tuning is None


@pytest.mark.parametrize(
    "change", [{"weights": Weights(gradient=2.0)}, {"target": 1.5}, {"seed": 3}], ids=str
)
def test_what_else_decides_the_best_rate_drops_the_tuning(
    qtbot: QtBot, model: AppModel, change: dict[str, Any]
) -> None:
    model.tune(BUDGET)
    tuned(qtbot, model)
    model.update(**change)
    assert model.frame.tuning is None


def test_another_view_keeps_the_tuning(qtbot: QtBot, model: AppModel) -> None:
    model.tune(BUDGET)
    report = tuned(qtbot, model)
    model.fit_path()
    assert model.frame.tuning is report


def test_a_run_that_has_changed_since_keeps_its_rate_and_that_is_said(
    qtbot: QtBot, model: AppModel
) -> None:
    model.tune(BUDGET)
    tuned(qtbot, model)
    model.set_optimizer("adam")
    with qtbot.waitSignal(model.noticed) as notice:
        model.use_tuned_rates()
    assert notice.args == ["Not set, since changed: Gradient descent. Tune again."]
    assert rate_of(model.document.runs[0]) is None


def test_tuning_that_is_given_up_is_forgotten(model: AppModel) -> None:
    model.tune(100_000)
    model.drop_tuning()
    assert model.frame.tuning is None


def test_tuned_methods_take_the_place_of_all_runs_in_one_step(
    qtbot: QtBot, model: AppModel
) -> None:
    model.compare_tuned(["gradient_descent", "momentum"], BUDGET)
    assert len(model.document.runs) == 1
    qtbot.waitUntil(lambda: len(model.document.runs) == 2)
    report = tuned(qtbot, model)
    assert [rate_of(run) for run in model.document.runs] == [one.best for one in report.runs]
    model.undo()
    assert len(model.document.runs) == 1


def test_of_what_cannot_be_read_nothing_is_tuned(qtbot: QtBot, model: AppModel) -> None:
    model.set_expression("x^2 +")
    with qtbot.waitSignal(model.noticed) as notice:
        model.tune(BUDGET)
    assert notice.args == ["The function cannot be read: correct it, then tune."]
    assert model.frame.tuning is None


def test_a_hidden_run_is_not_tuned(qtbot: QtBot, model: AppModel) -> None:
    model.add_run()
    model.show_runs([model.document.runs[0].id], False)
    model.tune(BUDGET)
    assert [one.run.id for one in tuned(qtbot, model).runs] == [model.document.runs[1].id]


def test_the_starts_are_part_of_what_is_tuned(qtbot: QtBot, model: AppModel) -> None:
    model.tune(BUDGET)
    tuned(qtbot, model)
    model.edit(replace(model.document, starts=((1.0, 1.0), (2.0, 0.5))), "Test")
    assert model.frame.tuning is None
    model.tune(BUDGET)
    (found,) = tuned(qtbot, model).runs
    assert found.attempts[0].standing.starts == 2
