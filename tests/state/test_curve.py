"""What is sampled of a function of one variable, and when."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gdviewer.core.bounds import Bounds
from gdviewer.core.curve import Curve
from gdviewer.core.objective import objective
from gdviewer.state.document import Document
from gdviewer.state.models.model import AppModel
from gdviewer.state.work.delivery import Delivery
from gdviewer.state.work.surface import Surface
from gdviewer.state.work.wanted import Viewport

VIEW = Bounds(-2.0, 2.0, -1.0, 1.0)


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[AppModel]:
    assert qtbot is not None
    model = AppModel(Document(expression="a x^2"))
    yield model
    model.close()


def curve_of(model: AppModel) -> Curve:
    assert model.frame.curve is not None
    return model.frame.curve


def test_a_function_of_one_variable_has_a_curve(qtbot: QtBot, model: AppModel) -> None:
    model.set_viewport(VIEW, 400, 300, is_moving=False)
    qtbot.waitUntil(lambda: model.frame.curve is not None)
    curve = curve_of(model)
    assert curve.span == (-2.0, 2.0)
    assert np.allclose(curve.values, curve.x**2)


def test_the_value_axis_stays_under_a_dragged_slider_and_is_fitted_at_its_end(
    qtbot: QtBot, model: AppModel
) -> None:
    model.set_viewport(VIEW, 400, 300, is_moving=False)
    qtbot.waitUntil(lambda: model.frame.curve is not None)
    before = curve_of(model)
    model.begin_drag("Change a")
    model.set_parameter("a", 3.0)
    qtbot.waitUntil(lambda: model.frame.curve is not before)
    dragged = curve_of(model)
    assert dragged.value_range == before.value_range
    assert dragged.values.max() > before.values.max()
    model.end_drag()
    qtbot.waitUntil(lambda: model.frame.curve is not dragged)
    assert curve_of(model).value_range[1] > 2 * before.value_range[1]


def test_values_that_come_into_view_by_the_fit_itself_are_no_new_wish() -> None:
    surface, bowl = Surface(), objective("x^2", variables=("x",))
    surface.viewport = Viewport(VIEW, 400, 300)
    job = surface.change(bowl, is_maximizing=False, is_dragging=False)
    assert job is not None
    answer = next(job.answers())
    assert isinstance(answer, Curve)
    surface.take(Delivery(surface.key, job.generation, answer))
    surface.viewport = Viewport(Bounds(-2.0, 2.0, *answer.value_range), 400, 300)
    assert surface.change(bowl, is_maximizing=False, is_dragging=False) is None
    assert surface.settled == (bowl, answer)


def test_a_start_that_is_dragged_has_no_curve_sampled() -> None:
    surface, bowl = Surface(), objective("x^2", variables=("x",))
    surface.viewport = Viewport(VIEW, 400, 300)
    assert surface.change(bowl, is_maximizing=False, is_dragging=False) is not None
    assert surface.change(bowl, is_maximizing=False, is_dragging=True) is None
    assert surface.change(bowl, is_maximizing=False, is_dragging=False) is None


def test_a_range_of_values_that_the_user_wants_is_sampled_for() -> None:
    surface, bowl = Surface(), objective("x^2", variables=("x",))
    surface.viewport = Viewport(VIEW, 400, 300)
    job = surface.change(bowl, False, False, value_range=(-1.0, 9.0))
    assert job is not None
    answer = next(job.answers())
    assert isinstance(answer, Curve)
    assert answer.value_range == (-1.0, 9.0)
    surface.take(Delivery(surface.key, job.generation, answer))
    assert surface.change(bowl, False, False) is not None


def test_another_text_has_its_own_values_in_view_unless_they_are_locked(model: AppModel) -> None:
    model.look_at(VIEW, (-1.0, 9.0))
    assert model.document.value_range == (-1.0, 9.0)
    model.toggle_view_lock()
    model.set_expression("x^3")
    assert model.document.value_range == (-1.0, 9.0)
    model.toggle_view_lock()
    model.set_expression("x^4")
    assert model.document.value_range is None


def test_the_axis_of_a_variable_that_is_not_there_stays(model: AppModel) -> None:
    before = model.document.bounds
    model.look_at(Bounds(-9.0, 9.0, 5.0, 6.0))
    after = model.document.bounds
    assert (after.xmin, after.xmax) == (-9.0, 9.0)
    assert (after.ymin, after.ymax) == (before.ymin, before.ymax)
