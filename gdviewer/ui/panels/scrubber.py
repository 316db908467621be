"""The slider over all steps of all runs, with marks where something happened to one of them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gdviewer.core.numbers import format_whole
from gdviewer.scene.faults import tells_faults
from gdviewer.scene.theme import Theme
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.run_names import run_names
from gdviewer.state.time.events import Event, in_words
from gdviewer.ui.bindings import show_from
from gdviewer.ui.widgets.event_marks import paint_marks
from gdviewer.ui.widgets.naming import name_control
from gdviewer.ui.widgets.slider import PressSlider

_REACH = 4  # pixels from a mark at which the mouse means it
_MOST_TOLD = 6
_MOST_PLACES = 10**9  # of a slider, which counts in 32 bits
_HELP = (
    "Go to a step. Marks above: a run ended there, × it diverged; line below: f began to rise. "
    "A click on a mark goes there, comma and full stop to the event before and the next."
)


class Scrubber(PressSlider):
    """Shows where the playhead is and moves it; beyond what is computed there is nothing."""

    def __init__(self, model: AppModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._theme: Theme | None = None
        self._last = 0
        self.setMouseTracking(True)
        name_control(self, "scrubber", "Step", _HELP)
        self.actionTriggered.connect(lambda _: model.seek(self._position))
        show_from(model, self, _shown, lambda _: self._show(model.frame))

    def set_theme(self, theme: Theme) -> None:
        """Paint the marks in the theme's colors."""
        self._theme = theme
        self.update()

    def position_at(self, x: float) -> int:
        """Return the place of the mark at ``x`` pixels, else that of the pixel."""
        events, _ = self._events_at(x)
        if not events:
            return super().position_at(x)
        here = super().position_at(x)
        places = (self._place_of(event.position) for event in events)
        return min(places, key=lambda place: abs(place - here))

    @tells_faults
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the marks, and over them the slider."""
        if self._theme is not None:
            first, last = self.ends()
            area = QRectF(first, 0, last - first, self.height())
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                paint_marks(painter, area, self._model.events, self._last, self._theme)
        super().paintEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what happened under the mouse."""
        if not self.isSliderDown():
            self.setToolTip(self._text_at(event.position().x()))
        super().mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go by tens with Shift, and to the stop with End, as the keys of the window do."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_End:
            self._model.last()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and key in _TENS:
            self._model.step(_TENS[key])
        else:
            super().keyPressEvent(event)

    @property
    def _position(self) -> int:
        """The position of the playhead where the handle is."""
        place, places = self.sliderPosition(), self.maximum()
        return place if places == self._last else round(self._last * (place / places))

    def _place_of(self, position: int) -> int:
        """Return which of the slider's places a position of the playhead has."""
        position, places = min(position, self._last), min(self._last, _MOST_PLACES)
        return position if places == self._last else round(places * (position / self._last))

    def _show(self, frame: Frame) -> None:
        if not self.isSliderDown():
            self._last = frame.available
            places = self._place_of(self._last)
            self.setRange(0, places)
            self.setPageStep(max(places // 20, 1))
            self.setValue(self._place_of(frame.playhead))
        self.update()

    def _text_at(self, x: float) -> str:
        """Return a line for each of the events at ``x`` pixels, the first few of many."""
        events, count = self._events_at(x)
        if not events:
            return _HELP
        frame = self._model.frame
        lines = in_words(events, run_names(frame.document), len(frame.document.starts))
        more = [f"and {format_whole(count - len(lines))} more"] if count > len(lines) else []
        return "\n".join([*lines, *more])

    def _events_at(self, x: float) -> tuple[tuple[Event, ...], int]:
        first, last = self.ends()
        wide = self._last / max(last - first, 1)
        low, high = (wide * (x - first + reach) for reach in (-_REACH, _REACH))
        return self._model.events.between(low, high, _MOST_TOLD)


_TENS = {Qt.Key.Key_Left: -10, Qt.Key.Key_Right: 10}


def _shown(frame: Frame) -> tuple[object, ...]:
    return frame.playhead, frame.paths, frame.pace, frame.is_dragging
