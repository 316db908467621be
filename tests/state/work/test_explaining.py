"""The step at the playhead is explained while somebody asks, and never as another step."""

from __future__ import annotations

from functools import partial

import pytest
from msgspec import structs
from pytestqt.qtbot import QtBot

from gdviewer.core.descent import Descent
from gdviewer.core.explanation import Explained
from gdviewer.core.walk import walk
from gdviewer.state.frame import Frame, Path
from gdviewer.state.models.model import AppModel
from gdviewer.state.resolve import resolve
from gdviewer.state.run import Run
from gdviewer.state.work.answers import FoundExplanations, Working
from gdviewer.state.work.delivery import Delivery, Failure
from gdviewer.state.work.explaining import ExplanationKey, Explanations, Wish
from gdviewer.state.work.interests import Interest
from gdviewer.state.work.jobs import Job
from tests.state.conftest import BOWL, wait_for_end

ASKER = "a test"


@pytest.fixture(scope="module")
def run() -> tuple[Path, Descent]:
    document = structs.replace(BOWL, criteria={"max_steps": 200.0}, criteria_on=("max_steps",))
    (asked,) = resolve(document).requests
    trajectory = walk(asked.descent)
    return Path(0, 0, trajectory, len(trajectory), 5), asked.descent


def answers(job: Job) -> list[FoundExplanations]:
    found = []
    for answer in job.answers():
        assert isinstance(answer, FoundExplanations | Working)
        if isinstance(answer, FoundExplanations):
            found.append(answer)
    return found


def answered(wanted: Explanations, jobs: list[Job]) -> None:
    for job in jobs:
        assert isinstance(job.key, ExplanationKey)
        for answer in answers(job):
            wanted.take(Delivery(job.key, job.generation, answer))


def shown(wanted: Explanations, step: int) -> int | None:
    found = wanted.shown(step)
    return found.step if found is not None else None


def firsts(asked: tuple[list[Job], list[ExplanationKey]]) -> list[int]:
    return [job.key.steps.start for job in asked[0] if isinstance(job.key, ExplanationKey)]


def test_the_step_at_the_playhead_comes_first_and_its_whole_block_after(
    run: tuple[Path, Descent],
) -> None:
    wanted = Explanations()
    jobs, _ = wanted.change(run, Wish(30, has_arithmetic=True))
    assert shown(wanted, 30) is None
    order = [one.step for answer in answers(jobs[0]) for one in answer.explanations]
    assert order[:3] == [30, 29, 31]
    assert sorted(order) == list(range(64))
    answered(wanted, jobs)
    assert [shown(wanted, step) for step in (30, 29, 0, 63)] == [30, 29, 0, 63]
    assert wanted.change(run, Wish(31, has_arithmetic=True)) == ([], [])


def test_near_its_end_the_next_block_is_asked_for_and_what_is_far_is_forgotten(
    run: tuple[Path, Descent],
) -> None:
    wanted = Explanations()
    assert firsts(wanted.change(run, Wish(60, has_arithmetic=True))) == [0, 64]
    jobs, forgotten = wanted.change(run, Wish(150, has_arithmetic=True))
    assert firsts((jobs, forgotten)) == [128]
    assert [key.steps.start for key in forgotten] == [0, 64]
    assert [key.steps.start for key in wanted.change(None, Wish(0, has_arithmetic=True))[1]] == [
        128
    ]


def test_the_first_step_of_a_block_knows_the_step_before(run: tuple[Path, Descent]) -> None:
    wanted = Explanations()
    answered(wanted, wanted.change(run, Wish(64, has_arithmetic=True))[0])
    found = wanted.shown(64)
    assert found is not None
    assert found.instant.previous is not None


def test_the_end_of_a_run_has_its_stability_and_no_step(run: tuple[Path, Descent]) -> None:
    wanted, (path, _) = Explanations(), run
    answered(wanted, wanted.change(run, Wish(200, has_arithmetic=True))[0])
    found = wanted.shown(200)
    assert found is not None
    assert found.arithmetic is None
    assert found.stability.largest_stable == pytest.approx(1 / 3)
    assert (found.instant.at.x == path.trajectory.x[200]).all()


def test_a_run_that_has_not_ended_yet_is_not_explained_at_its_last_point(
    run: tuple[Path, Descent],
) -> None:
    unfinished = Path(0, 0, run[0].trajectory, 100, 5)
    path = without_stop(unfinished)
    assert Explanations().change((path, run[1]), Wish(99, has_arithmetic=True)) == ([], [])


def without_stop(path: Path) -> Path:
    criteria = {"max_steps": 200.0}
    document = structs.replace(BOWL, criteria=criteria, criteria_on=("max_steps",))
    trajectory = walk(resolve(document).requests[0].descent)
    trajectory.stop = None
    return Path(path.run, path.start, trajectory, path.length, path.generation)


def test_without_its_lines_a_step_is_still_judged(run: tuple[Path, Descent]) -> None:
    wanted = Explanations()
    answered(wanted, wanted.change(run, Wish(3, has_arithmetic=False))[0])
    found = wanted.shown(3)
    assert found is not None
    assert found.arithmetic is None
    assert found.stability.largest_stable == pytest.approx(1 / 3)
    assert firsts(wanted.change(run, Wish(3, has_arithmetic=True))) == [0]


def test_another_generation_of_a_run_is_never_shown_with_an_old_explanation(
    run: tuple[Path, Descent],
) -> None:
    wanted, (path, descent) = Explanations(), run
    answered(wanted, wanted.change(run, Wish(3, has_arithmetic=True))[0])
    newer = Path(0, 0, path.trajectory, path.length, 6)
    wanted.change((newer, descent), Wish(3, has_arithmetic=True))
    assert shown(wanted, 3) is None


def test_a_failure_is_told_of_while_it_is_wanted(run: tuple[Path, Descent]) -> None:
    wanted, failure = Explanations(), Failure("no memory")
    (job,), _ = wanted.change(run, Wish(30, has_arithmetic=True))
    assert isinstance(job.key, ExplanationKey)
    assert wanted.fail(Delivery(job.key, job.generation, failure))
    assert not wanted.fail(Delivery(job.key, job.generation + 1, failure))
    wanted.change(None, Wish(0, has_arithmetic=True))
    assert not wanted.fail(Delivery(job.key, job.generation, failure))


def test_what_a_failure_leaves_unexplained_is_asked_for_one_step_at_a_time(
    run: tuple[Path, Descent],
) -> None:
    wanted = Explanations()
    (job,), _ = wanted.change(run, Wish(30, has_arithmetic=True))
    assert isinstance(job.key, ExplanationKey)
    wanted.take(Delivery(job.key, job.generation, answers(job)[0]))
    wanted.fail(Delivery(job.key, job.generation, Failure("no memory")))
    assert wanted.change(run, Wish(30, has_arithmetic=True)) == ([], [])
    missing = next(step for step in range(64) if shown(wanted, step) != step)
    (single,), _ = wanted.change(run, Wish(missing, has_arithmetic=True))
    answered(wanted, [single])
    assert shown(wanted, missing) == missing
    assert wanted.change(run, Wish(missing, has_arithmetic=True)) == ([], [])


def test_a_step_that_cannot_be_explained_is_asked_for_once_more_and_no_more(
    run: tuple[Path, Descent],
) -> None:
    wanted, wish = Explanations(), Wish(30, has_arithmetic=True)
    for _ in range(2):
        (job,), _ = wanted.change(run, wish)
        assert isinstance(job.key, ExplanationKey)
        assert wanted.fail(Delivery(job.key, job.generation, Failure("no memory")))
    assert wanted.change(run, wish) == ([], [])
    assert firsts(wanted.change(run, Wish(31, has_arithmetic=True, is_passing=True))) == [31]


def test_no_step_past_the_end_of_a_run_is_explained(run: tuple[Path, Descent]) -> None:
    jobs, _ = Explanations().change(run, Wish(195, has_arithmetic=True))
    steps = [one.step for job in jobs for answer in answers(job) for one in answer.explanations]
    assert max(steps) == 199


# --- in the document that lives ---


def is_explained(model: AppModel, step: int) -> bool:
    found = model.frame.explained
    return found is not None and found.step == model.frame.playhead == step


def explained(frame: Frame) -> Explained:
    assert frame.explained is not None
    return frame.explained


def test_nothing_is_explained_unless_somebody_asks(qtbot: QtBot, model: AppModel) -> None:
    qtbot.waitUntil(lambda: bool(model.frame.insides))  # asked for after it would have been
    assert model.frame.explained is None
    model.want(Interest.ARITHMETIC, ASKER, True)
    qtbot.waitUntil(partial(is_explained, model, 0))
    model.want(Interest.ARITHMETIC, ASKER, False)
    assert model.frame.explained is None


def test_every_step_is_that_of_the_path_forth_and_back(qtbot: QtBot, model: AppModel) -> None:
    model.want(Interest.ARITHMETIC, ASKER, True)
    qtbot.waitUntil(lambda: model.available > 100)
    for step in (0, 70, 71, 70, 1):
        model.seek(step)
        qtbot.waitUntil(partial(is_explained, model, step))
        found, x = explained(model.frame), model.frame.paths[0].trajectory.x
        assert (found.instant.at.x == x[step]).all()
        assert found.arithmetic is not None
        assert found.arithmetic.lines[-1].numbers[-2:] == tuple(x[step + 1])


def test_it_is_the_selected_run_that_is_explained(qtbot: QtBot) -> None:
    model = AppModel(structs.replace(BOWL, runs=(Run("gradient_descent"), Run("adam", id=1))))
    try:
        model.want(Interest.ARITHMETIC, ASKER, True)
        model.seek(0)
        qtbot.waitUntil(partial(is_explained, model, 0))
        few = len(lines(model))
        model.select_runs((1,))
        qtbot.waitUntil(lambda: is_explained(model, 0) and len(lines(model)) > few)
    finally:
        model.close()


def lines(model: AppModel) -> tuple[object, ...]:
    found = explained(model.frame).arithmetic
    return found.lines if found is not None else ()


def test_at_the_end_the_stability_is_known(qtbot: QtBot, model: AppModel) -> None:
    model.want(Interest.STABILITY, ASKER, True)
    wait_for_end(qtbot, model)
    qtbot.waitUntil(lambda: is_explained(model, model.frame.available))
    assert explained(model.frame).stability.zones


def test_of_a_playhead_that_is_too_fast_a_step_now_and_then_is_explained(
    qtbot: QtBot, model: AppModel
) -> None:
    model.want(Interest.ARITHMETIC, ASKER, True)
    qtbot.waitUntil(lambda: model.frame.explained is not None)
    told: list[Explained | None] = []
    model.changed.connect(lambda _, frame: told.append(frame.explained))
    model.set_speed(300.0)
    model.play()
    qtbot.waitUntil(lambda: len({one.step for one in told if one is not None}) > 3)
    assert None not in told
    steps = [one.step for one in told if one is not None]
    assert steps == sorted(steps)
    model.pause()
    qtbot.waitUntil(lambda: is_explained(model, model.frame.playhead))


def test_a_playhead_that_passes_has_one_step_explained_after_the_other(
    run: tuple[Path, Descent],
) -> None:
    wanted = Explanations()
    jobs, _ = wanted.change(run, Wish(40, has_arithmetic=True, is_passing=True))
    (key,) = (job.key for job in jobs)
    assert isinstance(key, ExplanationKey)
    assert key.steps == range(40, 41)
    assert wanted.change(run, Wish(90, has_arithmetic=True, is_passing=True)) == ([], [])
    answered(wanted, jobs)
    assert shown(wanted, 90) == 40
    assert firsts(wanted.change(run, Wish(95, has_arithmetic=True, is_passing=True))) == [95]
    assert shown(wanted, 95) == 40


def test_at_the_newest_point_of_a_run_the_step_that_led_there_is_explained(
    run: tuple[Path, Descent],
) -> None:
    path = without_stop(Path(0, 0, run[0].trajectory, 100, 5))
    wish = Wish(99, has_arithmetic=True, is_passing=True)
    assert firsts(Explanations().change((path, run[1]), wish)) == [98]
