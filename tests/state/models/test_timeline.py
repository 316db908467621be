"""One playhead over all runs: back and forth, from event to event, round and round."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import count

import numpy as np
import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from gdviewer.core.bounds import Bounds
from gdviewer.core.weights import Weights
from gdviewer.state.document import AT_ONCE, Document
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.run import Run
from tests.state.conftest import BOWL, wait_for_end

ENDLESS = replace(BOWL, criteria_on=("divergence",), speed=AT_ONCE)
RACE = replace(
    BOWL,
    runs=(
        Run("gradient_descent", {"gradient_descent": {"learning_rate": 0.1}}, id=0),
        Run("nelder_mead", id=1, color=1),
        Run("gradient_descent", {"gradient_descent": {"learning_rate": 0.4}}, id=2, color=2),
    ),
)


@pytest.fixture
def race(qtbot: QtBot) -> Iterator[AppModel]:
    """Return a race of three, computed to its end; the third diverges."""
    model = AppModel(RACE)
    try:
        model.last()
        qtbot.waitUntil(lambda: model.frame.playhead == model.available > 10)
        yield model
    finally:
        model.close()


def test_looking_back_rests_the_worker_and_going_live_resumes_where_it_was(
    qtbot: QtBot, model: AppModel
) -> None:
    model.edit(ENDLESS)
    model.play()
    qtbot.waitUntil(lambda: model.frame.playhead > 5_000)
    left = model.frame.playhead
    model.step(-4_000)
    assert (model.frame.is_playing, model.frame.is_looking_back) == (False, True)
    assert model.frame.playhead == left - 4_000
    trajectory = model.frame.paths[0].trajectory
    draw(qtbot, model, 100)
    rested = model.available
    draw(qtbot, model, 200)
    assert model.available == rested
    model.last()
    assert (model.frame.is_playing, model.frame.is_looking_back) == (True, False)
    assert model.frame.playhead >= left
    qtbot.waitUntil(lambda: model.available > left + 10_000)
    assert model.frame.paths[0].trajectory is trajectory


def draw(qtbot: QtBot, model: AppModel, pixels: int) -> None:
    """Have the surface sampled: the worker takes turns, so that what does not rest gets on."""
    field = model.frame.field
    model.set_viewport(Bounds(-2, 2, -2, pixels / 100), pixels, pixels, is_moving=False)
    qtbot.waitUntil(lambda: model.frame.field is not field)


def test_a_step_on_from_where_it_played_is_no_looking_back(qtbot: QtBot, model: AppModel) -> None:
    model.edit(replace(ENDLESS, speed=1.0))
    qtbot.waitUntil(lambda: model.available > 50)
    model.seek(20)
    model.play()
    model.step(1)
    assert _place(model) == (21, False)
    model.play()
    model.step(-1)
    model.step(-1)
    assert _place(model) == (19, True)
    model.step(2)
    assert _place(model) == (21, False)


def _place(model: AppModel) -> tuple[int, bool]:
    """Return where the playhead is and whether that is a look back."""
    return model.frame.playhead, model.frame.is_looking_back


@pytest.mark.parametrize("method", ["langevin", "simulated_annealing"])
def test_going_back_is_exact_for_methods_of_chance(
    qtbot: QtBot, model: AppModel, method: str
) -> None:
    model.edit(replace(ENDLESS, runs=(Run(method),), speed=5.0))
    qtbot.waitUntil(lambda: model.available > 400 and _method(model.frame) == method)
    path = model.frame.paths[0].trajectory.x[:401].copy()
    for step in (400, 130, 131, 129, 400, 64, 63, 0, 1):
        model.seek(step)
        qtbot.waitUntil(partial(_is_inside, model, step))
        moment = model.frame.insides[0].moment
        assert model.frame.point.tobytes() == path[step].tobytes() == moment.x.tobytes()
        assert moment.displacement is not None
        if step < 400:
            there = moment.x + moment.displacement
            assert np.allclose(there, path[step + 1], rtol=1e-12, atol=1e-15)
    assert model.frame.paths[0].trajectory.x[:401].tobytes() == path.tobytes()


def _method(frame: Frame) -> str:
    return frame.document.runs[0].optimizer


def _is_inside(model: AppModel, step: int) -> bool:
    """Whether the inner workings of ``step`` are shown."""
    return [inside.moment.step for inside in model.frame.insides] == [step]


def test_the_playhead_goes_from_event_to_event_and_back(race: AppModel, qtbot: QtBot) -> None:
    race.first()
    found = []
    for _ in range(200):
        with qtbot.waitSignal(race.event_reached, raising=False, timeout=1) as reached:
            race.next_event()
        if not reached.signal_triggered:
            break
        found.append(race.frame.playhead)
    ends = {path.length - 1 for path in race.frame.paths}
    assert found == sorted(set(found))
    assert ends <= {*found}
    for position in reversed(found[:-1]):
        race.previous_event()
        assert race.frame.playhead == position


def test_reset_rewinds_every_run_and_drops_its_path(race: AppModel, qtbot: QtBot) -> None:
    race.reset()
    qtbot.waitUntil(lambda: [path.length for path in race.frame.paths] == [1, 1, 1])
    assert race.frame.playhead == 0
    race.undo()
    assert race.frame.playhead > 0


def test_a_race_by_evaluations_keeps_the_selected_run_at_its_step(race: AppModel) -> None:
    race.select_runs([1])
    race.seek(30)
    steps = race.available
    race.race_by("evaluations")
    path = race.frame.selected_path
    assert path is not None
    assert race.frame.step_of(path) == 30
    assert race.available != steps
    race.set_weights(Weights(f=2.0))
    assert race.frame.step_of(path) == 30
    race.undo()
    race.undo()
    assert (race.frame.playhead, race.document.races_by) == (30, "steps")


def test_a_race_in_which_an_evaluation_counts_little_is_played_to_its_end(
    qtbot: QtBot,
) -> None:
    light = Weights(f=0.0, gradient=0.3)
    limit = {"criteria": {"max_steps": 5000}, "criteria_on": ("max_steps",)}
    document = replace(BOWL, races_by="evaluations", weights=light, speed=30.0, **limit)
    model = AppModel(document, clock=partial(next, count(0.0, 0.5)))
    try:
        model.play()
        qtbot.waitUntil(lambda: not model.frame.is_playing)
        assert model.frame.paths[0].length == 5001
        assert model.frame.playhead == model.available == 1500
    finally:
        model.close()


def test_weights_that_are_all_0_are_refused(qtbot: QtBot, model: AppModel) -> None:
    with qtbot.waitSignal(model.noticed) as told:
        model.set_weights(Weights(0, 0, 0))
    assert told.args == ["Not all weights can be 0: then no evaluation would count."]
    assert model.document.weights == Weights()


def test_a_loop_shows_the_end_and_begins_again(qtbot: QtBot, model: AppModel) -> None:
    wait_for_end(qtbot, model)
    end = model.available
    model.toggle_looping()
    assert model.undo_text == ""
    model.set_speed(AT_ONCE)
    seen: list[int] = []
    model.changed.connect(lambda _, new: seen.append(new.playhead))
    model.play()
    qtbot.waitUntil(lambda: seen.count(0) >= 2 and seen[-1] == end)
    assert model.frame.is_playing


def test_the_speed_goes_up_and_down_among_those_that_can_be_chosen(model: AppModel) -> None:
    model.set_speed(30.0)
    model.change_speed(1)
    assert model.document.speed == 60.0
    model.change_speed(-2)
    assert model.document.speed == 10.0
    for _ in range(20):
        model.change_speed(1)
    assert model.document.speed == AT_ONCE
    for _ in range(20):
        model.change_speed(-1)
    assert model.document.speed == 1.0


def test_a_document_that_loops_is_kept_by_undo(model: AppModel) -> None:
    model.set_start((0.5, 0.5))
    model.toggle_looping()
    model.undo()
    assert model.document.is_looping
    assert isinstance(model.document, Document)
