"""The critical points in view as a user meets them: found at rest, never another function's."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gdviewer.core.bounds import Bounds
from gdviewer.core.critical_points.records import NOT_KNOWN
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.landmarks import landmarks

VIEW = Bounds(-2.0, 2.0, -2.0, 2.0)


def _places(frame: Frame) -> list[tuple[float, ...]]:
    return [point.x for point in frame.critical.points]


def test_they_are_found_once_the_view_rests(qtbot: QtBot, model: AppModel) -> None:
    model.set_expression("x y")
    model.set_viewport(VIEW, 400, 400, is_moving=True)
    qtbot.waitUntil(lambda: model.frame.field is not None)
    assert model.frame.critical is NOT_KNOWN
    with qtbot.waitSignal(model.changed):
        model.set_viewport(VIEW, 400, 400, is_moving=False)
    qtbot.waitUntil(lambda: _places(model.frame) == [(0.0, 0.0)])


def test_another_function_has_none_until_its_own_are_found(qtbot: QtBot, model: AppModel) -> None:
    told: list[Frame] = []
    model.set_expression("x y")
    model.set_viewport(VIEW, 400, 400, is_moving=False)
    qtbot.waitUntil(lambda: _places(model.frame) == [(0.0, 0.0)])
    model.changed.connect(lambda _old, new: told.append(new))
    model.set_expression("(x - 1) y")
    assert model.frame.critical is NOT_KNOWN
    qtbot.waitUntil(lambda: _places(model.frame) == [(1.0, 0.0)])
    assert all(_places(frame) in ([], [(1.0, 0.0)]) for frame in told)


def test_they_stay_while_the_start_moves(qtbot: QtBot, model: AppModel) -> None:
    model.set_expression("x y")
    model.set_viewport(VIEW, 400, 400, is_moving=False)
    qtbot.waitUntil(lambda: _places(model.frame) == [(0.0, 0.0)])
    model.begin_drag("Move the start")
    model.drag_start((0.5, 0.5))
    assert _places(model.frame) == [(0.0, 0.0)]
    model.end_drag()


def test_those_of_a_curve_are_found_too(qtbot: QtBot, model: AppModel) -> None:
    model.set_expression("x^3 - 3x")
    model.set_viewport(VIEW, 400, 400, is_moving=False)
    qtbot.waitUntil(lambda: sorted(_places(model.frame)) == [(-1.0,), (1.0,)])


def test_showing_them_is_no_step_to_undo(model: AppModel) -> None:
    before = model.undo_text
    model.toggle_critical_points()
    assert not model.document.shows_critical_points
    assert model.undo_text == before


def test_a_known_minimizer_that_is_found_is_one_landmark(qtbot: QtBot, model: AppModel) -> None:
    model.choose_problem("himmelblau")
    model.set_viewport(model.document.bounds, 400, 400, is_moving=False)
    qtbot.waitUntil(lambda: len(model.frame.critical.points) == 9)
    assert len(landmarks(model.frame)) == 9
    assert (3.0, 2.0) in landmarks(model.frame)


def test_no_point_of_a_line_is_a_landmark(qtbot: QtBot, model: AppModel) -> None:
    model.set_expression("(x + y)^2")
    model.set_viewport(VIEW, 400, 400, is_moving=False)
    qtbot.waitUntil(lambda: bool(model.frame.critical.points))
    assert landmarks(model.frame) == ()
