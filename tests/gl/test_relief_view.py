"""The surface is drawn, turned, zoomed and moved, and a click on it is a start."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gdviewer.scene.relief.eye import Eye
from gdviewer.scene.relief_gl.canvas import ReliefCanvas
from gdviewer.scene.theme import DARK, LIGHT
from gdviewer.state.models.model import AppModel
from gdviewer.ui.gl_probe import probe_gl
from gdviewer.ui.views.relief import ReliefView
from gdviewer.ui.views.relief_hand import ReliefHand

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
NOTHING, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def canvas_of(view: ReliefView) -> ReliefCanvas:
    """Return what draws the surface."""
    assert view.canvas is not None
    return view.canvas


def pixels_of(image: QImage) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Return blue, green, red and alpha of each pixel, ``(height, width, 4)``."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    memory = np.frombuffer(image.constBits(), np.uint8)
    return memory.reshape(image.height(), image.width(), 4).copy()


def seen(view: ReliefView) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Return the pixels of the view as they are drawn now."""
    return pixels_of(canvas_of(view).grabFramebuffer())


def drag(view: ReliefView, way: QPoint, button: Qt.MouseButton, keys: Qt.KeyboardModifier) -> None:
    """Drag from the middle of the surface."""
    canvas, begin = canvas_of(view), QPoint(200, 150)
    QTest.mousePress(canvas, button, keys, begin)
    for part in (0.5, 1.0):
        _move(canvas, begin + way * part, button, keys)
    QTest.mouseRelease(canvas, button, keys, begin + way)


def _move(
    canvas: ReliefCanvas, pixel: QPoint, button: Qt.MouseButton, keys: Qt.KeyboardModifier
) -> None:
    at = QPointF(pixel)
    event = QMouseEvent(
        QEvent.Type.MouseMove, at, canvas.mapToGlobal(at), Qt.MouseButton.NoButton, button, keys
    )
    QApplication.sendEvent(canvas, event)


@pytest.mark.usefixtures("qapp")
def test_here_there_is_opengl() -> None:
    assert probe_gl().missing == ""


def test_the_surface_is_drawn_on_the_ground_of_the_theme(view: ReliefView) -> None:
    drawn = seen(view)
    ground = QColor(LIGHT.card)
    assert drawn[2, 2, :3].tolist() == [ground.blue(), ground.green(), ground.red()]
    assert (drawn[..., :3] != drawn[2, 2, :3]).any(axis=-1).mean() > 0.2


def test_it_becomes_dark_with_the_theme(qtbot: QtBot, view: ReliefView) -> None:
    view.set_theme(DARK)
    qtbot.waitUntil(lambda: seen(view)[..., :3].mean() < 80)


def test_a_path_has_the_color_of_its_run(qtbot: QtBot, view: ReliefView, model: AppModel) -> None:
    color = QColor(LIGHT.run_color(0))
    wanted = np.array([color.blue(), color.green(), color.red()])

    def count() -> int:
        return int((np.abs(seen(view)[..., :3].astype(int) - wanted) < 12).all(axis=-1).sum())

    assert count() < 20
    model.seek(40)
    qtbot.waitUntil(lambda: model.frame.playhead == 40)
    assert count() > 60


def test_a_click_on_the_surface_starts_there(
    qtbot: QtBot, view: ReliefView, model: AppModel
) -> None:
    pixel = canvas_of(view).pixel_of((1.0, -2.0))
    assert pixel is not None
    QTest.mouseClick(canvas_of(view), LEFT, NOTHING, pixel.toPoint())
    there = pytest.approx((1.0, -2.0), abs=0.1)
    qtbot.waitUntil(lambda: model.frame.starts[0] == there)


def test_a_click_beside_the_surface_starts_nothing(qtbot: QtBot, view: ReliefView) -> None:
    canvas, hand = canvas_of(view), canvas_of(view).findChild(ReliefHand)
    assert isinstance(hand, ReliefHand)
    pixel = canvas.pixel_of((1.0, -2.0))
    assert pixel is not None
    points: list[tuple[float, float]] = []
    hand.clicked.connect(points.append)
    QTest.mouseClick(canvas, LEFT, NOTHING, QPoint(3, 3))
    QTest.mouseClick(canvas, LEFT, NOTHING, pixel.toPoint())
    qtbot.waitUntil(lambda: bool(points))
    assert points == [pytest.approx((1.0, -2.0), abs=0.1)]


def test_dragging_turns_and_starts_nothing(view: ReliefView, model: AppModel) -> None:
    before, azimuth = model.frame.document, canvas_of(view).opts["azimuth"]
    drag(view, QPoint(50, 0), LEFT, NOTHING)
    assert canvas_of(view).opts["azimuth"] == pytest.approx(azimuth - 20)
    assert model.frame.document is before


@pytest.mark.parametrize(("button", "keys"), [(LEFT, SHIFT), (MIDDLE, NOTHING)])
def test_dragging_with_shift_or_the_middle_button_moves_the_surface_with_the_hand(
    view: ReliefView, button: Qt.MouseButton, keys: Qt.KeyboardModifier
) -> None:
    canvas = canvas_of(view)
    before = canvas.pixel_of((0.0, 0.0))
    drag(view, QPoint(30, 20), button, keys)
    after = canvas.pixel_of((0.0, 0.0))
    assert before is not None
    assert after is not None
    way = after - before
    assert (way.x(), way.y()) == pytest.approx((30, 20), abs=8)


def test_the_wheel_zooms_and_a_double_click_shows_all_again(view: ReliefView) -> None:
    canvas, at = canvas_of(view), QPointF(200, 150)
    before = canvas.opts["distance"]
    wheel = QWheelEvent(
        at,
        canvas.mapToGlobal(at),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        NOTHING,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, wheel)
    assert canvas.opts["distance"] < before
    QTest.mouseDClick(canvas, LEFT, NOTHING, QPoint(200, 150))
    assert canvas.opts["distance"] == before


def test_a_double_click_moves_no_start(qtbot: QtBot, view: ReliefView, model: AppModel) -> None:
    canvas, before = canvas_of(view), model.document.starts
    canvas.turn(20.0, 0.0)
    hand = canvas.findChild(ReliefHand)
    assert isinstance(hand, ReliefHand)
    with qtbot.assertNotEmitted(hand.clicked, wait=QApplication.doubleClickInterval() + 100):
        QTest.mouseClick(canvas, LEFT, NOTHING, QPoint(200, 150))
        QTest.mouseDClick(canvas, LEFT, NOTHING, QPoint(200, 150))
    assert model.document.starts == before
    assert canvas.eye.azimuth == Eye().azimuth


def test_keys_turn_zoom_and_reset(view: ReliefView) -> None:
    canvas = canvas_of(view)
    usual = dict(canvas.opts)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Plus):
        QTest.keyClick(view, key)
    for name in ("azimuth", "elevation", "distance"):
        assert canvas.opts[name] != usual[name]
    QTest.keyClick(view, Qt.Key.Key_0)
    for name in ("azimuth", "elevation", "distance"):
        assert canvas.opts[name] == usual[name]


@pytest.mark.parametrize(
    ("key", "modifiers", "is_kept"),
    [
        (Qt.Key.Key_Right, NOTHING, True),
        (Qt.Key.Key_0, NOTHING, True),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier, False),
        (Qt.Key.Key_Space, NOTHING, False),
    ],
)
def test_the_keys_of_the_view_are_kept_from_the_shortcuts_of_the_window(
    view: ReliefView, key: Qt.Key, modifiers: Qt.KeyboardModifier, is_kept: bool
) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
    event.ignore()
    QApplication.sendEvent(view, event)
    assert event.isAccepted() is is_kept


def test_a_move_of_the_playhead_makes_no_surface_anew(
    qtbot: QtBot, view: ReliefView, model: AppModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen(view)
    made: list[object] = []
    monkeypatch.setattr("gdviewer.scene.relief.shape.mesh_of", lambda *given: made.append(given))
    model.seek(10)
    qtbot.waitUntil(lambda: model.frame.playhead == 10)
    seen(view)
    assert made == []


def test_a_function_of_one_variable_has_nothing_to_export(
    qtbot: QtBot, view: ReliefView, model: AppModel
) -> None:
    model.set_expression("x^2")
    qtbot.waitUntil(lambda: not view.can_be_exported)


def test_what_has_no_value_is_a_hole(qtbot: QtBot, view: ReliefView, model: AppModel) -> None:
    whole = int((seen(view) != seen(view)[2, 2]).any(axis=-1).sum())
    model.set_expression("sqrt(x - 2) + y^2")

    def has_holes() -> bool:
        field = model.frame.field
        return field is not None and bool(np.isnan(field.values).any())

    qtbot.waitUntil(has_holes)
    qtbot.waitUntil(lambda: (seen(view) != seen(view)[2, 2]).any(axis=-1).sum() < whole)
