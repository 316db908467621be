"""A slider of numbers: a press jumps to the pointer, and the wheel scrolls the panel instead."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

from gdviewer.ui.widgets.focus import end_typing
from gdviewer.ui.widgets.scale import POSITIONS, Scale

_HANDLE = QStyle.SubControl.SC_SliderHandle


class PressSlider(QSlider):
    """A horizontal slider whose handle comes to where the mouse presses beside it.

    A press does not take the keyboard from the contour; Tab reaches the slider.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Bring the handle under the pointer, if it is not there, then let Qt drag it."""
        end_typing()
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and not self._part(_HANDLE).contains(event.position().toPoint()):
            self.setSliderDown(True)
            self.setSliderPosition(self.position_at(event.position().x()))
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel: a passing pointer must not change a value."""
        event.ignore()

    def position_at(self, x: float) -> int:
        """Return the position that a press at ``x`` pixels means."""
        first, last = self.ends()
        offset, span = round(x - first), round(last - first)
        return QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), offset, span)

    def ends(self) -> tuple[float, float]:
        """Return where the middle of the handle is at both ends, in pixels."""
        handle, groove = self._part(_HANDLE), self._part(QStyle.SubControl.SC_SliderGroove)
        first = groove.left() + handle.width() / 2
        return first, first + groove.width() - handle.width()

    def _part(self, part: QStyle.SubControl) -> QRect:
        """Return where a part of the slider is."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        return self.style().subControlRect(QStyle.ComplexControl.CC_Slider, option, part, self)


_UP = {Qt.Key.Key_Right, Qt.Key.Key_Up}
_DOWN = {Qt.Key.Key_Left, Qt.Key.Key_Down}


class NumberSlider(PressSlider):
    """A slider over the numbers of a :class:`Scale`.

    ``value_moved`` is emitted by the user's hand alone, never by :meth:`show_value`. ``number`` is
    what it stands for, to all digits. A press gives it the keys: its arrows go on from there.
    """

    value_moved = Signal(float)
    scale_changed = Signal()

    def __init__(self, scale: Scale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = scale
        self.number = scale.low
        self.setProperty("is_differing", False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setRange(0, POSITIONS)
        self.setPageStep(POSITIONS // 20)
        self.setSingleStep(POSITIONS // 200)
        self.sliderMoved.connect(self._emit_moved)
        self.actionTriggered.connect(self._on_action)

    def set_scale(self, scale: Scale, value: float) -> None:
        """Go over to another scale and show ``value`` on it."""
        self._scale = scale
        self.show_value(value)
        self.scale_changed.emit()

    def pixel_of(self, value: float) -> float:
        """Return where the middle of the handle is at ``value``, at an end where it is beyond."""
        first, last = self.ends()
        return first + (last - first) * self._scale.position(value) / POSITIONS

    def show_value(self, value: float) -> None:
        """Move the handle to ``value``, unless the hand holds it."""
        self._mark_differing(False)
        if not self.isSliderDown():
            self.number = value
            self.setValue(self._scale.position(value))

    def show_differing(self) -> None:
        """Show no handle until a value is given: what is edited together differs in it."""
        self._mark_differing(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the value by the scale's share, with Shift by a tenth of that, or by its step."""
        key = Qt.Key(event.key())
        if not self._scale.has_own_keys or key not in _UP | _DOWN:
            super().keyPressEvent(event)
            return
        is_fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        value = self._scale.after_key(self.number, key in _UP, is_fine)
        self.show_value(value)
        self.value_moved.emit(value)

    def _mark_differing(self, is_differing: bool) -> None:
        """Let the style sheet know; it is asked only where that changes."""
        if self.property("is_differing") is not is_differing:
            self.setProperty("is_differing", is_differing)
            self.style().polish(self)

    def _on_action(self, action: int) -> None:
        """Tell of a move by the keyboard; a drag tells by ``sliderMoved``."""
        if action != self.SliderAction.SliderMove.value:
            self._emit_moved(self.sliderPosition())

    def _emit_moved(self, position: int) -> None:
        self._mark_differing(False)
        self.number = self._scale.value(position)
        self.value_moved.emit(self.number)
