"""The bar under the picture: media buttons, a scrubber over the steps, the speed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from gdviewer.scene.theme import Theme
from gdviewer.state.document import AT_ONCE, SPEEDS
from gdviewer.state.frame import Frame
from gdviewer.state.model import AppModel
from gdviewer.ui.actions import Actions
from gdviewer.ui.bindings import bind, show_from
from gdviewer.ui.icons import icon
from gdviewer.ui.widgets.buttons import action_button
from gdviewer.ui.widgets.combo import Combo
from gdviewer.ui.widgets.labels import PlainLabel
from gdviewer.ui.widgets.naming import name_control
from gdviewer.ui.widgets.slider import PressSlider

_BEFORE, _AFTER = ("first", "step_back"), ("step_forward", "last", "reset")
_PLAY_SIZE = QSize(64, 32)


class PlaybackBar(QWidget):
    """Plays, pauses, steps and seeks."""

    def __init__(self, model: AppModel, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._theme: Theme | None = None
        self._play = self._play_button(actions)
        self._scrubber = self._make_scrubber()
        self._steps = PlainLabel()
        self._steps.setObjectName("steps")
        self._steps.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 6, 4, 6)
        row.setSpacing(4)
        for name in _BEFORE:
            row.addWidget(action_button(actions[name], icon_size=20))
        row.addWidget(self._play)
        for name in _AFTER:
            row.addWidget(action_button(actions[name], icon_size=20))
        row.addSpacing(8)
        row.addWidget(self._scrubber, 1)
        row.addSpacing(4)
        row.addWidget(self._steps)
        row.addSpacing(8)
        row.addWidget(self._speed_list())
        show_from(model, self, _position, self._show_position)
        show_from(model, self._play, lambda frame: frame.is_playing, self._show_playing)

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
        button.setIconSize(QSize(18, 18))
        button.setProperty("role", "accent")
        button.setFixedSize(_PLAY_SIZE)
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
        self._steps.setText(f"step {step} / {available}")
        self._keep_size(self._steps, f"step {available} / {available}")
        if not self._scrubber.isSliderDown():
            self._scrubber.setRange(0, available)
            self._scrubber.setPageStep(max(available // 20, 1))
            self._scrubber.setValue(step)

    @staticmethod
    def _keep_size(label: PlainLabel, longest: str) -> None:
        """Fix the size of ``label`` by the length of its text: digits then need no new layout."""
        widest = longest.translate(str.maketrans("123456789", "0" * 9))
        metrics = label.fontMetrics()
        label.setFixedSize(metrics.horizontalAdvance(widest) + 2, metrics.height() + 2)

    def _show_playing(self, is_playing: bool) -> None:
        if self._theme is not None:
            self._play.setIcon(icon("pause" if is_playing else "play", self._theme.on_accent))


def speed_text(speed: float) -> str:
    """Return ``30 steps/s``, or ``at once``."""
    return "at once" if speed == AT_ONCE else f"{speed:g} steps/s"


def _position(frame: Frame) -> tuple[int, int]:
    return frame.playhead, frame.available
