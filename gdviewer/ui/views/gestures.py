"""Turns the events of mouse, wheel, touchpad and touch screen on a plot into what they mean."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import (
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from gdviewer.ui.views.hand import GRAB_RADIUS, Hand, Plot, Press
from gdviewer.ui.views.touch import Touch

_ZOOM_PER_NOTCH = 1.2
_NOTCH = 120  # eighths of a degree
_PIXELS_PER_NOTCH = 80  # of two fingers that scroll on a touchpad


class Gestures(QObject):
    """Watches ``surface``, the widget that gets the mouse; pixels are that widget's own."""

    zoomed = Signal(QPointF, float)
    """About which pixel, and how many times as much of the plane is seen."""
    hovered = Signal(QPointF)
    left = Signal()

    def __init__(self, surface: QWidget, plot: Plot) -> None:
        super().__init__(surface)
        self._surface, self._plot = surface, plot
        self.hand = Hand(plot, self)
        self._touch = Touch(self.hand)
        self._touch.pinched.connect(self.zoomed)
        surface.setMouseTracking(True)
        surface.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        surface.installEventFilter(self)

    @property
    def is_down(self) -> bool:
        """Whether something is pressed."""
        return self.hand.is_down

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 Qt's signature
        """Take the events of mouse, wheel and fingers."""
        if isinstance(event, QMouseEvent):
            self._on_mouse(event)
            return True
        if isinstance(event, QWheelEvent):
            self._on_wheel(event)
            return True
        if isinstance(event, QNativeGestureEvent):
            return self._on_native_gesture(event)
        if isinstance(event, QTouchEvent):
            return self._on_touch(event)
        if event.type() == QEvent.Type.Leave:
            self.left.emit()
        return False

    def _on_mouse(self, event: QMouseEvent) -> None:
        kind, pixel = event.type(), event.position()
        is_left = event.button() == Qt.MouseButton.LeftButton
        if kind in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick} and is_left:
            self._surface.setFocus(Qt.FocusReason.MouseFocusReason)
            is_second = kind == QEvent.Type.MouseButtonDblClick
            is_adding = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            is_finger, time = _is_finger(event), event.timestamp()
            self.hand.press(Press(pixel, time, is_finger, is_second, is_adding))
        elif kind == QEvent.Type.MouseMove:
            self.hand.move(pixel, is_free=_is_free(event))
            self.hovered.emit(pixel)
        elif kind == QEvent.Type.MouseButtonRelease and is_left:
            self.hand.release(pixel, event.timestamp(), is_free=_is_free(event))
        self._show_cursor(pixel)

    def _on_wheel(self, event: QWheelEvent) -> None:
        """Zoom by notches of a wheel, or by what two fingers have scrolled."""
        pixels = event.pixelDelta().y()
        notches = pixels / _PIXELS_PER_NOTCH if pixels else event.angleDelta().y() / _NOTCH
        if notches:
            self.zoomed.emit(event.position(), _ZOOM_PER_NOTCH**-notches)

    def _on_native_gesture(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self.zoomed.emit(event.position(), math.exp(-event.value()))
        return True

    def _on_touch(self, event: QTouchEvent) -> bool:
        """Take a touch of the screen; a touchpad moves the pointer and pinches by itself."""
        if event.device().type() != QPointingDevice.DeviceType.TouchScreen:
            return False
        if event.type() == QEvent.Type.TouchBegin:
            self._surface.setFocus(Qt.FocusReason.MouseFocusReason)
        self._touch.on_event(event)
        event.accept()
        return True

    def _show_cursor(self, pixel: QPointF) -> None:
        """Say by the cursor's shape what a press would do, or what it does."""
        shape = Qt.CursorShape.ArrowCursor
        if self.hand.is_holding:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._plot.is_on_plot(pixel):
            is_near = self._plot.start_near(pixel, GRAB_RADIUS) is not None
            shape = Qt.CursorShape.OpenHandCursor if is_near else Qt.CursorShape.CrossCursor
        if self._surface.cursor().shape() != shape:
            self._surface.setCursor(shape)


def _is_free(event: QMouseEvent) -> bool:
    """Whether Alt asks for just this place."""
    return bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)


def _is_finger(event: QMouseEvent) -> bool:
    """Whether Qt has made the event of a touch."""
    return event.pointerType() == QPointingDevice.PointerType.Finger
