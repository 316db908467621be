"""The bar under the picture: media buttons, a scrubber over the steps, the speed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QToolButton, QWidget

from gdviewer.core.numbers import format_number, format_whole
from gdviewer.scene.theme import Theme
from gdviewer.state.document import AT_ONCE, SPEEDS
from gdviewer.state.frame import Frame
from gdviewer.state.model import AppModel
from gdviewer.ui.actions import Actions
from gdviewer.ui.bindings import bind, show_from
from gdviewer.ui.icons import icon
from gdviewer.ui.widgets.buttons import action_button
from gdviewer.ui.widgets.combo import Combo
from gdviewer.ui.widgets.live_labels import Counter
from gdviewer.ui.widgets.naming import name_control
from gdviewer.ui.widgets.slider import PressSlider

_BEFORE, _AFTER = ("first", "step_back"), ("step_forward", "last", "reset")


class PlaybackBar(QWidget):
    """Plays, pauses, steps and seeks; in two rows where one would be too wide."""

    def __init__(self, model: AppModel, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._theme: Theme | None = None
        self._play = self._play_button(actions)
        self._scrubber = self._make_scrubber()
        self._steps = Counter()
        self._steps.setObjectName("steps")
        self._buttons, self._progress = self._make_buttons(actions), self._make_progress()
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(2, 2, 2, 2)
        self._rows.setSpacing(6)
        self._rows.addWidget(self._buttons)
        self._rows.addWidget(self._progress, 1)
        show_from(model, self, _position, self._show_position)
        show_from(model, self._play, lambda frame: frame.is_playing, self._show_playing)

    def minimumSizeHint(self) -> QSize:
        """Cut nothing, in two rows if need be."""
        parts = (self._buttons, self._progress)
        width = max(part.minimumSizeHint().width() for part in parts)
        return QSize(width + self._margin(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take one row where that is wide enough."""
        super().resizeEvent(event)
        self._choose_rows()

    def event(self, event: QEvent) -> bool:
        """Choose anew where the parts need another size, as for larger text."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._choose_rows()
        return super().event(event)

    def _choose_rows(self) -> None:
        needed = self._buttons.minimumSizeHint().width() + self._rows.spacing()
        needed += self._progress.minimumSizeHint().width() + self._margin()
        way = QBoxLayout.Direction
        self._rows.setDirection(way.LeftToRight if needed <= self.width() else way.TopToBottom)

    def _margin(self) -> int:
        margins = self._rows.contentsMargins()
        return margins.left() + margins.right()

    def _make_buttons(self, actions: Actions) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for name in _BEFORE:
            row.addWidget(action_button(actions[name]))
        row.addWidget(self._play)
        for name in _AFTER:
            row.addWidget(action_button(actions[name]))
        row.addStretch(1)
        return box

    def _make_progress(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._scrubber, 1)
        row.addWidget(self._steps)
        row.addWidget(self._speed_list())
        return box

    def set_theme(self, theme: Theme) -> None:
        """Draw the play button in the theme's colors."""
        self._theme = theme
        self._show_playing(self._model.frame.is_playing)

    def _play_button(self, actions: Actions) -> QToolButton:
        """Return the one button with the accent color, so with an icon of its own."""
        action = actions["play"]
        button = QToolButton()
        button.clicked.connect(action.trigger)
        name_control(button, "play_button", "Play or pause", action.toolTip())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setProperty("role", "accent")
        return button

    def _make_scrubber(self) -> PressSlider:
        scrubber = PressSlider()
        name_control(scrubber, "scrubber", "Step", "Go to a step of those there are.")
        scrubber.actionTriggered.connect(lambda _: self._model.seek(scrubber.sliderPosition()))
        return scrubber

    def _speed_list(self) -> Combo:
        combo = Combo((str(speed), speed_text(speed)) for speed in SPEEDS)
        name_control(combo, "speed", "Speed", "How many steps a second are played.")
        combo.setMinimumContentsLength(10)
        bind(
            self._model,
            combo,
            lambda frame: str(frame.document.speed),
            combo.show_key,
            combo.key_chosen,
            lambda key: self._model.set_speed(float(key)),
        )
        return combo

    def _show_position(self, position: tuple[int, int]) -> None:
        step, available = position
        last, most = format_whole(available), format_whole(max(step, available))
        self._steps.say(f"step {format_whole(step)} / {last}", f"step {most} / {last}")
        if not self._scrubber.isSliderDown():
            self._scrubber.setRange(0, available)
            self._scrubber.setPageStep(max(available // 20, 1))
            self._scrubber.setValue(step)

    def _show_playing(self, is_playing: bool) -> None:
        if self._theme is not None:
            self._play.setIcon(icon("pause" if is_playing else "play", self._theme.on_accent))


def speed_text(speed: float) -> str:
    """Return ``30 steps/s``, or ``at once``."""
    return "at once" if speed == AT_ONCE else f"{format_number(speed)} steps/s"


def _position(frame: Frame) -> tuple[int, int]:
    return min(frame.playhead, frame.available), frame.available
