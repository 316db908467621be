"""Learning rates that the program finds while the window lives."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from gdviewer.core.bounds import Bounds
from gdviewer.core.problems import problems
from gdviewer.core.trial import Trial, auto_rate
from gdviewer.state.document import AT_ONCE, Document
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.resolve import resolve
from gdviewer.state.work import jobs
from gdviewer.state.work.answers import FoundRate, Working
from gdviewer.state.work.delivery import Delivery
from gdviewer.state.work.rates import RateKey, Rates

STEEP, GENTLE = "x^4 + y^4", "x^2/10 + y^2/20"
TYPED = Document(expression=GENTLE, parameters={}, speed=AT_ONCE)


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[AppModel]:
    """Return a function that was typed, with the rate found for it and its path computed."""
    model = AppModel(TYPED)
    qtbot.waitUntil(lambda: has_rate(model) and model.available > 0)
    yield model
    model.close()


def has_rate(model: AppModel) -> bool:
    return not model.frame.facts.trials


def rate_of(model: AppModel) -> float:
    return model.frame.facts.methods[0].optimizer.first_rate


def wanted_for(document: Document) -> float:
    """Return what a trial finds for the first run of ``document``."""
    run = replace(document.runs[0], auto_rates={}, hyperparameters={})
    ((_, trial),) = resolve(replace(document, runs=(run,))).trials
    return auto_rate(trial)


def test_a_typed_function_gets_the_rate_of_a_trial_and_the_path_waits_for_it(
    qtbot: QtBot, model: AppModel
) -> None:
    shown: list[float] = []

    def look(_old: Frame, new: Frame) -> None:
        shown.extend(path.trajectory.learning_rate[-1] for path in new.paths if path.length > 1)

    before = rate_of(model)
    model.changed.connect(look)
    generation = model.frame.paths[0].generation
    model.set_expression(STEEP)
    qtbot.waitUntil(lambda: has_rate(model))
    qtbot.waitUntil(lambda: model.frame.paths[0].generation != generation and model.available > 0)
    after = wanted_for(model.document)
    assert after < before
    assert rate_of(model) == after
    assert set(shown) == {before, after}


def test_what_is_found_is_no_undo_step(qtbot: QtBot, model: AppModel) -> None:
    before = model.document
    model.set_expression(STEEP)
    qtbot.waitUntil(lambda: has_rate(model))
    assert model.undo_text == "Edit the function"
    model.undo()
    assert model.document == before
    assert model.undo_text == ""
    model.redo()
    assert has_rate(model)


def test_a_rate_that_is_typed_ends_auto_and_the_button_brings_it_back(
    qtbot: QtBot, model: AppModel
) -> None:
    found = rate_of(model)
    model.set_hyperparameter("learning_rate", 0.003)
    is_automatic = [model.frame.facts.methods[0].is_rate_automatic]
    model.use_auto_rate()
    assert model.undo_text == "Automatic learning rate"
    qtbot.waitUntil(lambda: has_rate(model))
    assert rate_of(model) == found
    assert [*is_automatic, model.frame.facts.methods[0].is_rate_automatic] == [False, True]
    model.undo()
    assert rate_of(model) == 0.003


def test_on_a_built_in_function_the_button_brings_its_own_rate_back(model: AppModel) -> None:
    model.choose_problem("rosenbrock")
    model.set_hyperparameter("learning_rate", 0.003)
    model.use_auto_rate()
    assert rate_of(model) == problems()["rosenbrock"].learning_rates["momentum"]
    assert has_rate(model)


def test_the_button_does_nothing_where_the_rate_is_the_built_in_function_s_already(
    model: AppModel,
) -> None:
    model.choose_problem("rosenbrock")
    model.use_auto_rate()
    assert model.undo_text == "Choose Rosenbrock"


def test_a_zoom_changes_no_rate_and_the_button_finds_one_for_the_new_view(
    qtbot: QtBot, model: AppModel
) -> None:
    model.set_expression(STEEP)
    qtbot.waitUntil(lambda: has_rate(model))
    before = rate_of(model)
    model.look_at(Bounds(-20, 20, -20, 20))
    model.set_start((1.0, 0.5))
    assert has_rate(model)
    assert rate_of(model) == before
    model.use_auto_rate()
    qtbot.waitUntil(lambda: has_rate(model))
    assert rate_of(model) < before


def test_under_a_drag_the_rate_stays_and_at_its_end_there_is_a_trial(
    qtbot: QtBot, model: AppModel
) -> None:
    model.set_expression("a x^2 + y^2/20")
    qtbot.waitUntil(lambda: has_rate(model))
    before = rate_of(model)
    model.begin_drag("Change a")
    for value in (2.0, 30.0, 400.0):
        model.set_parameter("a", value)
        assert has_rate(model)
        assert rate_of(model) == before
    model.end_drag()
    qtbot.waitUntil(lambda: has_rate(model))
    assert rate_of(model) == wanted_for(model.document) < before
    model.undo()
    assert rate_of(model) == before


def test_a_drag_that_changes_nothing_asks_for_no_trial(model: AppModel) -> None:
    model.begin_drag("Move the start")
    model.end_drag()
    assert has_rate(model)


def test_a_saved_document_is_shown_with_its_rate(qtbot: QtBot) -> None:
    saved = replace(TYPED, runs=(replace(TYPED.runs[0], auto_rates={"momentum": 0.0123}),))
    model = AppModel(saved)
    qtbot.waitUntil(lambda: model.available > 0)
    assert rate_of(model) == 0.0123
    model.close()


def test_a_trial_that_fails_leaves_the_method_s_own_rate_and_is_told(
    qtbot: QtBot, model: AppModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(trial: Trial) -> float:
        raise RuntimeError(trial.bounds)

    monkeypatch.setattr(jobs, "search_rate", fail)
    with qtbot.waitSignal(model.noticed):
        model.set_expression(STEEP)
    assert has_rate(model)
    assert rate_of(model) == 0.01


def test_only_a_trial_that_changed_is_made_anew() -> None:
    told: list[tuple[int, float]] = []
    rates, facts = Rates(lambda run, rate: told.append((run, rate))), resolve(TYPED)
    (first,), _ = rates.change(facts.trials, is_dragging=False)
    assert rates.change(facts.trials, is_dragging=False) == ([], [])
    steep = resolve(replace(TYPED, expression=STEEP)).trials
    assert rates.change(steep, is_dragging=True) == ([], [])
    (second,), _ = rates.change(steep, is_dragging=False)
    assert first.key == second.key == RateKey(0)
    rates.take(Delivery(RateKey(0), first.generation, FoundRate(1.0)))
    assert told == []
    rates.take(Delivery(RateKey(0), second.generation, FoundRate(2.0)))
    rates.take(Delivery(RateKey(0), second.generation, FoundRate(3.0)))
    assert told == [(0, 2.0)]


def test_a_trial_that_nobody_waits_for_is_forgotten() -> None:
    told: list[tuple[int, float]] = []
    rates = Rates(lambda run, rate: told.append((run, rate)))
    (job,), _ = rates.change(resolve(TYPED).trials, is_dragging=False)
    assert rates.change((), is_dragging=False) == ([], [RateKey(0)])
    rates.take(Delivery(RateKey(0), job.generation, FoundRate(1.0)))
    assert told == []


def test_a_trial_gives_way_after_every_slice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "SLICE_SECONDS", 0.0)
    ((_, trial),) = resolve(TYPED).trials
    *waiting, found = jobs.try_rates(trial)
    assert len(waiting) >= 100
    assert all(isinstance(answer, Working) for answer in waiting)
    assert found == FoundRate(auto_rate(trial))
