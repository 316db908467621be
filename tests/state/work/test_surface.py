"""What is sampled, and by which levels, as a hand moves the surface."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import objective
from gdviewer.core.sampling import Field
from gdviewer.state.models.model import AppModel
from gdviewer.state.work.delivery import Delivery
from gdviewer.state.work.surface import Surface
from gdviewer.state.work.wanted import Viewport

VIEW = Bounds(-2.0, 2.0, -2.0, 2.0)
AWAY = Bounds(1.0, 5.0, 1.0, 5.0)


def field_of(model: AppModel) -> Field:
    assert model.frame.field is not None
    return model.frame.field


def show(qtbot: QtBot, model: AppModel, expression: str) -> Field:
    """Have the fine field of ``expression`` in the frame, and return it."""
    before = model.frame.field
    model.set_expression(expression)
    model.set_viewport(VIEW, 400, 400, is_moving=False)
    qtbot.waitUntil(lambda: model.frame.field is not None and model.frame.field is not before)
    return field_of(model)


def drag_to(qtbot: QtBot, model: AppModel, a: float) -> Field:
    """Move the slider of a under the hand, and return the field that follows."""
    before = model.frame.field
    model.set_parameter("a", a)
    qtbot.waitUntil(lambda: model.frame.field is not before)
    return field_of(model)


def test_the_levels_stay_while_a_slider_is_dragged_and_are_chosen_anew_at_its_end(
    qtbot: QtBot, model: AppModel
) -> None:
    before = show(qtbot, model, "a x^2 + y^2")
    model.begin_drag("Change a")
    for value in (2.0, 30.0):
        dragged = drag_to(qtbot, model, value)
        assert dragged.levels.tolist() == before.levels.tolist()
        assert dragged.shading == before.shading
        assert dragged.values.max() > before.values.max()
    model.end_drag()
    qtbot.waitUntil(lambda: model.frame.field is not dragged)
    assert field_of(model).levels[-1] > 2 * before.levels[-1]
    assert field_of(model).values.size == before.values.size


def test_a_drag_that_is_taken_back_brings_the_levels_back(qtbot: QtBot, model: AppModel) -> None:
    before = show(qtbot, model, "a x^2 + y^2")
    model.begin_drag("Change a")
    model.set_parameter("a", 9.0)
    qtbot.waitUntil(lambda: model.frame.field is not before)
    model.cancel_drag()
    qtbot.waitUntil(lambda: field_of(model).values.size == before.values.size)
    assert field_of(model).levels.tolist() == before.levels.tolist()


def test_the_kind_of_spacing_stays_until_the_view_rests() -> None:
    surface, bowl = Surface(), objective("x^2 + y^2")
    contrasts = []
    for bounds, is_moving in ((VIEW, False), (AWAY, True), (AWAY, False)):
        surface.viewport = Viewport(bounds, 400, 400, is_moving)
        job = surface.change(bowl, is_maximizing=False, is_dragging=False)
        assert job is not None
        answer = next(job.answers())
        assert isinstance(answer, Field)
        assert answer.shading is not None
        contrasts.append(answer.shading.contrast)
        surface.take(Delivery(surface.key, job.generation, answer))
    still, moving, at_rest = contrasts
    assert min(still, moving) > 0.0 == at_rest


def test_a_start_that_is_dragged_has_nothing_sampled() -> None:
    surface, bowl = Surface(), objective("x^2 + y^2")
    surface.viewport = Viewport(VIEW, 400, 400)
    assert surface.change(bowl, is_maximizing=False, is_dragging=False) is not None
    assert surface.change(bowl, is_maximizing=False, is_dragging=True) is None
    assert surface.change(bowl, is_maximizing=False, is_dragging=False) is None


def test_a_surface_is_settled_when_the_fine_field_of_the_last_wish_is_there() -> None:
    surface, bowl = Surface(), objective("x^2 + y^2")
    surface.viewport = Viewport(VIEW, 400, 400)
    assert surface.settled is None
    for is_dragging, wanted in ((False, bowl), (True, objective("x^2 + 2y^2"))):
        job = surface.change(wanted, is_maximizing=False, is_dragging=is_dragging)
        assert job is not None
        assert surface.settled is None
        answer = next(job.answers())
        assert isinstance(answer, Field)
        surface.take(Delivery(surface.key, job.generation, answer))
        assert surface.settled == (None if is_dragging else (wanted, answer))
