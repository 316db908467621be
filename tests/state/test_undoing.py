"""What the model takes back, and what it leaves as it is."""

from __future__ import annotations

import numpy as np
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from gdviewer.core.bounds import Bounds
from gdviewer.state.models.model import AppModel
from tests.state.conftest import BOWL, shows_path_from, wait_for_end


def test_a_run_that_ends_early_does_not_move_the_playhead_for_good(
    qtbot: QtBot, model: AppModel
) -> None:
    wait_for_end(qtbot, model)
    end = model.frame.playhead
    model.begin_drag("Change the learning rate")
    model.set_hyperparameter("learning_rate", 0.9)
    model.end_drag()
    qtbot.waitUntil(lambda: 0 < model.frame.available < end)
    assert model.frame.playhead == model.frame.available
    model.undo()
    qtbot.waitUntil(lambda: model.frame.playhead == end == model.frame.available)


def test_undo_during_a_drag_puts_it_back_first(model: AppModel) -> None:
    model.set_start((0.5, 0.5))
    model.begin_drag("Move the start")
    model.drag_start((0.2, 0.2))
    model.undo()
    model.drag_start((0.1, 0.1))
    model.end_drag()
    assert model.document == BOWL
    assert (model.undo_text, model.redo_text) == ("", "Move the start")


def test_a_drag_is_one_undo_step(qtbot: QtBot, model: AppModel) -> None:
    model.begin_drag("Move the start")
    for x in (0.9, 0.8, 0.7):
        model.drag_start((x, 1.0))
    model.end_drag()
    assert model.undo_text == "Move the start"
    model.undo()
    assert model.document == BOWL
    assert model.undo_text == ""
    model.redo()
    assert model.document.starts == ((0.7, 1.0),)
    qtbot.waitUntil(lambda: shows_path_from(model, (0.7, 1.0)))


def test_a_cancelled_drag_leaves_no_trace(model: AppModel) -> None:
    model.begin_drag("Move the start")
    model.drag_start((0.2, 0.2))
    model.cancel_drag()
    assert model.document == BOWL
    assert model.undo_text == ""


def test_reset_drops_the_path_and_undo_brings_it_back(qtbot: QtBot, model: AppModel) -> None:
    wait_for_end(qtbot, model)
    x, playhead = model.frame.paths[0].trajectory.x, model.frame.playhead
    model.reset()
    assert model.document == BOWL
    qtbot.waitUntil(lambda: model.frame.available == 0)
    assert (model.frame.playhead, model.frame.is_playing) == (0, False)
    model.undo()
    qtbot.waitUntil(lambda: model.frame.playhead == playhead and model.frame.available >= playhead)
    assert np.array_equal(model.frame.paths[0].trajectory.x[: playhead + 1], x)


def test_typing_is_one_undo_step_until_a_pause(model: AppModel) -> None:
    for text in ("x^2 + 3 y^2 +", "x^2 + 3 y^2 + x", "x^2 + 3 y^2 + x y"):
        model.set_expression(text)
    assert model.undo_text == "Edit the function"
    model.undo()
    assert model.document == BOWL


def test_a_zoom_is_kept_but_is_no_undo_step(model: AppModel) -> None:
    model.look_at(Bounds(-1, 1, -1, 1))
    assert model.document.bounds == Bounds(-1, 1, -1, 1)
    assert model.undo_text == ""
    model.fit()
    assert model.document.bounds == BOWL.home


def test_undo_keeps_the_view_and_the_speed_on_the_same_function(model: AppModel) -> None:
    model.set_start((0.5, 0.5))
    model.look_at(Bounds(-1, 1, -1, 1))
    model.set_speed(5.0)
    model.undo()
    assert model.document == replace(BOWL, bounds=Bounds(-1, 1, -1, 1), speed=5.0)


def test_undo_leaves_alone_what_is_no_undo_step(model: AppModel) -> None:
    model.add_run()
    model.rename_run(0, "first")
    model.select_runs([0])
    model.toggle_legend()
    model.toggle_names()
    model.update(legend_place=(0.25, 0.75))
    now = model.document
    model.undo()
    assert model.document == replace(now, runs=(replace(now.runs[0], name=""), now.runs[1]))


def test_what_a_click_does_and_whether_the_view_is_filled_are_undo_steps(model: AppModel) -> None:
    model.update(undo="Play on click", plays_on_click=False)
    model.update(undo="Fill the view", fills_view=True)
    model.undo()
    model.undo()
    assert model.document == BOWL


def test_undo_selects_a_run_that_there_is(model: AppModel) -> None:
    model.add_run()
    assert model.document.selected == (1,)
    model.undo()
    assert model.document.selected == (0,)


def test_a_resize_is_no_zoom(model: AppModel) -> None:
    model.set_viewport(Bounds(-2, 2, -2, 2), 400, 400, is_moving=False)
    model.set_viewport(Bounds(-4, 4, -2, 2), 800, 400, is_moving=False)
    assert model.document.bounds == BOWL.bounds


def test_a_number_that_is_typed_is_one_undo_step(model: AppModel) -> None:
    for value in (1.0, 1.2, 1.25):
        model.set_hyperparameter("learning_rate", value)
    model.undo()
    assert model.document == BOWL


def test_a_number_that_is_typed_after_a_drag_is_an_undo_step_of_its_own(model: AppModel) -> None:
    model.begin_drag("Change the learning rate")
    model.set_hyperparameter("learning_rate", 0.5)
    model.end_drag()
    model.set_hyperparameter("learning_rate", 0.6)
    model.undo()
    assert model.frame.facts.methods[0].optimizer.first_rate == 0.5
