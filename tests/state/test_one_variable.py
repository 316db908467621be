"""The model on a function of one variable: all that a plane can do."""

from __future__ import annotations

from functools import partial

from pytestqt.qtbot import QtBot

from gdviewer.state.models.model import AppModel
from tests.state.conftest import shows_path_from, wait_for_end


def test_a_text_without_y_descends_along_x_and_keeps_the_y_of_the_start(
    qtbot: QtBot, model: AppModel
) -> None:
    model.set_start((1.0, 0.75))
    model.set_expression("x^2 + 1")
    assert model.frame.variables == ("x",)
    assert model.frame.axes == ("x", "f")
    assert model.frame.starts == ((1.0,),)
    qtbot.waitUntil(partial(shows_path_from, model, (1.0,)))
    wait_for_end(qtbot, model)
    model.set_expression("x^2 + y^2")
    qtbot.waitUntil(partial(shows_path_from, model, (1.0, 0.75)))


def test_a_start_on_the_line_can_be_set_dragged_and_drawn_at_random(
    qtbot: QtBot, model: AppModel
) -> None:
    model.set_expression("x^2")
    for move in (model.set_start, model.nudge_start, model.type_start):
        move((0.5,))
        assert model.document.starts == ((0.5, 1.0),)
        move((0.25, 1.0))
        assert model.frame.starts == ((0.25,),)
    model.begin_drag("Move the start")
    model.drag_start((0.125,))
    model.end_drag()
    qtbot.waitUntil(partial(shows_path_from, model, (0.125,)))
    model.random_start()
    ((x, y),) = model.document.starts
    assert -2 <= x <= 2
    assert y == 1.0


def test_the_rate_of_a_function_of_one_variable_is_found(qtbot: QtBot, model: AppModel) -> None:
    model.use_auto_rate()
    model.set_expression("50 x^2")
    qtbot.waitUntil(lambda: bool(model.document.runs[0].auto_rates))
    assert model.document.runs[0].auto_rates == {"gradient_descent": 0.01}


def test_the_variables_may_change_while_the_worker_is_at_work(
    qtbot: QtBot, model: AppModel
) -> None:
    for _ in range(5):
        for text in ("x^2", "x^2 + y^2", "t^4", "w^2 + b^2"):
            model.set_expression(text)
    qtbot.waitUntil(partial(shows_path_from, model, (1.0, 1.0)))
    assert model.frame.variables == ("w", "b")
