"""Moves the view over the plane by pans and zooms, and has it sampled finely when it rests."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QTimer, Signal

from gdviewer.core.bounds import Bounds
from gdviewer.scene.contour import ContourScene
from gdviewer.state.models.model import AppModel
from gdviewer.ui.views.gestures import Gestures
from gdviewer.ui.views.hand import Point

_REST_MILLISECONDS = 120


class ViewMover(QObject):
    """Shows other parts of the plane in ``scene`` and tells ``model`` what is in view."""

    reported = Signal()
    """The model is about to be told what is in view."""

    def __init__(self, model: AppModel, scene: ContourScene, gestures: Gestures) -> None:
        super().__init__(scene)
        self._model, self._scene = model, scene
        self._is_moving = False
        self._panned = QPointF()  # since the hand took hold
        self._rest = QTimer(self, singleShot=True, interval=_REST_MILLISECONDS)
        self._rest.timeout.connect(self._on_rest)
        gestures.hand.panned.connect(self._on_panned)
        gestures.hand.pan_ended.connect(self._on_pan_ended)
        gestures.zoomed.connect(self._on_zoomed)

    def zoom(self, factor: float) -> None:
        """Show ``factor`` times as much of the plane, about the middle."""
        bounds = self._scene.view_bounds()
        self._look_at(self._scene.plot.zoomed(bounds, bounds.center, factor))
        self._rest.start()

    def center_on(self, point: Point) -> None:
        """Bring ``point`` to the middle of the view."""
        view, (x, y) = self._scene.view_bounds(), self._scene.plot.place(point)
        self._look_at(self._scene.plot.moved(view, x - view.center[0], y - view.center[1]))
        self._rest.start()

    def report(self) -> None:
        """Tell the model what is in view."""
        size = self._scene.plot_rect().size()
        self.reported.emit()
        self._model.set_viewport(
            self._scene.view_bounds(), size.width(), size.height(), self._is_moving
        )

    def _on_panned(self, offset: QPointF) -> None:
        self._panned += offset
        offset = self._scene.plot.followed(offset, self._panned)
        bounds, plot = self._scene.view_bounds(), self._scene.plot_rect()
        dx = -offset.x() * bounds.width / plot.width()
        dy = offset.y() * bounds.height / plot.height()
        self._look_at(self._scene.plot.moved(bounds, dx, dy))

    def _on_pan_ended(self) -> None:
        self._panned = QPointF()
        self._on_rest()

    def _on_zoomed(self, pixel: QPointF, factor: float) -> None:
        anchor, plot = self._scene.to_place(pixel), self._scene.plot
        self._look_at(plot.zoomed(self._scene.view_bounds(), anchor, factor))
        # other numbers at the axes make another plot: bring the anchor back under the cursor
        x, y = self._scene.to_place(pixel)
        self._look_at(plot.moved(self._scene.view_bounds(), anchor[0] - x, anchor[1] - y))
        self._rest.start()

    def _look_at(self, bounds: Bounds) -> None:
        """Show ``bounds``, coarsely for now: the hand still moves."""
        if not self._model.may_move_view():
            return
        self._is_moving = True
        values = self._scene.plot.values_in(self._scene.view_bounds(), bounds)
        self._scene.set_view(bounds)
        self._model.look_at(self._scene.view_bounds(), values)

    def _on_rest(self) -> None:
        """Have the view sampled finely: the hand has come to rest."""
        self._rest.stop()
        self._is_moving = False
        self.report()
