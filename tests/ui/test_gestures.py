"""What the mouse, the wheel and a pinch do on a plot."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gdviewer.ui.views.gestures import GRAB_RADIUS, Gestures

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
START = QPointF(50, 50)


class Sheet(QWidget):
    """A plot whose points are its pixels, with one start and an axis of 20 pixels at the left."""

    def to_pixel(self, point: tuple[float, float]) -> QPointF:
        return QPointF(*point)

    def is_on_plot(self, pixel: QPointF) -> bool:
        return pixel.x() >= 20

    def start_near(self, pixel: QPointF) -> tuple[float, float] | None:
        is_near = (pixel - START).manhattanLength() <= GRAB_RADIUS
        return (START.x(), START.y()) if is_near else None


@pytest.fixture
def sheet(qtbot: QtBot) -> Iterator[Sheet]:
    sheet = Sheet()
    qtbot.addWidget(sheet)
    sheet.resize(300, 200)
    sheet.show()
    yield sheet
    sheet.close()


@pytest.fixture
def told(sheet: Sheet) -> list[tuple[object, ...]]:
    """Return what the gestures tell, in order; hovering left out."""
    told: list[tuple[object, ...]] = []
    gestures = Gestures(sheet, sheet)
    for name in (
        "clicked", "start_grabbed", "start_dragged", "start_dropped", "start_let_go",
        "panned", "pan_ended", "zoomed",
    ):  # fmt: skip
        signal = getattr(gestures, name)
        signal.connect(lambda *values, name=name: told.append((name, *values)))
    return told


def test_a_press_and_release_is_a_click(sheet: Sheet, told: list[tuple[object, ...]]) -> None:
    QTest.mouseClick(sheet, LEFT, pos=QPoint(100, 90))
    assert told == [("clicked", QPointF(100, 90))]


def test_the_second_press_of_a_double_click_is_a_click_too(
    sheet: Sheet, told: list[tuple[object, ...]]
) -> None:
    QTest.mouseClick(sheet, LEFT, pos=QPoint(100, 90))
    QTest.mouseDClick(sheet, LEFT, pos=QPoint(110, 90))
    QTest.mouseRelease(sheet, LEFT, pos=QPoint(110, 90))
    assert told == [("clicked", QPointF(100, 90)), ("clicked", QPointF(110, 90))]


def test_a_press_on_the_axis_and_another_button_do_nothing(
    sheet: Sheet, told: list[tuple[object, ...]]
) -> None:
    QTest.mouseClick(sheet, LEFT, pos=QPoint(10, 90))
    QTest.mouseClick(sheet, RIGHT, pos=QPoint(100, 90))
    assert told == []


def test_a_press_that_moves_far_pans_by_what_the_hand_moves(
    sheet: Sheet, told: list[tuple[object, ...]]
) -> None:
    QTest.mousePress(sheet, LEFT, pos=QPoint(100, 90))
    QTest.mouseMove(sheet, QPoint(103, 90))
    QTest.mouseMove(sheet, QPoint(110, 90))
    QTest.mouseMove(sheet, QPoint(115, 94))
    QTest.mouseRelease(sheet, LEFT, pos=QPoint(115, 94))
    assert told == [("panned", QPointF(7, 0)), ("panned", QPointF(5, 4)), ("pan_ended",)]


def test_a_start_is_dragged_by_where_it_was_gripped(
    sheet: Sheet, told: list[tuple[object, ...]]
) -> None:
    QTest.mousePress(sheet, LEFT, pos=QPoint(54, 50))
    QTest.mouseMove(sheet, QPoint(84, 60))
    QTest.mouseRelease(sheet, LEFT, pos=QPoint(84, 60))
    assert told == [("start_grabbed",), ("start_dragged", QPointF(80, 60)), ("start_dropped",)]


def test_a_click_on_the_start_means_the_start_itself(
    sheet: Sheet, told: list[tuple[object, ...]]
) -> None:
    QTest.mouseClick(sheet, LEFT, pos=QPoint(54, 50))
    assert told == [("start_grabbed",), ("start_let_go",), ("clicked", START)]


def test_a_pinch_of_the_touchpad_zooms_about_its_place(
    sheet: Sheet, told: list[tuple[object, ...]]
) -> None:
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
    ((name, pixel, factor),) = told
    assert (name, pixel) == ("zoomed", place)
    assert factor == pytest.approx(0.905, abs=0.001)


def test_the_pointer_that_leaves_is_told(qtbot: QtBot, sheet: Sheet) -> None:
    gestures = Gestures(sheet, sheet)
    with qtbot.waitSignal(gestures.left):
        QApplication.sendEvent(sheet, QEvent(QEvent.Type.Leave))
