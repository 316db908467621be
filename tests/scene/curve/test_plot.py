"""How a function of one variable is shown: the curve, the path on it, and how it is looked at."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from msgspec import structs
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import Array
from gdviewer.export.rendering import last_frame
from gdviewer.scene.contour import ContourScene
from gdviewer.scene.curve.plot import CurvePlot
from gdviewer.scene.marks.guides import Guides
from gdviewer.scene.plot import plot_of
from gdviewer.scene.theme import LIGHT
from gdviewer.scene.viewport import Viewport
from gdviewer.state.document import Document
from gdviewer.state.frame import Frame
from gdviewer.state.run import Run

VIEW = Bounds(-2.0, 2.0, -7.0, 7.0)
DESCENT = (Run("gradient_descent", {"gradient_descent": {"learning_rate": 0.1}}),)


@pytest.fixture
def scene(qtbot: QtBot) -> ContourScene:
    made = ContourScene()
    qtbot.addWidget(made)
    made.resize(700, 500)
    return made


def frame_of(text: str, x: float = 1.5, **fields: Any) -> Frame:
    """Return a frame with a descent of 8 steps from ``x``."""
    document = Document(
        expression=text,
        starts=((x, 1.0),),
        runs=DESCENT,
        criteria={"max_steps": 8},
        bounds=VIEW,
    )
    return last_frame(structs.replace(document, **fields))


def shown(scene: ContourScene, frame: Frame) -> Frame:
    """Show ``frame`` with its curve, and return it."""
    scene.apply(None, frame)
    whole = plot_of(frame).sampled(frame, scene_viewport(scene), 1.0)
    scene.apply(frame, whole)
    return whole


def scene_viewport(scene: ContourScene) -> Viewport:
    rect = scene.plot_rect()
    return Viewport(scene.view_bounds(), rect.left(), rect.top(), rect.width(), rect.height())


def curve_plot(frame: Frame) -> CurvePlot:
    plot = plot_of(frame)
    assert isinstance(plot, CurvePlot)
    return plot


def colors_in(image: QImage, x: int, rows: range) -> set[str]:
    return {image.pixelColor(x, y).name() for y in rows}


def test_a_function_of_one_variable_is_a_curve_and_has_its_value_upwards() -> None:
    plot = plot_of(frame_of("x^2"))
    assert plot.title == "Curve"
    assert plot.axes == ("x", "f")
    assert plot.place((1.5,)) == (1.5, 2.25)
    assert plot.shading is None
    assert plot_of(frame_of("x^2 + y^2")).title == "Contour"


def test_the_values_in_view_are_fitted_to_the_curve(scene: ContourScene) -> None:
    shown(scene, frame_of("x^2"))
    view = scene.view_bounds()
    assert (view.xmin, view.xmax) == pytest.approx((-2.0, 2.0))
    assert view.ymin < 0.0
    assert 4.0 < view.ymax < 5.0


def test_the_values_that_the_user_chose_are_in_view(scene: ContourScene) -> None:
    shown(scene, frame_of("x^2", value_range=(-1.0, 9.0)))
    view = scene.view_bounds()
    assert (view.ymin, view.ymax) == pytest.approx((-1.0, 9.0))


def test_each_iterate_is_a_dot_on_the_curve(scene: ContourScene) -> None:
    frame = shown(scene, frame_of("x^2", shows_workings=False, shows_critical_points=False))
    image = scene.grab().toImage()
    for x in frame.paths[0].trajectory.x[1:5, 0].tolist():
        pixel = scene.pixel_of((x, x**2)).toPoint()
        assert image.pixelColor(pixel) == QColor(LIGHT.run_color(0))


def test_no_line_is_drawn_through_a_pole_or_a_jump(scene: ContourScene) -> None:
    for text, at in (("1/(x - 0.613)", 0.613), ("floor(x + 0.387)", 0.613)):
        shown(scene, frame_of(text, -1.0, shows_workings=False))
        image, between = scene.grab().toImage(), scene.pixel_of((at, 0.5)).toPoint()
        rows = range(between.y() - 5, between.y() + 5)
        assert not any(LIGHT.muted in colors_in(image, between.x() + x, rows) for x in (-1, 0, 1))


def test_a_start_where_f_is_undefined_is_at_the_lower_edge(scene: ContourScene) -> None:
    shown(scene, frame_of("log(x)", -1.0))
    pixel = scene.to_pixel((-1.0,))
    assert pixel.y() == pytest.approx(scene.plot_rect().bottom(), abs=2)
    assert scene.is_in_view((-1.0,))


def test_a_place_of_the_picture_means_the_point_below_it(scene: ContourScene) -> None:
    shown(scene, frame_of("x^2"))
    (x,) = scene.to_point(scene.pixel_of((0.7, 3.0)))
    assert x == pytest.approx(0.7)


def test_a_start_follows_upright_guides_only() -> None:
    assert plot_of(frame_of("x^2")).guides(Guides(1.0, 2.0)) == Guides(1.0)


def test_a_zoom_is_one_of_the_variable_until_the_values_are_the_users() -> None:
    view = Bounds(-2.0, 2.0, 0.0, 4.0)
    fitted = plot_of(frame_of("x^2")).zoomed(view, (1.0, 1.0), 0.5)
    assert fitted == Bounds(-0.5, 1.5, 0.0, 4.0)
    chosen = plot_of(frame_of("x^2", value_range=(0.0, 4.0))).zoomed(view, (1.0, 1.0), 0.5)
    assert chosen == Bounds(-0.5, 1.5, 0.5, 2.5)


def test_a_zoom_beside_an_axis_is_one_of_that_axis() -> None:
    view = Bounds(-2.0, 2.0, 0.0, 4.0)
    for values in (None, (0.0, 4.0)):
        plot = plot_of(frame_of("x^2", value_range=values))
        assert plot.zoomed(view, (-2.5, 2.0), 0.5) == Bounds(-2.0, 2.0, 1.0, 3.0)
        assert plot.zoomed(view, (0.0, -0.5), 0.5) == Bounds(-1.0, 1.0, 0.0, 4.0)


def test_the_values_are_the_users_once_a_hand_has_moved_them() -> None:
    view, plot = Bounds(-2.0, 2.0, 0.0, 4.0), plot_of(frame_of("x^2"))
    assert plot.values_in(view, plot.moved(view, 1.0, 0.0)) is None
    assert plot.values_in(view, plot.moved(view, 1.0, 1e-15)) is None
    assert plot.values_in(view, plot.moved(view, 0.0, 1.0)) == (1.0, 5.0)
    chosen = plot_of(frame_of("x^2", value_range=(0.0, 4.0)))
    assert chosen.values_in(view, chosen.moved(view, 1.0, 0.0)) == (0.0, 4.0)


def test_a_hand_that_goes_along_the_curve_keeps_the_values_fitted() -> None:
    plot, offset = plot_of(frame_of("x^2")), QPointF(5.0, 2.0)
    assert plot.followed(offset, QPointF(100.0, 20.0)) == QPointF(5.0, 0.0)
    assert plot.followed(offset, QPointF(100.0, 60.0)) == offset
    chosen = plot_of(frame_of("x^2", value_range=(0.0, 4.0)))
    assert chosen.followed(offset, QPointF(100.0, 20.0)) == offset


def test_values_may_be_huge_or_tiny_and_be_zoomed_and_moved() -> None:
    plot = plot_of(frame_of("x^2", value_range=(0.0, 4e50)))
    view = Bounds(-2.0, 2.0, 0.0, 4e50)
    assert plot.zoomed(view, (0.0, 0.0), 0.5) == Bounds(-1.0, 1.0, 0.0, 2e50)
    assert plot.moved(view, 0.0, 1e50) == Bounds(-2.0, 2.0, 1e50, 5e50)
    small = Bounds(-2.0, 2.0, 0.0, 1e-30)
    assert plot.zoomed(small, (0.0, 0.0), 0.5).ymax == 5e-31


def test_zooming_ends_where_numbers_end() -> None:
    plot = plot_of(frame_of("x^2", value_range=(0.0, 4.0)))
    for factor in (0.5, 2.0):
        view = Bounds(-2.0, 2.0, 0.0, 4.0)
        for _ in range(2000):
            view = plot.zoomed(view, (0.1, 0.1), factor)
        assert view.xmin < view.xmax
        assert view.ymin < view.ymax
        assert np.isfinite((view.width, view.height)).all()


def test_the_places_of_a_path_are_pairs() -> None:
    frame = frame_of("x^2")
    places = curve_plot(frame).places(frame.paths[0])
    pairs: Array = places[2:5]
    x = frame.paths[0].trajectory.x[2:5, 0]
    assert len(places) == 9
    assert pairs == pytest.approx(np.column_stack((x, x**2)))


def test_another_playhead_leaves_the_curve_and_its_axes_alone(scene: ContourScene) -> None:
    frame = shown(scene, frame_of("x^2"))
    scene.grab()
    before = scene.view_bounds()
    scene.apply(frame, replace(frame, playhead=3))
    assert scene.view_bounds() == before


def test_a_curve_is_no_room_for_a_key(scene: ContourScene) -> None:
    shown(scene, frame_of("x^2"))
    place = scene.plot_rect()
    place.setSize(place.size() / 4)
    assert scene.covered(place) > 10.0
    place.moveCenter(QPoint(scene.plot_rect().center().x(), place.center().y()))
    assert scene.covered(place) == 0.0


def test_a_curve_that_goes_up_and_down_in_each_pixel_is_painted_in_no_time(
    scene: ContourScene,
) -> None:
    shown(scene, frame_of("sin(3000x)"))
    began = time.process_time()
    scene.grab()
    assert time.process_time() - began < 1.0
