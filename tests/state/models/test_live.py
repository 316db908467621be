"""The model as a user moves it: edits, playing, dragging."""

from __future__ import annotations

from functools import partial

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from gdviewer.core.bounds import Bounds
from gdviewer.state.frame import PREVIEW_STEPS, Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.run import Run
from gdviewer.state.work import jobs
from tests.state.conftest import BOWL, is_at_stop, shows_path_from, wait_for_end


def test_last_goes_to_the_stop_and_the_status_says_why(qtbot: QtBot, model: AppModel) -> None:
    wait_for_end(qtbot, model)
    stop = model.frame.paths[0].trajectory.stop
    assert stop is not None
    assert stop.kind == "gtol"
    assert model.status.startswith("Gradient descent: ")
    assert model.status.endswith(stop.finding)


def test_playing_reaches_the_end_and_stops_there(qtbot: QtBot, model: AppModel) -> None:
    model.play()
    assert model.frame.is_playing
    qtbot.waitUntil(lambda: is_at_stop(model.frame) and not model.frame.is_playing)


def test_a_run_that_is_computed_before_the_first_tick_is_played_all_the_same(
    qtbot: QtBot, model: AppModel
) -> None:
    model.set_speed(5.0)
    for x in range(1, 8):
        model.set_start((x / 10, 0.5))
        qtbot.waitUntil(lambda: model.frame.playhead > 0)
        assert model.frame.is_playing


def test_a_start_that_is_set_rewinds_and_plays(qtbot: QtBot, model: AppModel) -> None:
    wait_for_end(qtbot, model)
    with qtbot.waitSignal(model.changed):
        model.set_start((0.5, -0.5))
    assert model.document.starts == ((0.5, -0.5),)
    assert model.frame.is_playing
    qtbot.waitUntil(lambda: shows_path_from(model, (0.5, -0.5)) and is_at_stop(model.frame))


def test_with_play_on_click_off_a_start_waits_at_step_0(qtbot: QtBot, model: AppModel) -> None:
    model.update(plays_on_click=False)
    wait_for_end(qtbot, model)
    model.set_start((0.5, -0.5))
    assert (model.frame.is_playing, model.frame.playhead) == (False, 0)


def test_under_a_drag_the_playhead_stays_and_the_whole_path_is_redone(
    qtbot: QtBot, model: AppModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "SLICE_SECONDS", 60.0)  # however busy the machine is
    model.update(speed=1.0)
    qtbot.waitUntil(lambda: model.frame.available >= 7)
    model.seek(7)
    model.play()
    model.begin_drag("Move the start")
    for step in range(1, 30):
        start = (1 - step / 40, 1.0)
        model.drag_start(start)
        qtbot.waitUntil(partial(shows_path_from, model, start))
        assert model.frame.playhead == 7
        assert model.frame.shown_step(model.frame.paths[0]) == PREVIEW_STEPS
        assert model.frame.available >= PREVIEW_STEPS
    assert model.frame.is_playing
    model.end_drag()
    assert model.frame.is_playing
    assert model.frame.shown_step(model.frame.paths[0]) == model.frame.playhead


def test_a_pause_rests_the_worker_a_bounded_distance_ahead(qtbot: QtBot) -> None:
    endless = replace(BOWL, criteria_on=(), speed=30.0)
    model = AppModel(endless)
    qtbot.waitUntil(lambda: model.frame.available == 1000)
    model.seek(500)
    qtbot.waitUntil(lambda: model.frame.available == 1500)
    model.close()


def test_stepping_back_is_exact(qtbot: QtBot, model: AppModel) -> None:
    wait_for_end(qtbot, model)
    trajectory, end = model.frame.paths[0].trajectory, model.frame.playhead
    model.step(-3)
    assert model.frame.playhead == end - 3
    assert model.frame.paths[0].trajectory is trajectory
    model.step(1)
    assert model.frame.playhead == end - 2
    model.first()
    assert (model.frame.playhead, model.frame.available) == (0, end)


def test_a_change_of_the_method_keeps_the_playhead(qtbot: QtBot, model: AppModel) -> None:
    qtbot.waitUntil(lambda: model.frame.available > 50)
    model.seek(20)
    generation = model.frame.paths[0].generation
    model.set_optimizer("adam")
    qtbot.waitUntil(lambda: model.frame.paths[0].generation != generation)
    assert model.frame.playhead == 20


def test_switching_the_method_and_back_loses_nothing(model: AppModel) -> None:
    model.set_hyperparameter("learning_rate", 0.3)
    model.set_optimizer("adam")
    model.set_optimizer("gradient_descent")
    assert model.frame.facts.methods[0].optimizer.first_rate == 0.3


def test_a_wrong_text_keeps_the_last_good_surface(qtbot: QtBot, model: AppModel) -> None:
    qtbot.waitUntil(lambda: model.frame.available > 0)
    before = model.frame.paths[0].trajectory
    model.set_expression("x^2 + (")
    assert model.frame.facts.error is not None
    assert model.frame.facts.objective is not None
    assert model.frame.paths[0].trajectory is before
    model.set_start((0.25, 0.5))
    qtbot.waitUntil(lambda: shows_path_from(model, (0.25, 0.5)))
    model.set_expression("x^2 + y^2")
    assert model.frame.facts.error is None


def test_a_viewport_gets_a_field_coarse_in_motion_and_fine_at_rest(
    qtbot: QtBot, model: AppModel
) -> None:
    bounds = Bounds(-2, 2, -2, 2)
    model.set_viewport(bounds, 400, 400, is_moving=True)
    qtbot.waitUntil(lambda: model.frame.field is not None)
    assert model.frame.field is not None
    coarse = model.frame.field.values.size
    model.set_viewport(bounds, 400, 400, is_moving=False)
    qtbot.waitUntil(
        lambda: model.frame.field is not None and model.frame.field.values.size > coarse
    )


def test_a_built_in_function_brings_its_view_start_and_rates(model: AppModel) -> None:
    model.choose_problem("rosenbrock")
    frame = model.frame
    assert frame.document.starts == ((-1.2, 1.0),)
    assert frame.facts.parameters == {"a": 1.0, "b": 100.0}
    assert frame.facts.minimizers == ((1.0, 1.0),)
    assert frame.is_playing
    model.undo()
    assert model.document == BOWL


def test_minimizers_are_shown_only_where_they_are_the_function_s(model: AppModel) -> None:
    model.choose_problem("rosenbrock")
    model.set_parameter("a", 2.0)
    assert not model.frame.facts.minimizers
    model.undo()
    assert len(model.frame.facts.minimizers) == 1
    model.update(undo="Maximize", is_maximizing=True)
    assert not model.frame.facts.minimizers


def test_random_starts_repeat_with_the_seed(model: AppModel) -> None:
    model.random_start()
    first = model.document.starts[0]
    model.random_start()
    second = model.document.starts[0]
    assert first != second
    model.undo()
    model.undo()
    model.random_start()
    assert model.document.starts[0] == first


def test_every_change_is_told_once_with_the_old_and_the_new_frame(model: AppModel) -> None:
    told: list[tuple[Frame, Frame]] = []
    model.changed.connect(lambda old, new: told.append((old, new)))
    before = model.frame
    model.set_hyperparameter("learning_rate", 0.05)
    assert [old for old, _ in told] == [before]
    assert told[0][1] is model.frame


def test_a_setting_that_cannot_be_used_is_told_in_the_status(qtbot: QtBot) -> None:
    wrong = replace(BOWL, runs=(Run("adam", {"adam": {"learning_rate": -1.0}}),))
    model = AppModel(wrong)
    qtbot.waitUntil(lambda: model.frame.available > 0)
    assert "learning_rate" in model.status
    model.close()
