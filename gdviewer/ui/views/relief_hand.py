"""Turns mouse and wheel over the surface in space into turns, shifts, zooms and starts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from gdviewer.scene.relief_gl.canvas import ReliefCanvas

_DEGREES_A_PIXEL = 0.4
_ZOOM_A_NOTCH = 1.15
_NOTCH = 120  # eighths of a degree
_BUTTONS = Qt.MouseButton.LeftButton | Qt.MouseButton.MiddleButton


class ReliefHand(QObject):
    """Watches ``canvas``: dragging turns, with Shift or the middle button it shifts."""

    clicked = Signal(object)
    """The point that was under the cursor as the left button was let go, no half of a double click.

    It is that of the surface as it was seen then: another one may have come meanwhile.
    """
    hovered = Signal(QPointF)
    left = Signal()

    def __init__(self, canvas: ReliefCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._is_dragging = False
        self._clicked: tuple[float, float] | None = None
        self._wait = QTimer(self, singleShot=True)  # whether it is a double click
        self._wait.timeout.connect(self._click)
        canvas.setMouseTracking(True)
        canvas.installEventFilter(self)

    @property
    def is_down(self) -> bool:
        """Whether a button is pressed."""
        return self._pressed is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 Qt's signature
        """Take the events of mouse and wheel."""
        if isinstance(event, QWheelEvent):
            notches = event.angleDelta().y() / _NOTCH
            self._canvas.zoom(_ZOOM_A_NOTCH**-notches)
            return True
        if event.type() == QEvent.Type.Leave:
            self.left.emit()
        if not isinstance(event, QMouseEvent):
            return False
        kind = event.type()
        if kind == QEvent.Type.MouseButtonDblClick and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = None
            self._wait.stop()
            self._canvas.see_all()
        elif kind == QEvent.Type.MouseButtonPress and event.button() & _BUTTONS:
            if self._wait.isActive():
                self._click()
            self._canvas.setFocus(Qt.FocusReason.MouseFocusReason)
            self._pressed, self._last, self._is_dragging = event.position(), event.position(), False
        elif kind == QEvent.Type.MouseMove:
            self._move(event)
            self.hovered.emit(event.position())
        elif kind == QEvent.Type.MouseButtonRelease and self._pressed is not None:
            self._release(event)
        return event.button() != Qt.MouseButton.RightButton

    def _move(self, event: QMouseEvent) -> None:
        pressed, way = self._pressed, event.position() - self._last
        if pressed is None:
            return
        far = QApplication.startDragDistance()
        if not self._is_dragging and (event.position() - pressed).manhattanLength() < far:
            return
        self._is_dragging, self._last = True, event.position()
        is_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if is_shift or event.buttons() & Qt.MouseButton.MiddleButton:
            self._canvas.shift(way.x(), way.y())
        else:
            self._canvas.turn(way.x() * _DEGREES_A_PIXEL, -way.y() * _DEGREES_A_PIXEL)

    def _release(self, event: QMouseEvent) -> None:
        is_click = not self._is_dragging and event.button() == Qt.MouseButton.LeftButton
        self._pressed, self._is_dragging = None, False
        if is_click:
            self._clicked = self._canvas.to_point(event.position())
            self._wait.start(QApplication.doubleClickInterval())

    def _click(self) -> None:
        self._wait.stop()
        if self._clicked is not None:
            self.clicked.emit(self._clicked)
