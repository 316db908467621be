"""A swarm as the model has it: begun, computed beside the runs, stepped through, saved."""

from __future__ import annotations

from dataclasses import replace as with_changes

import numpy as np
import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from gdviewer.core.bounds import Bounds
from gdviewer.core.swarm import Ending
from gdviewer.core.walk import walk
from gdviewer.export.caption import caption
from gdviewer.state.document_file import from_json, to_json
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.swarm_words import swarm_sentence
from gdviewer.state.resolve import resolve
from gdviewer.state.spread import Spread
from gdviewer.state.work.swarm import SwarmPaths, SwarmProgress, whole_swarm
from tests.state.conftest import BOWL

SPREAD = Spread(5, Bounds(-2, 2, -2, 2), 0)


def is_done(model: AppModel) -> bool:
    return model.frame.swarm is not None and model.frame.swarm.is_done


def swarm_of(model: AppModel) -> SwarmPaths:
    assert model.frame.swarm is not None
    return model.frame.swarm


def test_each_path_of_a_swarm_is_that_of_the_run_from_there(qtbot: QtBot, model: AppModel) -> None:
    model.begin_swarm(3)
    qtbot.waitUntil(lambda: is_done(model))
    swarm, descent = swarm_of(model), model.frame.facts.requests[0].descent
    for index, start in enumerate(swarm.at(0).tolist()):
        alone = walk(with_changes(descent, start=tuple(start), start_index=index))
        for step in (0, 1, 100, swarm.length - 1):
            at = min(step, len(alone) - 1)
            np.testing.assert_array_equal(swarm.at(step)[index], alone.x[at])


def test_the_swarm_goes_on_where_the_run_has_ended(qtbot: QtBot, model: AppModel) -> None:
    model.set_start((1e-9, 0.0))
    model.begin_swarm(2)
    model.last()
    qtbot.waitUntil(lambda: not model.frame.is_seeking_end)
    assert model.frame.paths[0].length < swarm_of(model).length
    assert model.frame.playhead == model.frame.available == swarm_of(model).length - 1
    model.step(-10)
    assert model.frame.swarm_step == swarm_of(model).length - 11


def test_it_is_told_how_many_have_ended_and_where(qtbot: QtBot, model: AppModel) -> None:
    model.set_expression("(x^2 - 1)^2 + y^2")
    model.set_hyperparameter("learning_rate", 0.1)
    model.begin_swarm(4)
    model.last()
    qtbot.waitUntil(lambda: is_done(model) and not model.frame.is_seeking_end)
    sentence = "Swarm of Gradient descent: 16 of 16 converged (8 at (1, 0), 8 at (−1, 0))"
    assert swarm_sentence(model.frame) == sentence
    assert model.status.startswith("Swarm of Gradient descent: 16 of 16 converged")
    assert "from 4 × 4 starts, x from −2 to 2, y from −2 to 2" in caption(model.frame)
    model.seek(0)
    assert "16 still going" in model.status


def test_a_swarm_that_runs_away_or_begins_nowhere_says_so(qtbot: QtBot, model: AppModel) -> None:
    model.set_expression("x^2 + log(y)")
    model.set_hyperparameter("learning_rate", 30.0)
    model.begin_swarm(2)
    model.last()
    qtbot.waitUntil(lambda: is_done(model) and not model.frame.is_seeking_end)
    assert "0 of 4 converged" in model.status
    assert "ended where f has no value" in model.status


def test_beginning_and_ending_a_swarm_are_undo_steps(model: AppModel) -> None:
    model.begin_swarm(7)
    assert model.undo_text == "Swarm of 49"
    model.end_swarm()
    assert model.document.swarm is None
    model.undo()
    assert model.swarm_side == 7
    model.undo()
    assert model.document.swarm is None


def test_another_learning_rate_computes_the_swarm_anew_and_the_view_does_not(
    qtbot: QtBot, model: AppModel
) -> None:
    model.begin_swarm(3)
    qtbot.waitUntil(lambda: is_done(model))
    first = swarm_of(model)
    model.update(bounds=Bounds(-1, 1, -1, 1))
    model.set_start((0.5, 0.5))
    assert model.frame.swarm is first
    model.set_hyperparameter("learning_rate", 0.2)
    qtbot.waitUntil(lambda: is_done(model) and model.frame.swarm is not first)
    assert swarm_of(model).length < first.length


def test_a_drag_that_ends_computes_the_swarm_anew(qtbot: QtBot, model: AppModel) -> None:
    model.begin_swarm(3)
    qtbot.waitUntil(lambda: is_done(model))
    first = swarm_of(model)
    model.begin_drag("Change the learning rate")
    model.set_hyperparameter("learning_rate", 0.2)
    assert swarm_of(model) is first
    model.end_drag()
    qtbot.waitUntil(lambda: is_done(model) and model.frame.swarm is not first)
    assert swarm_of(model).length < first.length


def test_reset_takes_the_swarm_back_to_its_starts_until_it_plays(
    qtbot: QtBot, model: AppModel
) -> None:
    model.begin_swarm(3)
    qtbot.waitUntil(lambda: is_done(model))
    length = swarm_of(model).length
    model.reset()
    qtbot.waitUntil(lambda: model.frame.swarm is not None and bool(model.frame.paths))
    assert (swarm_of(model).length, model.available) == (1, 0)
    model.set_speed(5.0)
    model.play()
    qtbot.waitUntil(lambda: is_done(model))
    assert swarm_of(model).length == length


def test_a_method_that_takes_one_point_at_a_time_swarms_too(qtbot: QtBot, model: AppModel) -> None:
    model.set_optimizer("nelder_mead")
    model.begin_swarm(3)
    model.last()
    qtbot.waitUntil(lambda: is_done(model) and not model.frame.is_seeking_end)
    assert "9 of 9 converged" in model.status


def test_a_swarm_needs_two_variables_and_a_run_that_is_shown(qtbot: QtBot, model: AppModel) -> None:
    model.show_runs([0], False)
    with qtbot.waitSignal(model.noticed) as told:
        model.begin_swarm(3)
    assert told.args == ["Gradient descent is hidden; show it to let a swarm of it go."]
    model.show_runs([0], True)
    model.begin_swarm(3)
    model.set_expression("x^2")
    assert model.frame.facts.swarm is None
    assert model.frame.swarm is None
    with qtbot.waitSignal(model.noticed) as told:
        model.begin_swarm(3)
    assert told.args == ["A swarm needs a function of two variables."]


def test_the_document_keeps_the_swarm_and_not_its_points() -> None:
    document = replace(BOWL, swarm=SPREAD)
    assert from_json(to_json(document)).swarm == SPREAD
    assert len(to_json(document)) < len(to_json(BOWL)) + 300


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (b'{"gdviewer": 1, "swarm": {"a_side": 51}}', "a_side"),
        (b'{"gdviewer": 1, "swarm": {"a_side": 1}}', "a_side"),
        (
            b'{"gdviewer": 1, "swarm": {"bounds": {"xmin": 1, "xmax": 1, "ymin": 0, "ymax": 1}}}',
            "swarm: the range",
        ),
    ],
)
def test_a_swarm_that_cannot_be_is_refused(wrong: bytes, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        from_json(wrong)


def test_what_was_shown_stays_as_more_steps_come() -> None:
    asked = resolve(replace(BOWL, swarm=SPREAD)).swarm
    assert asked is not None
    begun = whole_swarm(asked.swarm, lambda: False)
    assert begun.length == 1
    more = SwarmProgress(np.full((200, 25, 2), 7.0), begun.ending, begun.ended_at, is_done=True)
    grown = begun.with_more(more)
    assert (begun.length, grown.length) == (1, 201)
    np.testing.assert_array_equal(grown.at(0), begun.at(0))
    assert (grown.at(200) == 7.0).all()


def test_an_ending_is_not_told_before_it_has_come() -> None:
    asked = resolve(replace(BOWL, swarm=replace(SPREAD, a_side=4))).swarm
    assert asked is not None
    whole = whole_swarm(asked.swarm, lambda: True)
    first = int(whole.ended_at.min())
    assert first > 100
    assert (whole.ending_at(first - 1) == Ending.NONE).all()
    assert (whole.ending_at(first) == Ending.CONVERGED).any()
    assert (whole.ending_at(whole.length - 1) == Ending.CONVERGED).all()
