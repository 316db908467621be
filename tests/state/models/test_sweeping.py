"""A parameter that goes to and fro through the range of its slider."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from gdviewer.core.parameter_range import ParameterRange
from gdviewer.state.document import Document
from gdviewer.state.models.model import AppModel
from gdviewer.state.run import Run
from gdviewer.state.time.sweep import SECONDS, Sweep

TILTED = Document(
    expression="x^2 + a y^2",
    parameters={"a": 2.0},
    parameter_ranges={"a": ParameterRange(1.0, 5.0)},
    runs=(Run("gradient_descent", {"gradient_descent": {"learning_rate": 0.01}}),),
)


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def model(qtbot: QtBot, clock: Clock) -> Iterator[AppModel]:
    assert qtbot is not None
    model = AppModel(TILTED, clock)
    yield model
    model.close()


def reaches(model: AppModel, value: float) -> bool:
    return model.frame.facts.parameters["a"] == value


def test_a_sweep_goes_up_from_where_it_is_and_to_and_fro() -> None:
    sweep = Sweep("a", ParameterRange(0.0, 10.0), 5.0)
    quarters = [sweep.value(SECONDS * quarter / 4) for quarter in range(9)]
    assert quarters == [5.0, 7.5, 10.0, 7.5, 5.0, 2.5, 0.0, 2.5, 5.0]


def test_a_logarithmic_sweep_takes_as_long_for_each_power_of_ten() -> None:
    sweep = Sweep("a", ParameterRange(0.01, 100.0, is_log=True), 0.01)
    assert [sweep.value(SECONDS * share / 4) for share in range(5)] == [0.01, 0.1, 1, 10, 100]


def test_a_sweep_goes_by_steps_where_there_are_some() -> None:
    sweep = Sweep("a", ParameterRange(0.0, 2.0, step=0.5), 0.0)
    assert {sweep.value(SECONDS * share / 50) for share in range(50)} == {0, 0.5, 1, 1.5, 2}


def test_the_path_and_the_value_follow_the_clock(
    qtbot: QtBot, model: AppModel, clock: Clock
) -> None:
    qtbot.waitUntil(lambda: model.available > 0)
    path = model.frame.paths[0]
    model.sweep("a")
    assert model.sweeping == "a"
    clock.now += SECONDS / 4
    qtbot.waitUntil(lambda: reaches(model, 3.0))
    qtbot.waitUntil(lambda: model.frame.paths[0].generation > path.generation)
    clock.now += SECONDS / 2
    qtbot.waitUntil(lambda: reaches(model, 5.0))
    clock.now += SECONDS / 2
    qtbot.waitUntil(lambda: reaches(model, 3.0))


def test_a_sweep_is_one_undo_step(qtbot: QtBot, model: AppModel, clock: Clock) -> None:
    model.sweep("a")
    for value in (2.5, 3.0, 3.5):
        clock.now += SECONDS / 8
        qtbot.waitUntil(lambda value=value: reaches(model, value))  # type: ignore[misc]
    model.stop_sweep()
    assert (model.sweeping, model.frame.is_dragging) == ("", False)
    assert model.undo_text == "Sweep a"
    model.undo()
    assert reaches(model, 2.0)
    assert model.undo_text == ""
    model.redo()
    assert reaches(model, 3.5)


def test_an_undo_during_a_sweep_takes_the_sweep_back(
    qtbot: QtBot, model: AppModel, clock: Clock
) -> None:
    model.sweep("a")
    clock.now += SECONDS / 4
    qtbot.waitUntil(lambda: reaches(model, 3.0))
    model.undo()
    assert reaches(model, 2.0)
    assert not model.sweeping


@pytest.mark.parametrize("kind", ["start", "text", "value", "drag", "problem", "reset"])
def test_whatever_the_user_does_ends_the_sweep(
    qtbot: QtBot, model: AppModel, clock: Clock, kind: str
) -> None:
    model.sweep("a")
    clock.now += SECONDS / 4
    qtbot.waitUntil(lambda: reaches(model, 3.0))
    {
        "start": lambda: model.set_start((0.5, 0.5)),
        "text": lambda: model.set_expression("x^2 + a y^2 + 1"),
        "value": lambda: model.set_parameter("a", 1.5),
        "drag": lambda: model.begin_drag("Move the start"),
        "problem": lambda: model.choose_problem("rosenbrock"),
        "reset": model.reset,
    }[kind]()
    assert not model.sweeping
    model.end_drag()
    while model.undo_text not in {"", "Sweep a"}:
        model.undo()
    assert model.undo_text == "Sweep a"


def test_looking_elsewhere_and_playing_faster_do_not_end_a_sweep(model: AppModel) -> None:
    model.sweep("a")
    model.look_at(replace(model.document.bounds, xmax=9.0))
    model.set_speed(60.0)
    assert model.sweeping == "a"


def test_a_rate_that_was_found_before_a_sweep_does_not_outlive_it(
    qtbot: QtBot, model: AppModel, clock: Clock
) -> None:
    model.use_auto_rate()
    qtbot.waitUntil(lambda: bool(model.document.runs[0].auto_rates))
    model.sweep("a")
    clock.now += SECONDS / 4
    qtbot.waitUntil(lambda: reaches(model, 3.0))
    model.set_start((0.5, 0.5))
    assert not model.document.runs[0].auto_rates


def test_there_is_no_sweep_of_what_is_no_parameter_or_under_a_hand(model: AppModel) -> None:
    model.sweep("x")
    model.begin_drag("Move the start")
    model.sweep("a")
    assert not model.sweeping
    assert model.frame.is_dragging


def test_a_value_outside_the_slider_widens_it(model: AppModel) -> None:
    model.set_parameter("a", -3.0)
    assert model.document.parameter_ranges == {"a": ParameterRange(-3.0, 5.0)}


def test_a_range_that_cannot_be_is_refused(model: AppModel) -> None:
    with pytest.raises(ValueError, match="from a smaller number"):
        model.set_slider("a", ParameterRange(5.0, 1.0))
    model.set_slider("a", ParameterRange(0.1, 10.0, is_log=True))
    assert model.undo_text == "Change the slider of a"
    model.undo()
    assert model.document == TILTED
