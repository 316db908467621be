"""Turns what the mouse does on a plot into clicks, drags of the start, pans and zooms."""

from __future__ import annotations

import math
from enum import Enum, auto
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

CLICK_RADIUS = 5
"""A press that moves no further, in pixels, is a click."""
GRAB_RADIUS = 12
"""A press this near to a start, in pixels, takes hold of it."""
_ZOOM_PER_NOTCH = 1.2
_NOTCH = 120

Point = tuple[float, float]


class Plot(Protocol):
    """What the gestures need to know of the plot."""

    def to_pixel(self, point: Point) -> QPointF:
        """Return where ``point`` is drawn."""

    def is_on_plot(self, pixel: QPointF) -> bool:
        """Whether ``pixel`` is on the plot, not on its axes."""

    def start_near(self, pixel: QPointF) -> Point | None:
        """Return the start that a press at ``pixel`` takes hold of."""


class _Hand(Enum):
    """What the pressed hand does."""

    FREE = auto()
    PRESSING = auto()
    PANNING = auto()
    HOLDING_START = auto()


class Gestures(QObject):
    """Watches ``surface``, the widget that gets the mouse; pixels are that widget's own."""

    clicked = Signal(QPointF)
    start_grabbed = Signal()
    start_dragged = Signal(QPointF)
    start_dropped = Signal()
    start_let_go = Signal()
    """The drag was given up, or was no more than a click."""
    panned = Signal(QPointF)
    """By how many pixels the plot has moved."""
    pan_ended = Signal()
    zoomed = Signal(QPointF, float)
    """About which pixel, and how many times as much of the plane is seen."""
    hovered = Signal(QPointF)
    left = Signal()

    def __init__(self, surface: QWidget, plot: Plot) -> None:
        super().__init__(surface)
        self._surface, self._plot = surface, plot
        self._hand = _Hand.FREE
        self._pressed = QPointF()
        self._last = QPointF()
        self._grip = QPointF()
        self._has_moved = False
        surface.setMouseTracking(True)
        surface.grabGesture(Qt.GestureType.PinchGesture)
        surface.installEventFilter(self)

    @property
    def is_holding_start(self) -> bool:
        """Whether the hand holds a start."""
        return self._hand is _Hand.HOLDING_START

    def give_up(self) -> None:
        """Let the start go back to where it was."""
        if self.is_holding_start:
            self._release(is_given_up=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 Qt's signature
        """Take the events of mouse, wheel and pinch."""
        kind = event.type()
        if isinstance(event, QMouseEvent):
            return self._on_mouse(kind, event)
        if isinstance(event, QWheelEvent):
            self._on_wheel(event)
            return True
        if isinstance(event, QNativeGestureEvent):
            return self._on_native_gesture(event)
        if isinstance(event, QGestureEvent):
            return self._on_gesture(event)
        if kind == QEvent.Type.Leave:
            self.left.emit()
        return False

    def _on_mouse(self, kind: QEvent.Type, event: QMouseEvent) -> bool:
        is_left = event.button() == Qt.MouseButton.LeftButton
        if kind in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick} and is_left:
            self._on_press(event.position())
        elif kind == QEvent.Type.MouseMove:
            self._on_move(event.position())
        elif kind == QEvent.Type.MouseButtonRelease and is_left:
            self._release(is_given_up=False)
        return True

    def _on_press(self, pixel: QPointF) -> None:
        self._surface.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pressed = self._last = pixel
        self._has_moved = False
        start = self._plot.start_near(pixel)
        if not self._plot.is_on_plot(pixel):
            self._hand = _Hand.FREE
        elif start is None:
            self._hand = _Hand.PRESSING
        else:
            self._hand = _Hand.HOLDING_START
            self._grip = self._plot.to_pixel(start) - pixel
            self.start_grabbed.emit()
        self._show_cursor(pixel)

    def _on_move(self, pixel: QPointF) -> None:
        self._has_moved |= _distance(pixel, self._pressed) > CLICK_RADIUS
        if self._hand is _Hand.PRESSING and self._has_moved:
            self._hand = _Hand.PANNING
        if self._hand is _Hand.PANNING:
            self.panned.emit(pixel - self._last)
        elif self._hand is _Hand.HOLDING_START and self._has_moved:
            self.start_dragged.emit(pixel + self._grip)
        self._last = pixel
        self._show_cursor(pixel)
        self.hovered.emit(pixel)

    def _release(self, *, is_given_up: bool) -> None:
        hand, self._hand = self._hand, _Hand.FREE
        if hand is _Hand.PANNING:
            self.pan_ended.emit()
        elif hand is _Hand.HOLDING_START and self._has_moved and not is_given_up:
            self.start_dropped.emit()
        elif hand is _Hand.HOLDING_START:
            self.start_let_go.emit()
        if hand in {_Hand.PRESSING, _Hand.HOLDING_START} and not (self._has_moved or is_given_up):
            self.clicked.emit(self._pressed + self._grip_of(hand))
        self._show_cursor(self._last)

    def _grip_of(self, hand: _Hand) -> QPointF:
        """Return how far the point meant is from the pointer."""
        return self._grip if hand is _Hand.HOLDING_START else QPointF()

    def _on_wheel(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / _NOTCH
        if notches:
            self.zoomed.emit(event.position(), _ZOOM_PER_NOTCH**-notches)

    def _on_native_gesture(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self.zoomed.emit(event.position(), math.exp(-event.value()))
        return True

    def _on_gesture(self, event: QGestureEvent) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture) or not pinch.scaleFactor():
            return False
        center = self._surface.mapFromGlobal(pinch.centerPoint())
        self.zoomed.emit(center, 1 / pinch.scaleFactor())
        return True

    def _show_cursor(self, pixel: QPointF) -> None:
        """Say by the cursor's shape what a press would do, or what it does."""
        shape = Qt.CursorShape.ArrowCursor
        if self._hand is _Hand.PANNING or self.is_holding_start:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._plot.start_near(pixel) is not None:
            shape = Qt.CursorShape.OpenHandCursor
        elif self._plot.is_on_plot(pixel):
            shape = Qt.CursorShape.CrossCursor
        if self._surface.cursor().shape() != shape:
            self._surface.setCursor(shape)


def _distance(one: QPointF, other: QPointF) -> float:
    return math.hypot(one.x() - other.x(), one.y() - other.y())
