"""What the mouse, the wheel, a touchpad and fingers do on a plot."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QInputDevice,
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gdviewer.ui.views.gestures import Gestures
from gdviewer.ui.views.hand import distance

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
START = QPointF(50, 50)
Told = list[tuple[object, ...]]


class Sheet(QWidget):
    """A plot whose points are its pixels, with one start and an axis of 20 pixels at the left."""

    def to_pixel(self, point: tuple[float, ...]) -> QPointF:
        x, y = point
        return QPointF(x, y)

    def is_on_plot(self, pixel: QPointF) -> bool:
        return pixel.x() >= 20

    def start_near(self, pixel: QPointF, radius: float) -> tuple[float, float] | None:
        return (START.x(), START.y()) if distance(pixel, START) <= radius else None


@pytest.fixture
def sheet(qtbot: QtBot) -> Iterator[Sheet]:
    sheet = Sheet()
    qtbot.addWidget(sheet)
    sheet.resize(300, 200)
    with qtbot.waitExposed(sheet):
        sheet.show()
    yield sheet
    sheet.close()


@pytest.fixture
def told(sheet: Sheet) -> Told:
    """Return what the gestures tell, in order; hovering left out."""
    told: Told = []
    gestures = Gestures(sheet, sheet)
    for name in (
        "clicked", "added", "start_clicked", "start_grabbed", "start_dragged", "start_dropped",
        "start_let_go", "panned", "pan_ended",
    ):  # fmt: skip
        signal = getattr(gestures.hand, name)
        signal.connect(lambda *values, name=name: told.append((name, *values)))
    gestures.zoomed.connect(lambda *values: told.append(("zoomed", *values)))
    return told


def _mouse(
    sheet: Sheet,
    kind: QEvent.Type,
    x: float,
    y: float,
    time: int = 0,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Send an event of the left button at ``time`` in milliseconds."""
    place = QPointF(x, y)
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
    event = QMouseEvent(kind, place, sheet.mapToGlobal(place), button, LEFT, modifiers)
    event.setTimestamp(1000 + time)
    QApplication.sendEvent(sheet, event)


PRESS, MOVE, RELEASE, SECOND = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
)


def test_a_press_and_release_is_a_click(sheet: Sheet, told: Told) -> None:
    QTest.mouseClick(sheet, LEFT, pos=QPoint(100, 90))
    assert told == [("clicked", QPointF(100, 90), False)]


@pytest.mark.parametrize(("milliseconds", "clicks"), [(400, 1), (401, 0)])
def test_a_press_that_is_held_longer_is_no_click(
    sheet: Sheet, told: Told, milliseconds: int, clicks: int
) -> None:
    _mouse(sheet, PRESS, 100, 90)
    _mouse(sheet, RELEASE, 100, 90, milliseconds)
    assert len(told) == clicks


@pytest.mark.parametrize(("dx", "dy", "name"), [(3, 4, "clicked"), (4, 4, "panned")])
def test_a_press_that_moves_further_than_5_pixels_is_a_pan(
    sheet: Sheet, told: Told, dx: int, dy: int, name: str
) -> None:
    _mouse(sheet, PRESS, 100, 90)
    _mouse(sheet, MOVE, 100 + dx, 90 + dy, 50)
    _mouse(sheet, RELEASE, 100 + dx, 90 + dy, 60)
    assert told[0][0] == name


def test_the_second_press_of_a_double_click_does_nothing(sheet: Sheet, told: Told) -> None:
    _mouse(sheet, PRESS, 100, 90)
    _mouse(sheet, RELEASE, 100, 90, 80)
    _mouse(sheet, SECOND, 101, 90, 160)
    _mouse(sheet, RELEASE, 101, 90, 240)
    assert told == [("clicked", QPointF(100, 90), False)]


def test_the_second_press_on_a_start_may_drag_it(sheet: Sheet, told: Told) -> None:
    _mouse(sheet, SECOND, 50, 50)
    _mouse(sheet, MOVE, 80, 50, 40)
    _mouse(sheet, RELEASE, 80, 50, 60)
    assert [name for name, *_ in told] == ["start_grabbed", "start_dragged", "start_dropped"]


def test_alt_makes_a_click_free(sheet: Sheet, told: Told) -> None:
    _mouse(sheet, PRESS, 100, 90)
    _mouse(sheet, RELEASE, 100, 90, 80, Qt.KeyboardModifier.AltModifier)
    assert told == [("clicked", QPointF(100, 90), True)]


def test_shift_asks_for_one_more_start(sheet: Sheet, told: Told) -> None:
    QTest.mouseClick(sheet, LEFT, Qt.KeyboardModifier.ShiftModifier, QPoint(100, 90))
    assert told == [("added", QPointF(100, 90), False)]


def test_a_press_on_the_axis_and_another_button_do_nothing(sheet: Sheet, told: Told) -> None:
    QTest.mouseClick(sheet, LEFT, pos=QPoint(10, 90))
    QTest.mouseClick(sheet, RIGHT, pos=QPoint(100, 90))
    QTest.mousePress(sheet, RIGHT, pos=QPoint(100, 90))
    QTest.mouseMove(sheet, QPoint(150, 90))
    QTest.mouseRelease(sheet, RIGHT, pos=QPoint(150, 90))
    assert told == []


def test_a_press_that_moves_far_pans_by_what_the_hand_moves(sheet: Sheet, told: Told) -> None:
    QTest.mousePress(sheet, LEFT, pos=QPoint(100, 90))
    QTest.mouseMove(sheet, QPoint(103, 90))
    QTest.mouseMove(sheet, QPoint(110, 90))
    QTest.mouseMove(sheet, QPoint(115, 94))
    QTest.mouseRelease(sheet, LEFT, pos=QPoint(115, 94))
    assert told == [("panned", QPointF(7, 0)), ("panned", QPointF(5, 4)), ("pan_ended",)]


def test_a_start_is_dragged_by_where_it_was_gripped(sheet: Sheet, told: Told) -> None:
    _mouse(sheet, PRESS, 61.9, 50)
    _mouse(sheet, MOVE, 91.9, 60, 500)
    _mouse(sheet, RELEASE, 91.9, 60, 510)
    assert told == [
        ("start_grabbed", (50.0, 50.0)),
        ("start_dragged", QPointF(80, 60), False),
        ("start_dropped",),
    ]


def test_beyond_12_pixels_of_the_start_the_plot_is_moved(sheet: Sheet, told: Told) -> None:
    _mouse(sheet, PRESS, 62.1, 50)
    _mouse(sheet, MOVE, 92, 60, 40)
    assert [name for name, *_ in told] == ["panned"]


def test_a_click_on_the_start_means_the_start_itself(sheet: Sheet, told: Told) -> None:
    QTest.mouseClick(sheet, LEFT, pos=QPoint(54, 50))
    assert told == [("start_clicked", (50.0, 50.0))]


def test_a_press_on_the_start_that_is_held_still_is_nothing(sheet: Sheet, told: Told) -> None:
    _mouse(sheet, PRESS, 50, 50)
    _mouse(sheet, RELEASE, 50, 50, 2000)
    assert told == []


def _wheel(sheet: Sheet, pixels: int, angle: int) -> None:
    place = QPointF(120, 80)
    event = QWheelEvent(
        place,
        sheet.mapToGlobal(place),
        QPoint(0, pixels),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(sheet, event)


def _factor(told: Told) -> float:
    """Return how many times as much of the plane is seen after all zooms."""
    product = 1.0
    for name, place, factor in told:
        assert (name, place) == ("zoomed", QPointF(120, 80))
        assert isinstance(factor, float)
        product *= factor
    return product


def test_a_notch_of_the_wheel_zooms_about_the_cursor(sheet: Sheet, told: Told) -> None:
    _wheel(sheet, 0, 120)
    assert _factor(told) == pytest.approx(1 / 1.2)


def test_two_fingers_on_a_touchpad_zoom_by_how_far_they_scroll(sheet: Sheet, told: Told) -> None:
    for _ in range(10):
        _wheel(sheet, 3, 120)
    slow = _factor(told)
    told.clear()
    _wheel(sheet, 30, 120)
    assert _factor(told) == pytest.approx(slow)
    assert 1 / 1.2 < slow < 1


def test_a_pinch_of_the_touchpad_zooms_about_its_place(sheet: Sheet, told: Told) -> None:
    place = QPointF(120, 80)
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        place,
        place,
        sheet.mapToGlobal(place),
        0.1,
        QPointF(),
    )
    QApplication.sendEvent(sheet, pinch)
    assert _factor(told) == pytest.approx(0.905, abs=0.001)


@pytest.fixture(scope="session")
def screen() -> QPointingDevice:
    """Return a touch screen."""
    return QTest.createTouchDevice(
        QInputDevice.DeviceType.TouchScreen, QInputDevice.Capability.Position
    )


def test_a_tap_is_a_click(sheet: Sheet, told: Told, screen: QPointingDevice) -> None:
    QTest.touchEvent(sheet, screen).press(0, QPoint(100, 90), sheet)
    QTest.touchEvent(sheet, screen).release(0, QPoint(102, 90), sheet)
    assert told == [("clicked", QPointF(100, 90), False)]


def test_a_double_tap_is_one_click(sheet: Sheet, told: Told, screen: QPointingDevice) -> None:
    for _ in range(2):
        QTest.touchEvent(sheet, screen).press(0, QPoint(100, 90), sheet)
        QTest.touchEvent(sheet, screen).release(0, QPoint(100, 90), sheet)
    assert told == [("clicked", QPointF(100, 90), False)]


def test_a_finger_takes_hold_of_a_start_from_24_pixels(
    sheet: Sheet, told: Told, screen: QPointingDevice
) -> None:
    QTest.touchEvent(sheet, screen).press(0, QPoint(73, 50), sheet)
    QTest.touchEvent(sheet, screen).move(0, QPoint(93, 50), sheet)
    QTest.touchEvent(sheet, screen).release(0, QPoint(93, 50), sheet)
    assert told == [
        ("start_grabbed", (50.0, 50.0)),
        ("start_dragged", QPointF(70, 50), False),
        ("start_dropped",),
    ]


def test_two_fingers_pinch_and_let_go_of_what_one_held(
    sheet: Sheet, told: Told, screen: QPointingDevice
) -> None:
    touches = QTest.touchEvent(sheet, screen, False)
    touches.press(0, QPoint(50, 50), sheet)
    touches.commit()
    touches.move(0, QPoint(90, 80), sheet)
    touches.commit()
    touches.stationary(0)
    touches.press(1, QPoint(150, 80), sheet)
    touches.commit()
    touches.move(0, QPoint(60, 80), sheet)
    touches.move(1, QPoint(180, 80), sheet)
    touches.commit()
    touches.release(0, QPoint(60, 80), sheet)
    touches.release(1, QPoint(180, 80), sheet)
    touches.commit()
    assert [name for name, *_ in told[:3]] == ["start_grabbed", "start_dragged", "start_let_go"]
    assert _factor(told[3:]) == pytest.approx(0.5)


def test_the_pointer_that_leaves_is_told(qtbot: QtBot, sheet: Sheet) -> None:
    gestures = Gestures(sheet, sheet)
    with qtbot.waitSignal(gestures.left):
        QApplication.sendEvent(sheet, QEvent(QEvent.Type.Leave))
