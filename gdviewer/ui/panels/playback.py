"""The bar under the picture: media buttons, a scrubber over the steps, the speed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QToolButton, QWidget

from gdviewer.core.numbers import format_number, format_whole
from gdviewer.core.weights import Weights
from gdviewer.scene.theme import Theme
from gdviewer.state.document import AT_ONCE, SPEEDS
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.time.pace import Pace
from gdviewer.ui.actions import Actions
from gdviewer.ui.bindings import bind, show_from
from gdviewer.ui.look.icons import icon
from gdviewer.ui.panels.scrubber import Scrubber
from gdviewer.ui.widgets.buttons import action_button
from gdviewer.ui.widgets.combo import Combo
from gdviewer.ui.widgets.live_labels import Counter
from gdviewer.ui.widgets.naming import name_control

_BEFORE = ("first", "ten_back", "step_back")
_AFTER = ("step_forward", "ten_forward", "last", "reset", "loop")
_LIVE_HELP = "Go back to where it was playing, and on (End)"


class PlaybackBar(QWidget):
    """Plays, pauses, steps and seeks; in two rows where one would be too wide."""

    def __init__(self, model: AppModel, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._theme: Theme | None = None
        self._play = self._play_button(actions)
        self._scrubber = Scrubber(model)
        self._live = self._live_button(actions)
        self._race = self._race_button(actions)
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
        show_from(model, self._live, lambda frame: frame.is_looking_back, self._live.setVisible)
        show_from(model, self._race, _race, lambda race: self._show_race(*race))

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
        row.addWidget(self._live)
        row.addWidget(self._race)
        row.addWidget(self._steps)
        row.addWidget(self._speed_list())
        return box

    def set_theme(self, theme: Theme) -> None:
        """Draw the play button and the marks of events in the theme's colors."""
        self._theme = theme
        self._scrubber.set_theme(theme)
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

    def _live_button(self, actions: Actions) -> QToolButton:
        """Return what leads on from a look back; it is there only then."""
        button = QToolButton()
        button.setText("live")
        button.clicked.connect(actions["last"].trigger)
        name_control(button, "live_button", "Back to live", _LIVE_HELP)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setProperty("role", "accent")
        return button

    def _race_button(self, actions: Actions) -> QToolButton:
        """Return what chooses between steps and evaluations, for two runs or more."""
        button = QToolButton()
        name_control(button, "races_by", "Race by", "")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setProperty("role", "framed")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for name in ("by_steps", "by_evaluations", "weights"):
            menu.addAction(actions[name])
        button.setMenu(menu)
        return button

    def _speed_list(self) -> Combo:
        combo = Combo((str(speed), speed_text(speed)) for speed in SPEEDS)
        name_control(combo, "speed", "Speed", "How many steps or evaluations a second are played.")
        combo.setMinimumContentsLength(7)
        bind(
            self._model,
            combo,
            lambda frame: str(frame.document.speed),
            combo.show_key,
            combo.key_chosen,
            lambda key: self._model.set_speed(float(key)),
        )
        return combo

    def _show_position(self, position: tuple[int, int, str]) -> None:
        step, available, unit = position
        last, most = format_whole(available), format_whole(max(step, available))
        self._steps.say(f"{unit}{format_whole(step)} / {last}", f"{unit}{most} / {last}")

    def _show_race(self, is_race: bool, pace: Pace) -> None:
        self._race.setVisible(is_race)
        self._race.setText("evaluations" if pace.counts_evaluations else "steps")
        counted = _weighted(pace.weights) if pace.counts_evaluations else "steps"
        help_text = f"What the playhead counts, the same for all runs: {counted}"
        self._race.setToolTip(help_text)
        self._race.setAccessibleDescription(help_text)

    def _show_playing(self, is_playing: bool) -> None:
        if self._theme is not None:
            self._play.setIcon(icon("pause" if is_playing else "play", self._theme.on_accent))


def speed_text(speed: float) -> str:
    """Return ``30 / s``, or ``at once``; what is counted may be steps or evaluations."""
    return "at once" if speed == AT_ONCE else f"{format_number(speed)} / s"


def _position(frame: Frame) -> tuple[int, int, str]:
    unit = "" if _is_race(frame) else "step "  # the button beside it says what is counted
    return min(frame.playhead, frame.available), frame.available, unit


def _race(frame: Frame) -> tuple[bool, Pace]:
    return _is_race(frame), frame.pace


def _is_race(frame: Frame) -> bool:
    return len(frame.document.runs) > 1 or frame.pace.counts_evaluations


def _weighted(weights: Weights) -> str:
    """Return ``evaluations of f × 1, ∇f × 1, H × 1``."""
    weighted = (("f", weights.f), ("∇f", weights.gradient), ("H", weights.hessian))
    parts = (f"{symbol} × {format_number(weight)}" for symbol, weight in weighted)
    return f"evaluations of {', '.join(parts)}"
