"""Keeps a view's description for a screen reader true, and no more often than one can listen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.summary import summary

_WHILE_MOVING = 1000  # milliseconds
_AT_REST = 100


class Narrator(QObject):
    """Describes in words what ``view`` shows: every ``while_moving`` milliseconds, at rest soon.

    ``describe`` finds the words.
    """

    def __init__(
        self,
        view: QWidget,
        model: AppModel,
        while_moving: int = _WHILE_MOVING,
        describe: Callable[[Frame], str] = summary,
    ) -> None:
        super().__init__(view)
        self._view, self._model, self._while_moving = view, model, while_moving
        self._words = describe
        self._due = QTimer(self, singleShot=True)
        self._due.timeout.connect(self._describe)
        self._describe()
        model.changed.connect(self._on_changed)

    @Slot(object, object)
    def _on_changed(self, old: Frame, new: Frame) -> None:
        has_come_to_rest = _is_moving(old) and not _is_moving(new)
        if self._view.isVisible() and (has_come_to_rest or not self._due.isActive()):
            self._due.start(self._while_moving if _is_moving(new) else _AT_REST)

    @Slot()
    def _describe(self) -> None:
        self._view.setAccessibleDescription(self._words(self._model.frame))


def _is_moving(frame: Frame) -> bool:
    return frame.is_playing or frame.is_dragging or frame.is_seeking_end
