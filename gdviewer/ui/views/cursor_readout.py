"""Tells what is under the cursor, once a frame: an iterate, or f and its gradient there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QChildEvent, QEvent, QObject, QPointF, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from gdviewer.state.models.model import AppModel
from gdviewer.ui.views.iterate_tip import IterateTip
from gdviewer.ui.views.probe import Probe
from gdviewer.ui.views.readout import readout

if TYPE_CHECKING:
    from gdviewer.scene.contour import ContourScene
    from gdviewer.scene.relief_gl.canvas import ReliefCanvas
    from gdviewer.ui.views.gestures import Gestures
    from gdviewer.ui.views.relief_hand import ReliefHand

_FRAME_MILLISECONDS = 16


class CursorReadout(QObject):
    """Follows the cursor over ``scene``, and moves ``probe`` along while it is on the plot."""

    changed = Signal(str, str)
    """What is told, in short and with all digits; else empty."""

    def __init__(
        self,
        model: AppModel,
        scene: ContourScene | ReliefCanvas,
        pointer: Gestures | ReliefHand,
        probe: Probe,
    ) -> None:
        super().__init__(scene)
        self._model, self._scene, self._pointer, self._probe = model, scene, pointer, probe
        self._cursor: QPointF | None = None
        self._tip = IterateTip(scene)
        self._due = QTimer(self, singleShot=True, interval=_FRAME_MILLISECONDS)
        self._due.timeout.connect(self._update)
        pointer.hovered.connect(self._on_hovered)
        pointer.left.connect(self._on_left)
        scene.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell nothing where something lies over the scene: Qt does not count that as leaving."""
        if event.type() == QEvent.Type.ChildPolished and isinstance(event, QChildEvent):
            child = event.child()
            if isinstance(child, QWidget):
                child.installEventFilter(self)
        elif event.type() == QEvent.Type.Enter and watched is not self._scene:
            self._on_left()
        return False

    @Slot()
    def ask(self) -> None:
        """Tell anew within a frame: what is under the cursor has become another."""
        self._due.start()

    def _on_hovered(self, pixel: QPointF) -> None:
        self._cursor = pixel
        if not self._due.isActive():
            self._due.start()

    def _on_left(self) -> None:
        self._cursor = None
        self._tip.leave()
        self.changed.emit("", "")
        self._probe.move_cursor(None)

    def _update(self) -> None:
        frame = self._model.frame
        objective = frame.facts.objective
        if self._cursor is None or objective is None:
            return
        point = self._scene.to_point(self._cursor)
        is_on_plot = self._scene.plot_rect().contains(self._cursor.toPoint())
        told = None if self._pointer.is_down else self._tip.show_at(self._cursor, frame)
        there = ("", "") if point is None else readout(objective, point)
        self.changed.emit(*(told or there))
        self._probe.move_cursor(point if is_on_plot else None)
