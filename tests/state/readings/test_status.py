"""The sentence of the status line."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.status import SEPARATOR, exact_status, status
from gdviewer.state.run import Run
from tests.state.conftest import wait_for_end

RATES = {"good": 0.2, "wild": 5.0}
RACE = tuple(
    Run("gradient_descent", {"gradient_descent": {"learning_rate": rate}}, name=name)
    for name, rate in RATES.items()
)


def test_the_status_of_a_stop_says_each_thing_once(qtbot: QtBot, model: AppModel) -> None:
    wait_for_end(qtbot, model)
    steps = model.frame.available
    verdict, value, finding = status(model.frame).split(SEPARATOR)
    assert verdict == f"Gradient descent: gradient below 10⁻⁶ after {steps} steps"
    assert value.startswith("f ")
    assert finding == "f curves upward in every direction, as at a minimum"


def test_the_status_of_a_limit_says_what_is_left_to_go(qtbot: QtBot, model: AppModel) -> None:
    model.set_criterion("max_steps", 10)
    model.last()
    qtbot.waitUntil(lambda: not model.frame.is_seeking_end)
    verdict, _, finding = status(model.frame).split(SEPARATOR)
    assert verdict == "Gradient descent: step limit after 10 steps"
    assert finding == "the largest partial derivative is still 3.232"


def test_the_exact_status_adds_the_reason_in_full_and_its_evidence(
    qtbot: QtBot, model: AppModel
) -> None:
    wait_for_end(qtbot, model)
    verdict, *_ = status(model.frame).split(SEPARATOR)
    exact, _, message, *evidence = exact_status(model.frame).split(SEPARATOR)
    stop = model.frame.paths[0].trajectory.stop
    assert stop is not None
    assert (exact, message) == (verdict, stop.message)
    names = [one.rpartition(" ")[0] for one in evidence]
    assert names == ["gradient", "tolerance", "least curvature", "greatest curvature"]
    assert "tolerance 10⁻⁶" in evidence


def test_a_start_outside_the_domain_is_told_first(qtbot: QtBot, model: AppModel) -> None:
    model.set_expression("log(x) + y^2")
    model.set_start((-1.0, 1.0))
    qtbot.waitUntil(lambda: "at the start" in model.status)
    assert status(model.frame).split(SEPARATOR) == [
        "Gradient descent: f undefined at the start",
        "f has no value at (−1, 1)",
    ]


def test_of_a_race_there_is_one_sentence(qtbot: QtBot, model: AppModel) -> None:
    model.set_runs(RACE, "Race")
    model.last()
    qtbot.waitUntil(lambda: not model.frame.is_seeking_end)
    counts, place, best = status(model.frame).split(SEPARATOR)
    assert counts == "Race: 1 of 2 converged, 1 × diverged"
    assert place == f"step {model.available}"
    assert best.startswith("lowest f ")
    assert best.endswith(", good")
    model.seek(1)
    assert status(model.frame).startswith(f"Race: 0 of 2 converged, 2 going on{SEPARATOR}step 1")
    model.race_by("evaluations")
    assert f"{SEPARATOR}2 evaluations{SEPARATOR}" in status(model.frame)
    assert "good" in exact_status(model.frame)


def test_one_method_from_several_starts_says_why_none_converged(
    qtbot: QtBot, model: AppModel
) -> None:
    model.set_expression("log(x) + y^2")
    model.set_start((-1.0, 1.0))
    model.add_start((-2.0, 1.0))
    model.last()
    qtbot.waitUntil(lambda: not model.frame.is_seeking_end)
    counts, *_ = status(model.frame).split(SEPARATOR)
    assert counts == ("Gradient descent from 2 starts: 0 of 2 converged: no value at the start")
