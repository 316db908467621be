"""Mouse, keys and words on the curve of a function of one variable."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from gdviewer.core.bounds import Bounds
from gdviewer.scene.contour import ContourScene
from gdviewer.state.models.model import AppModel
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.views.contour import ContourView
from gdviewer.ui.views.workings_key import WorkingsKey
from gdviewer.ui.widgets.live_labels import LiveLabel
from tests.ui.conftest import Find

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def scene(qtbot: QtBot, window: MainWindow, model: AppModel) -> ContourScene:
    """Return the scene with the curve of x² − 2x over −2 to 4, its least value at 1."""
    scene = window.findChild(ContourScene, "contour_scene")
    assert isinstance(scene, ContourScene)
    model.pause()
    model.set_expression("x^2 - 2x")
    bounds = Bounds(-2.0, 4.0, -5.0, 5.0)
    model.update(bounds=bounds, home=bounds)
    qtbot.waitUntil(lambda: is_settled(model))
    return scene


def is_settled(model: AppModel) -> bool:
    curve, bounds = model.frame.curve, model.document.bounds
    return curve is not None and curve.span == (bounds.xmin, bounds.xmax)


def start_of(model: AppModel) -> float:
    return model.document.starts[0][0]


def wheel(scene: ContourScene, pixel: QPoint, notches: int) -> None:
    event = QWheelEvent(
        QPointF(pixel),
        scene.mapToGlobal(QPointF(pixel)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(scene, event)


def drag(scene: ContourScene, start: QPoint, end: QPoint) -> None:
    """Press at ``start`` and go to ``end``, without letting go."""
    QTest.mousePress(scene, LEFT, pos=start)
    for share in (0.25, 0.5, 0.75, 1.0):
        QTest.mouseMove(scene, start + (end - start) * share)


def test_a_click_anywhere_sets_the_variable_and_plays(scene: ContourScene, model: AppModel) -> None:
    kept = model.document.starts[0][1]
    QTest.mouseClick(scene, LEFT, pos=scene.pixel_of((3.0, 5.0)).toPoint())
    assert start_of(model) == pytest.approx(3.0, abs=0.02)
    assert model.document.starts[0][1] == kept
    assert model.frame.is_playing


def test_a_dragged_start_slides_along_the_curve(scene: ContourScene, model: AppModel) -> None:
    model.set_start((3.0,))
    model.pause()
    drag(scene, scene.to_pixel((3.0,)).toPoint(), scene.pixel_of((2.0, 6.0)).toPoint())
    assert start_of(model) == pytest.approx(2.0, abs=0.02)
    at = scene.to_pixel(model.frame.starts[0])
    assert at.y() == pytest.approx(scene.pixel_of((2.0, 0.0)).y(), abs=4)
    QTest.mouseRelease(scene, LEFT, pos=scene.pixel_of((2.0, 6.0)).toPoint())
    assert not model.frame.is_dragging


def test_a_click_near_a_stationary_point_is_that_point(
    qtbot: QtBot, scene: ContourScene, model: AppModel
) -> None:
    qtbot.waitUntil(lambda: len(model.frame.critical.points) == 1)
    QTest.mouseClick(scene, LEFT, pos=scene.pixel_of((1.0, 4.0)).toPoint() + QPoint(4, 0))
    assert start_of(model) == pytest.approx(1.0, abs=1e-12)


def test_alt_and_an_arrow_move_the_start_by_a_pixel(
    window: MainWindow, scene: ContourScene, model: AppModel
) -> None:
    model.set_start((3.0,))
    model.pause()
    view = window.findChild(ContourView, "contour")
    assert isinstance(view, ContourView)
    pixel = scene.view_bounds().width / scene.plot_rect().width()
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert start_of(model) == pytest.approx(3.0 + pixel)
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert start_of(model) == pytest.approx(3.0 + pixel)


def test_the_wheel_zooms_the_variable_and_the_values_follow(
    qtbot: QtBot, scene: ContourScene, model: AppModel
) -> None:
    pixel = scene.pixel_of((1.0, 2.0)).toPoint()
    kept, before = model.document.bounds, scene.view_bounds()
    wheel(scene, pixel, 4)
    qtbot.waitUntil(lambda: is_settled(model))
    view = scene.view_bounds()
    assert view.width == pytest.approx(before.width / 1.2**4)
    assert scene.to_point(QPointF(pixel)) == pytest.approx((1.0,), abs=0.06)
    assert view.height < before.height / 2
    assert model.document.value_range is None
    assert (model.document.bounds.ymin, model.document.bounds.ymax) == (kept.ymin, kept.ymax)


def test_the_wheel_beside_the_values_zooms_them_alone_and_fit_brings_them_back(
    qtbot: QtBot, scene: ContourScene, model: AppModel
) -> None:
    before = scene.view_bounds()
    beside = QPoint(scene.plot_rect().left() - 10, scene.plot_rect().center().y())
    wheel(scene, beside, 2)
    assert scene.view_bounds().width == pytest.approx(before.width)
    assert scene.view_bounds().height == pytest.approx(before.height / 1.44)
    assert model.document.value_range is not None
    model.fit()
    qtbot.waitUntil(lambda: scene.view_bounds().height == pytest.approx(before.height))
    assert model.document.value_range is None


def test_a_level_drag_glides_along_and_a_steep_one_moves_the_values(
    qtbot: QtBot, scene: ContourScene, model: AppModel
) -> None:
    before = model.document.bounds
    grip = scene.pixel_of((0.5, 6.0)).toPoint()
    drag(scene, grip, grip + QPoint(-100, 10))
    QTest.mouseRelease(scene, LEFT, pos=grip + QPoint(-100, 10))
    assert model.document.bounds.xmin > before.xmin
    assert model.document.value_range is None
    qtbot.waitUntil(lambda: is_settled(model))
    drag(scene, grip, grip + QPoint(10, 100))
    QTest.mouseRelease(scene, LEFT, pos=grip + QPoint(10, 100))
    assert model.document.value_range is not None


def test_plus_and_minus_zoom_about_the_middle(scene: ContourScene, window: MainWindow) -> None:
    before = scene.view_bounds()
    window.zoom(0.5)
    after = scene.view_bounds()
    assert after.width == pytest.approx(before.width / 2)
    assert after.center[0] == pytest.approx(before.center[0])


@pytest.mark.usefixtures("scene")
def test_fit_the_path_shows_it_whole(qtbot: QtBot, model: AppModel) -> None:
    kept = model.document.bounds
    model.set_start((30.0,))
    model.last()
    qtbot.waitUntil(lambda: model.frame.playhead > 3 and not model.frame.is_seeking_end)
    model.fit_path()
    bounds = model.document.bounds
    assert bounds.xmin < 1.0
    assert bounds.xmax > 30.0
    assert (bounds.ymin, bounds.ymax) == (kept.ymin, kept.ymax)


def test_the_read_out_has_the_slope(qtbot: QtBot, scene: ContourScene, find: Find) -> None:
    QTest.mouseMove(scene, scene.pixel_of((3.0, 1.0)).toPoint())
    label = find(LiveLabel, "readout")
    qtbot.waitUntil(lambda: "f′" in label.text())
    assert "∇" not in label.text()


def test_a_locked_view_does_not_move(scene: ContourScene, model: AppModel) -> None:
    before = scene.view_bounds()
    model.toggle_view_lock()
    wheel(scene, scene.plot_rect().center(), 3)
    assert scene.view_bounds() == before


@pytest.mark.usefixtures("scene")
def test_a_screen_reader_is_told_of_a_curve(
    qtbot: QtBot, window: MainWindow, model: AppModel
) -> None:
    view = window.findChild(ContourView, "contour")
    assert isinstance(view, ContourView)
    assert view.accessibleName() == "Curve"
    told = "The curve of f = x^2 - 2x, x from −2 to 4, f from"
    qtbot.waitUntil(lambda: view.accessibleDescription().startswith(told))
    model.set_expression("x^2 + y^2")
    assert view.accessibleName() == "Contour"


def test_another_variable_and_back_keeps_the_plane(
    qtbot: QtBot, scene: ContourScene, model: AppModel
) -> None:
    before, start = model.document.bounds, model.document.starts
    wheel(scene, QPoint(scene.plot_rect().left() - 10, scene.plot_rect().center().y()), 2)
    model.set_expression("x^2 - 2x + y^2")
    qtbot.waitUntil(lambda: model.frame.field is not None)
    assert model.document.bounds == before
    assert model.document.starts == start


def test_filling_the_view_is_not_offered_for_a_curve(
    scene: ContourScene, model: AppModel, find: Find
) -> None:
    assert scene.plot.title == "Curve"
    fill = find(QAction, "fill_view")
    assert not fill.isEnabled()
    model.set_expression("x^2 + y^2")
    assert fill.isEnabled()


def test_the_key_grows_with_its_lines(
    qtbot: QtBot, scene: ContourScene, model: AppModel, find: Find
) -> None:
    key = find(WorkingsKey, "workings_key")
    model.toggle_critical_points()
    model.set_start((3.0,))
    model.set_speed(1000.0)
    qtbot.waitUntil(lambda: len(scene.key_entries()) == 1 and key.isVisible())
    model.pause()
    model.seek(1)
    qtbot.waitUntil(lambda: len(scene.key_entries()) > 2)
    line = find(QToolButton, "working_tangent")
    qtbot.waitUntil(lambda: key.height() >= key.sizeHint().height() > 2 * line.height() > 0)
