"""A view that is locked: hands and commands leave it, what is typed changes it."""

from __future__ import annotations

from functools import partial

from pytestqt.qtbot import QtBot

from gdviewer.core.bounds import Bounds
from gdviewer.state.models.model import AppModel

HERE, THERE = Bounds(-1, 1, -2, 2), Bounds(5, 6, 7, 8)


def test_a_locked_view_says_so_and_stays(qtbot: QtBot, model: AppModel) -> None:
    model.look_at(HERE, (-1.0, 1.0))
    model.toggle_view_lock()
    for move in (partial(model.look_at, THERE), model.fit, model.fit_path):
        with qtbot.waitSignal(model.view_refused):
            move()
    model.choose_problem("rosenbrock")
    model.undo()
    model.redo()
    assert model.document.bounds == HERE
    assert model.document.value_range == (-1.0, 1.0)


def test_what_is_typed_goes_before_the_lock(model: AppModel) -> None:
    model.toggle_view_lock()
    model.type_bounds(THERE)
    model.type_values((0.0, 3.0))
    assert (model.document.bounds, model.document.value_range) == (THERE, (0.0, 3.0))


def test_an_unlocked_view_fits_again(model: AppModel) -> None:
    model.toggle_view_lock()
    model.toggle_view_lock()
    model.look_at(THERE, (0.0, 1.0))
    model.fit()
    assert (model.document.bounds, model.document.value_range) == (model.document.home, None)


def test_the_lock_is_no_undo_step_and_survives_one(model: AppModel) -> None:
    model.set_start((0.5, 0.5))
    model.toggle_view_lock()
    model.undo()
    assert model.document.is_view_locked
    assert model.undo_text == ""


def test_a_lock_keeps_the_values_that_were_fitted_to_a_curve(qtbot: QtBot, model: AppModel) -> None:
    model.set_expression("x^2")
    model.set_viewport(HERE, 400, 400, is_moving=False)
    qtbot.waitUntil(lambda: model.frame.value_range is not None)
    fitted = model.frame.value_range
    model.toggle_view_lock()
    model.set_expression("100 x^2")
    assert model.document.value_range == fitted


def test_undo_brings_back_another_function_but_not_its_view_where_that_is_locked(
    model: AppModel,
) -> None:
    model.choose_problem("rosenbrock")
    model.choose_problem("himmelblau")
    model.toggle_view_lock()
    locked = model.document.bounds
    model.undo()
    assert (model.document.problem, model.document.bounds) == ("rosenbrock", locked)
