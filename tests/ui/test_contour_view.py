"""Mouse and keys on the contour."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gdviewer.core.numbers import format_number
from gdviewer.scene.contour import ContourScene
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.widgets.live_labels import LiveLabel

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def scene(window: MainWindow) -> ContourScene:
    scene = window.findChild(ContourScene, "contour_scene")
    assert isinstance(scene, ContourScene)
    return scene


def _pixel(scene: ContourScene, x: float, y: float) -> QPoint:
    return scene.to_pixel((x, y)).toPoint()


def _click(scene: ContourScene, x: float, y: float) -> None:
    QTest.mouseClick(scene, LEFT, pos=_pixel(scene, x, y))


def _drag(scene: ContourScene, start: QPoint, end: QPoint) -> None:
    """Press at ``start`` and go to ``end``, without letting go."""
    QTest.mousePress(scene, LEFT, pos=start)
    for share in (0.25, 0.5, 0.75, 1.0):
        QTest.mouseMove(scene, start + (end - start) * share)


def _wheel(scene: ContourScene, pixel: QPoint, notches: int) -> None:
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


def test_a_click_moves_the_start_and_plays(scene: ContourScene, model: AppModel) -> None:
    _click(scene, 2.0, -1.0)
    (start,) = model.document.starts
    assert start == pytest.approx((2.0, -1.0), abs=0.02)
    assert model.frame.is_playing
    assert model.frame.playhead == 0


def test_a_click_while_playing_rewinds(qtbot: QtBot, scene: ContourScene, model: AppModel) -> None:
    model.play()
    qtbot.waitUntil(lambda: model.frame.playhead > 3)
    _click(scene, 2.0, -1.0)
    assert model.frame.playhead == 0
    assert model.frame.is_playing


def test_a_click_waits_at_step_0_where_play_on_click_is_off(
    scene: ContourScene, model: AppModel
) -> None:
    model.update(plays_on_click=False)
    _click(scene, 2.0, -1.0)
    assert not model.frame.is_playing
    assert model.frame.playhead == 0


def test_a_press_that_hardly_moves_is_a_click(scene: ContourScene, model: AppModel) -> None:
    pixel = _pixel(scene, 2.0, -1.0)
    QTest.mousePress(scene, LEFT, pos=pixel)
    QTest.mouseMove(scene, pixel + QPoint(3, 3))
    QTest.mouseRelease(scene, LEFT, pos=pixel + QPoint(3, 3))
    assert model.document.starts[0] == pytest.approx((2.0, -1.0), abs=0.02)


def test_a_click_beside_the_plot_changes_nothing(scene: ContourScene, model: AppModel) -> None:
    before = model.document
    QTest.mouseClick(scene, LEFT, pos=QPoint(3, 3))
    assert model.document == before


def test_a_drag_of_the_start_is_one_undo_step(scene: ContourScene, model: AppModel) -> None:
    before = model.document.starts
    _drag(scene, _pixel(scene, *before[0]), _pixel(scene, 2.0, 2.0))
    QTest.mouseRelease(scene, LEFT, pos=_pixel(scene, 2.0, 2.0))
    assert model.document.starts[0] == pytest.approx((2.0, 2.0), abs=0.03)  # two pixels
    model.undo()
    assert model.document.starts == before
    assert model.undo_text == ""


def test_the_playhead_stays_while_the_start_is_dragged(
    qtbot: QtBot, scene: ContourScene, model: AppModel
) -> None:
    qtbot.waitUntil(lambda: model.available > 20)
    model.seek(12)
    _drag(scene, _pixel(scene, *model.document.starts[0]), _pixel(scene, 2.0, 2.0))
    assert model.frame.is_dragging
    qtbot.waitUntil(lambda: model.frame.paths[0].trajectory.x[0, 0] > 1.9)
    assert model.frame.playhead == 12
    QTest.mouseRelease(scene, LEFT, pos=_pixel(scene, 2.0, 2.0))
    assert model.frame.playhead == 12
    assert not model.frame.is_playing


def test_escape_puts_a_dragged_start_back(scene: ContourScene, model: AppModel) -> None:
    before = model.document
    _drag(scene, _pixel(scene, *before.starts[0]), _pixel(scene, 2.0, 2.0))
    QTest.keyClick(scene, Qt.Key.Key_Escape)
    assert model.document == before
    QTest.mouseRelease(scene, LEFT, pos=_pixel(scene, 2.0, 2.0))
    assert model.document == before


def test_a_click_on_the_start_plays_from_it_again(
    qtbot: QtBot, scene: ContourScene, model: AppModel
) -> None:
    qtbot.waitUntil(lambda: model.available > 20)
    model.seek(12)
    before = model.document.starts
    QTest.mouseClick(scene, LEFT, pos=_pixel(scene, *before[0]) + QPoint(4, 4))
    assert model.document.starts[0] == pytest.approx(before[0])
    assert model.frame.playhead == 0
    assert model.frame.is_playing


def test_a_drag_elsewhere_moves_the_view_with_the_hand(
    scene: ContourScene, model: AppModel
) -> None:
    start, end = _pixel(scene, 2.0, 2.0), _pixel(scene, 3.0, 2.5)
    starts = model.document.starts
    _drag(scene, start, end)
    QTest.mouseRelease(scene, LEFT, pos=end)
    assert scene.to_point(QPointF(end)) == pytest.approx((2.0, 2.0), abs=0.03)
    assert model.document.bounds.center == pytest.approx(scene.view_bounds().center)
    assert model.document.starts == starts
    assert model.undo_text == ""


def test_the_wheel_zooms_about_the_cursor(
    qtbot: QtBot, scene: ContourScene, model: AppModel
) -> None:
    pixel = _pixel(scene, 2.0, 1.0)
    point, before = scene.to_point(QPointF(pixel)), scene.view_bounds()
    _wheel(scene, pixel, 2)
    assert scene.view_bounds().height == pytest.approx(before.height / 1.44)
    assert scene.to_point(QPointF(pixel)) == pytest.approx(point, abs=0.05)
    qtbot.waitUntil(lambda: model.frame.field is not None and _is_fine(model, scene))


def test_a_double_click_is_one_click(scene: ContourScene, model: AppModel) -> None:
    before, pixel = model.document.starts, _pixel(scene, 2.0, -1.0)
    restarts: list[object] = []
    model.changed.connect(lambda old, new: restarts.append(new) if _restarts(old, new) else None)
    QTest.mouseClick(scene, LEFT, pos=pixel)
    QTest.mouseDClick(scene, LEFT, pos=pixel)
    QTest.mouseRelease(scene, LEFT, pos=pixel)
    assert len(restarts) == 1
    model.undo()
    assert model.document.starts == before
    assert model.undo_text == ""


def _restarts(old: Frame, new: Frame) -> bool:
    return old.document.starts != new.document.starts or new.playhead < old.playhead


def test_a_click_on_the_start_is_no_undo_step(scene: ContourScene, model: AppModel) -> None:
    before = model.document
    QTest.mouseClick(scene, LEFT, pos=_pixel(scene, *before.starts[0]) + QPoint(4, 4))
    assert model.document == before
    assert model.undo_text == ""
    assert model.frame.is_playing


def _is_fine(model: AppModel, scene: ContourScene) -> bool:
    """Whether the surface is sampled as finely as at rest, for what is in view."""
    field = model.frame.field
    return field is not None and field.bounds == scene.view_bounds() and field.values.size > 50_000


def test_fit_shows_the_bounds_of_the_function_again(scene: ContourScene, model: AppModel) -> None:
    before = scene.view_bounds()
    _wheel(scene, _pixel(scene, 2.0, 1.0), 3)
    model.fit()
    assert scene.view_bounds() == before


def test_the_read_out_is_exact_not_from_the_grid(
    qtbot: QtBot, window: MainWindow, scene: ContourScene, model: AppModel
) -> None:
    readout = window.findChild(LiveLabel, "readout")
    assert isinstance(readout, LiveLabel)
    pixel = _pixel(scene, 2.0, 1.0)
    QTest.mouseMove(scene, pixel)
    qtbot.waitUntil(lambda: readout.text() != "")
    objective = model.frame.facts.objective
    assert objective is not None
    value = objective.value(np.array(scene.to_point(QPointF(pixel))))
    assert f"f {format_number(float(value))} " in readout.text()
    assert "∇f (" in readout.text()


def test_the_read_out_follows_the_function_under_a_resting_cursor(
    qtbot: QtBot, window: MainWindow, scene: ContourScene, model: AppModel
) -> None:
    readout = window.findChild(LiveLabel, "readout")
    assert isinstance(readout, LiveLabel)
    QTest.mouseMove(scene, _pixel(scene, 1.7, 0.8))
    qtbot.waitUntil(lambda: readout.text() != "")
    model.set_expression("5 + 0x")
    qtbot.waitUntil(lambda: "f 5 " in readout.text())


def test_the_cursor_tells_a_drag_from_a_click(
    qtbot: QtBot, scene: ContourScene, model: AppModel
) -> None:
    shapes = Qt.CursorShape
    QTest.mouseMove(scene, _pixel(scene, 1.5, 1.2))
    qtbot.waitUntil(lambda: scene.cursor().shape() == shapes.CrossCursor)
    QTest.mouseMove(scene, _pixel(scene, *model.document.starts[0]))
    qtbot.waitUntil(lambda: scene.cursor().shape() == shapes.OpenHandCursor)
    QTest.mousePress(scene, LEFT, pos=_pixel(scene, *model.document.starts[0]))
    assert scene.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    QTest.mouseRelease(scene, LEFT, pos=_pixel(scene, *model.document.starts[0]))
