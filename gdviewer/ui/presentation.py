"""The presentation: the contour over the whole screen, with its rule and status for row 20."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QRect, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QWidget

from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.rule import GAP, rule_line
from gdviewer.state.readings.status import SEPARATOR, exact_status, status
from gdviewer.ui.widgets.live_labels import LiveLabel


class PresentationLine(QWidget):
    """The rule of the run with its values, and how the run is doing."""

    def __init__(self, model: AppModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("presentation_line")
        rule = LiveLabel(Qt.AlignmentFlag.AlignLeft, GAP)
        rule.setObjectName("presented_rule")
        state = LiveLabel(Qt.AlignmentFlag.AlignRight, SEPARATOR)
        state.setObjectName("presented_status")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 4)
        row.addWidget(rule, 2)
        row.addWidget(state, 3)
        self._model, self._rule, self._state = model, rule, state
        model.changed.connect(self._on_changed)
        self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what went on while nobody could see it."""
        super().showEvent(event)
        self._show(self._model.frame)

    def _on_changed(self, old: Frame, new: Frame) -> None:  # noqa: ARG002 the signal's signature
        if self.isVisible():
            self._show(new)

    def _show(self, frame: Frame) -> None:
        self._rule.say(rule_line(frame))
        self._state.say(status(frame), exact_status(frame))


class Presentation:
    """Takes from ``window`` all but its center, and gives it back as it was."""

    def __init__(self, window: QMainWindow, line: QWidget, hidden: Iterable[QWidget]) -> None:
        self._window, self._line, self._hidden = window, line, tuple(hidden)
        self._was_shown: tuple[QWidget, ...] = ()
        self._state = QByteArray()
        self._window_state = Qt.WindowState.WindowNoState
        self._geometry = QRect()

    def begin(self) -> None:
        """Fill the screen with the contour."""
        window = self._window
        self._state, self._geometry = window.saveState(), window.geometry()
        self._window_state = window.windowState()
        self._was_shown = tuple(part for part in self._hidden if part.isVisibleTo(window))
        for part in self._was_shown:
            part.hide()
        self._line.show()
        window.showFullScreen()
        window.setGeometry(window.screen().geometry())  # where no window manager does it

    def end(self) -> None:
        """Bring everything back to where it was."""
        window = self._window
        self._line.hide()
        window.setWindowState(self._window_state)
        if self._window_state == Qt.WindowState.WindowNoState:
            window.setGeometry(self._geometry)
        for part in self._was_shown:
            part.show()
        window.restoreState(self._state)
