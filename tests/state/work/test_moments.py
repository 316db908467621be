"""The insides of the steps at the playhead: asked for in blocks, never shown at another step."""

from __future__ import annotations

from functools import partial
from itertools import islice

import pytest
from msgspec import structs
from pytestqt.qtbot import QtBot

from gdviewer.core.descent import Checkpoint, Descent
from gdviewer.core.moment import Moment, moments
from gdviewer.core.walk import walk
from gdviewer.state.frame import Frame, Path
from gdviewer.state.models.model import AppModel
from gdviewer.state.resolve import resolve
from gdviewer.state.run import Run
from gdviewer.state.work.answers import FoundMoments
from gdviewer.state.work.delivery import Delivery, Failure
from gdviewer.state.work.jobs import Job
from gdviewer.state.work.moments import Moments, MomentsKey
from tests.state.conftest import BOWL, wait_for_end

FAILURE = Failure("no memory")


@pytest.fixture(scope="module")
def run() -> tuple[Path, Descent]:
    document = structs.replace(BOWL, criteria={"max_steps": 200.0}, criteria_on=("max_steps",))
    (asked,) = resolve(document).requests
    descent = asked.descent
    trajectory = walk(descent)
    return Path(0, 0, trajectory, len(trajectory), 5), descent


def answered(wanted: Moments, jobs: list[Job]) -> None:
    for job in jobs:
        assert isinstance(job.key, MomentsKey)
        for answer in job.answers():
            assert isinstance(answer, FoundMoments)
            wanted.take(Delivery(job.key, job.generation, answer))


def blocks(asked: tuple[list[Job], list[MomentsKey]]) -> list[int]:
    return [job.key.block for job in asked[0] if isinstance(job.key, MomentsKey)]


def shown(wanted: Moments, path: Path, step: int) -> list[int]:
    return [inside.moment.step for inside in wanted.shown([(path, step)])]


def test_the_whole_block_comes_so_that_stepping_finds_the_next_one_there(
    run: tuple[Path, Descent],
) -> None:
    wanted = Moments()
    jobs, _ = wanted.change([(*run, 30)])
    assert shown(wanted, run[0], 30) == []
    answered(wanted, jobs)
    for step in (30, 31, 30, 29, 0, 63):
        assert shown(wanted, run[0], step) == [step]
    assert wanted.change([(*run, 31)]) == ([], [])


def test_near_its_end_the_next_block_is_asked_for_and_behind_the_one_before(
    run: tuple[Path, Descent],
) -> None:
    wanted = Moments()
    assert blocks(wanted.change([(*run, 60)])) == [0, 1]
    assert blocks(wanted.change([(*run, 100)])) == []
    assert blocks(wanted.change([(*run, 130)])) == [2]


def test_what_is_far_is_forgotten_and_so_is_all_that_is_not_wanted(
    run: tuple[Path, Descent],
) -> None:
    wanted = Moments()
    jobs, _ = wanted.change([(*run, 30)])
    _, forgotten = wanted.change([(*run, 150)])
    assert [key.block for key in forgotten] == [0]
    answered(wanted, jobs)
    assert shown(wanted, run[0], 30) == []
    assert [key.block for key in wanted.change([])[1]] == [2]


def test_the_end_of_a_run_has_no_inside(run: tuple[Path, Descent]) -> None:
    wanted, (path, _) = Moments(), run
    answered(wanted, wanted.change([(*run, 199)])[0])
    assert shown(wanted, path, 199) == [199]
    assert shown(wanted, path, 200) == shown(wanted, path, 201) == []


def test_another_generation_of_a_path_is_never_shown_with_the_inside_of_an_old_one(
    run: tuple[Path, Descent],
) -> None:
    wanted, (path, _) = Moments(), run
    answered(wanted, wanted.change([(*run, 3)])[0])
    newer = Path(0, 0, path.trajectory, path.length, 6)
    assert shown(wanted, newer, 3) == []


def test_a_failure_is_told_of_while_it_is_wanted(run: tuple[Path, Descent]) -> None:
    wanted = Moments()
    (job,), _ = wanted.change([(*run, 30)])
    assert isinstance(job.key, MomentsKey)
    assert wanted.fail(Delivery(job.key, job.generation, FAILURE))
    assert not wanted.fail(Delivery(job.key, job.generation + 1, FAILURE))
    wanted.change([])
    assert not wanted.fail(Delivery(job.key, job.generation, FAILURE))


# --- in the document that lives ---


def inside(frame: Frame) -> Moment | None:
    return frame.insides[0].moment if frame.insides else None


def is_inside_now(model: AppModel, step: int) -> bool:
    return is_inside(model.frame, step)


def is_inside(frame: Frame, step: int) -> bool:
    found = inside(frame)
    return found is not None and found.step == frame.playhead == step


def test_a_paused_playhead_has_its_inside(qtbot: QtBot, model: AppModel) -> None:
    qtbot.waitUntil(lambda: model.available > 100)
    for step in (0, 1, 2, 1, 90):
        model.seek(step)
        qtbot.waitUntil(partial(is_inside_now, model, step))


def test_a_step_forth_or_back_has_its_inside_in_the_same_frame(
    qtbot: QtBot, model: AppModel
) -> None:
    qtbot.waitUntil(lambda: model.available > 100)
    told: list[Frame] = []
    model.seek(20)
    qtbot.waitUntil(lambda: is_inside(model.frame, 20))
    expected = list(islice(moments(model.frame.facts.requests[0].descent, first(model)), 64))
    model.changed.connect(lambda _old, new: told.append(new))
    for step in (21, 22, 21, 20):
        model.seek(step)
    assert [found.step for found in map(inside, told) if found] == [21, 22, 21, 20]
    for found in map(inside, told):
        assert found is not None
        assert (found.x == expected[found.step].x).all()


def first(model: AppModel) -> Checkpoint:
    return model.frame.paths[0].trajectory.checkpoint(0)


def test_no_frame_has_the_inside_of_another_step(qtbot: QtBot, model: AppModel) -> None:
    told: list[Frame] = []
    model.changed.connect(lambda _old, new: told.append(new))
    model.set_speed(10.0)
    model.play()
    qtbot.waitUntil(lambda: model.frame.playhead >= 2)
    model.set_start((0.5, -1.5))
    qtbot.waitUntil(lambda: model.frame.playhead >= 2 and bool(model.frame.insides))
    wait_for_end(qtbot, model)
    for frame in told:
        for one in frame.insides:
            assert one.moment.step == frame.playhead
            x = frame.paths[0].trajectory.x
            assert (one.moment.x == x[one.moment.step]).all()


def test_at_the_end_of_a_run_there_is_none(qtbot: QtBot, model: AppModel) -> None:
    wait_for_end(qtbot, model)
    assert model.frame.insides == ()


def test_a_run_too_fast_to_be_followed_has_none(qtbot: QtBot, model: AppModel) -> None:
    qtbot.waitUntil(lambda: bool(model.frame.insides))
    model.set_speed(30.0)
    model.play()
    assert model.frame.insides == ()
    model.pause()
    qtbot.waitUntil(lambda: bool(model.frame.insides))


def test_of_several_selected_runs_the_first_alone_has_one(qtbot: QtBot, model: AppModel) -> None:
    model.add_run()
    model.select_runs([run.id for run in model.document.runs])
    qtbot.waitUntil(lambda: len(model.frame.paths) == 2 and bool(model.frame.insides))
    model.select_runs([model.document.runs[1].id])
    qtbot.waitUntil(lambda: {one.run for one in model.frame.insides} == {1})
    model.select_runs([run.id for run in model.document.runs])
    qtbot.waitUntil(lambda: {one.run for one in model.frame.insides} == {0})


def test_none_is_there_while_the_start_is_dragged(qtbot: QtBot, model: AppModel) -> None:
    qtbot.waitUntil(lambda: bool(model.frame.insides))
    model.begin_drag("Move the start")
    assert model.frame.insides == ()
    model.end_drag()
    qtbot.waitUntil(lambda: bool(model.frame.insides))


def test_they_can_be_switched_off_and_one_by_one_without_a_step_of_the_history(
    qtbot: QtBot, model: AppModel
) -> None:
    qtbot.waitUntil(lambda: bool(model.frame.insides))
    generation = model.frame.paths[0].generation
    model.toggle_workings()
    assert model.frame.insides == ()
    model.toggle_workings()
    model.toggle_working("Gradient")
    assert model.document.hidden_workings == ("Gradient",)
    model.toggle_working("Step")
    model.toggle_working("Gradient")
    assert model.document.hidden_workings == ("Step",)
    assert model.undo_text == ""
    assert model.frame.paths[0].generation == generation


def test_what_is_hidden_stays_so_whatever_is_undone(model: AppModel) -> None:
    model.set_start((0.5, 0.5))
    model.toggle_working("Step")
    model.undo()
    assert model.document.hidden_workings == ("Step",)


def test_a_method_without_gradients_has_its_inside_as_well(qtbot: QtBot) -> None:
    model = AppModel(structs.replace(BOWL, runs=(Run("nelder_mead"),)))
    try:
        qtbot.waitUntil(lambda: bool(model.frame.insides))
        assert [term.name for term in model.frame.insides[0].moment.terms] == ["Simplex"]
    finally:
        model.close()
