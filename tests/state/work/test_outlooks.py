"""The selected run computed ahead, and a rate that does better: while somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gdviewer.state.document import AT_ONCE, Document
from gdviewer.state.edits.choices import choose_problem
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.stability_words import (
    end_in_words,
    rates_in_words,
    suggested_rate,
    suggestion_in_words,
)
from gdviewer.state.work.interests import Interest

EXPLODES = (
    "Diverges at step 5; hopeless from step 1: after it f was never again as good as the 24.2 "
    "at the start."
)


@pytest.fixture
def model(qapp: object) -> Iterator[AppModel]:  # noqa: ARG001 the model needs the event loop
    """Return gradient descent on Rosenbrock's function at a rate that is too large."""
    model = AppModel(choose_problem(Document(speed=AT_ONCE), "rosenbrock"))
    model.set_optimizer("gradient_descent")
    model.set_hyperparameter("learning_rate", 0.01)
    yield model
    model.close()


def ask(model: AppModel, is_wanted: bool = True) -> None:
    model.want(Interest.OUTLOOK, "test", is_wanted)


def is_whole(model: AppModel) -> bool:
    return model.frame.outlook is not None and model.frame.outlook.is_whole


def test_the_window_tells_when_it_became_hopeless_and_which_rate_would_do(
    qtbot: QtBot, model: AppModel
) -> None:
    ask(model)
    qtbot.waitUntil(lambda: is_whole(model))
    assert end_in_words(model.frame) == EXPLODES
    assert suggested_rate(model.frame) == 0.002
    assert suggestion_in_words(model.frame).startswith("η = 0.002 was run for 2")


def test_a_run_that_is_lost_is_explained_unasked_from_where_it_was_last_as_good(
    qtbot: QtBot, model: AppModel
) -> None:
    qtbot.waitUntil(lambda: is_whole(model))
    outlook = model.frame.outlook
    assert outlook is not None
    assert outlook.turn is not None
    assert outlook.turn.step == 0
    assert outlook.turn.share == pytest.approx(7.53, abs=0.01)
    model.seek_end()
    qtbot.waitUntil(lambda: model.frame.playhead == 5)
    model.seek_turn()
    assert model.frame.playhead == 0


def test_nothing_is_run_ahead_unless_somebody_asks(qtbot: QtBot, model: AppModel) -> None:
    model.set_hyperparameter("learning_rate", 1e-4)
    model.seek_end()
    qtbot.waitUntil(lambda: model.frame.playhead == 2000)
    assert model.frame.outlook is None
    ask(model)
    qtbot.waitUntil(lambda: is_whole(model))
    ask(model, is_wanted=False)
    assert model.frame.outlook is None


def test_what_was_found_out_is_still_known_when_somebody_asks_again(
    qtbot: QtBot, model: AppModel
) -> None:
    model.set_expression("x^2 + 4y^2")
    ask(model)
    qtbot.waitUntil(lambda: is_whole(model))
    ask(model, is_wanted=False)
    assert model.frame.outlook is None
    ask(model)
    assert is_whole(model)
    assert end_in_words(model.frame).startswith("Converges at step")
    assert suggested_rate(model.frame) == 0.2


def test_what_was_not_found_out_yet_is_found_out_when_somebody_asks_again(
    qtbot: QtBot, model: AppModel
) -> None:
    model.set_expression("x^2 + 4y^2")
    ask(model)
    assert not is_whole(model)
    ask(model, is_wanted=False)
    ask(model)
    qtbot.waitUntil(lambda: is_whole(model))
    assert suggested_rate(model.frame) == 0.2


def said(model: AppModel) -> str:
    return suggestion_in_words(model.frame)


def test_a_rate_above_the_bound_at_the_playhead_is_said_to_have_been_run(
    qtbot: QtBot, model: AppModel
) -> None:
    ask(model)
    model.want(Interest.STABILITY, "test", True)
    qtbot.waitUntil(lambda: is_whole(model) and model.frame.explained is not None)
    assert suggestion_in_words(model.frame).endswith(
        " It may be above 0.001328: that bound is of the quadratic at the playhead alone, and this "
        "rate was run."
    )
    model.seek_end()
    qtbot.waitUntil(lambda: model.frame.playhead == 5 and "at step 0 alone" in said(model))
    assert "It may be above 0.001328" in said(model)
    model.set_expression("x^2 + 4y^2")
    qtbot.waitUntil(lambda: is_whole(model) and model.frame.explained is not None)
    assert suggestion_in_words(model.frame).startswith("η = 0.2 was run to its stop")
    assert "It may be above" not in suggestion_in_words(model.frame)


def test_where_f_has_no_minimum_no_rate_is_suggested(qtbot: QtBot, model: AppModel) -> None:
    model.set_expression("x^2 - y^2")
    ask(model)
    qtbot.waitUntil(lambda: is_whole(model))
    assert suggested_rate(model.frame) is None
    assert suggestion_in_words(model.frame) == (
        "No learning rate is suggested: f falls, and no end of it was found."
    )


def test_another_rate_is_run_ahead_anew_and_nothing_old_is_told_meanwhile(
    qtbot: QtBot, model: AppModel
) -> None:
    ask(model)
    qtbot.waitUntil(lambda: is_whole(model))
    model.set_hyperparameter("learning_rate", 0.002)
    assert end_in_words(model.frame) == "Running ahead …"
    assert suggested_rate(model.frame) is None
    qtbot.waitUntil(lambda: is_whole(model))
    assert end_in_words(model.frame).startswith("Still under way")


def test_under_a_hand_nothing_is_run_ahead(qtbot: QtBot, model: AppModel) -> None:
    ask(model)
    qtbot.waitUntil(lambda: is_whole(model))
    model.begin_drag("Change the rate")
    model.set_hyperparameter("learning_rate", 0.003)
    assert end_in_words(model.frame) == "Runs when the hand lets go …"
    model.end_drag()
    qtbot.waitUntil(lambda: is_whole(model))


def test_a_run_at_its_end_has_its_rate_of_convergence_measured_beside_the_predicted_one(
    qtbot: QtBot, model: AppModel
) -> None:
    model.set_expression("x^2 + 5y^2")
    model.set_hyperparameter("learning_rate", 0.05)
    model.set_start((1.0, 1.0))
    ask(model)
    assert rates_in_words(model.frame) == ""
    qtbot.waitUntil(lambda: bool(rates_in_words(model.frame)))
    assert "keeps 0.9 of the error" in rates_in_words(model.frame)
    assert rates_in_words(model.frame).endswith("predicts 0.9.")


def test_a_method_without_a_learning_rate_has_none_suggested(qtbot: QtBot, model: AppModel) -> None:
    model.set_optimizer("nelder_mead")
    ask(model)
    qtbot.waitUntil(lambda: is_whole(model))
    assert end_in_words(model.frame).startswith("Converges at step")
    assert suggestion_in_words(model.frame) == ""


def test_a_good_rate_is_said_to_be_good(qtbot: QtBot, model: AppModel) -> None:
    model.set_expression("x^2 + y^2")
    model.set_hyperparameter("learning_rate", 0.5)
    ask(model)
    qtbot.waitUntil(lambda: is_whole(model))
    assert suggestion_in_words(model.frame) == "No other learning rate that was tried does better."
