"""What the panel Step says of a frame: which step it is, and why there may be none."""

from __future__ import annotations

from msgspec import structs
from pytestqt.qtbot import QtBot

from gdviewer.core.arithmetic.step import Arithmetic
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.step_apart import StepApart, step_apart, step_remarks
from gdviewer.state.run import Run
from gdviewer.state.work.interests import Interest
from tests.state.conftest import BOWL, wait_for_end


def told(model: AppModel) -> StepApart:
    return step_apart(model.frame)


def explained(qtbot: QtBot, model: AppModel, step: int) -> Arithmetic:
    model.want(Interest.ARITHMETIC, "a test", True)
    qtbot.waitUntil(lambda: model.available > step)
    model.seek(step)
    qtbot.waitUntil(lambda: told(model).step == step and told(model).arithmetic is not None)
    found = told(model).arithmetic
    assert found is not None
    return found


def test_a_step_is_told_with_its_run_and_where_it_leads(qtbot: QtBot, model: AppModel) -> None:
    assert explained(qtbot, model, 12).step == 12
    assert told(model).title == "Gradient descent, step 12 → 13"
    assert told(model).note == ""
    assert step_remarks(model.frame)[-1] == "f fell by 8 %."


def test_of_several_starts_it_is_the_selected_one_and_the_title_says_which(
    qtbot: QtBot, model: AppModel
) -> None:
    model.add_start((3.0, -1.0))
    assert explained(qtbot, model, 2).step == 2
    first = model.frame.explained
    assert told(model).title == "Gradient descent from start 1, step 2 → 3"
    model.select_start(1)
    qtbot.waitUntil(lambda: model.frame.explained not in (None, first))
    now = model.frame.explained
    assert now is not None
    assert told(model).title == "Gradient descent from start 2, step 2 → 3"
    assert now.instant.at.x.tolist() == model.frame.paths[1].trajectory.x[2].tolist()
    assert model.frame.point.tolist() == now.instant.at.x.tolist()


def test_at_the_end_it_says_why_no_step_follows(qtbot: QtBot, model: AppModel) -> None:
    explained(qtbot, model, 1)
    wait_for_end(qtbot, model)
    qtbot.waitUntil(lambda: told(model).arithmetic is None)
    assert told(model).note.startswith("No step follows. ")
    assert "gradient" in told(model).note


def test_while_it_plays_fast_it_tells_of_the_step_that_was_explained_last(
    qtbot: QtBot, model: AppModel
) -> None:
    explained(qtbot, model, 1)
    model.set_speed(30.0)
    model.play()
    qtbot.waitUntil(lambda: told(model).step > 1)
    now = told(model)
    assert now.arithmetic is not None
    assert now.arithmetic.step == now.step
    assert now.title == f"Gradient descent, step {now.step} → {now.step + 1}"
    assert now.note == ""


def test_a_run_that_is_not_shown_is_told_to_be_so(qtbot: QtBot) -> None:
    hidden = Run("adam", id=1, is_visible=False)
    model = AppModel(structs.replace(BOWL, runs=(*BOWL.runs, hidden), selected=(1,)))
    try:
        qtbot.waitUntil(lambda: model.available > 0)
        assert told(model).note == "This run is not shown: tick it to see its steps."
    finally:
        model.close()
