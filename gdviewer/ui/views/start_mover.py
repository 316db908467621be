"""Puts the start where the hand wants it, snapped to what is known of the function."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QTimer

from gdviewer.scene.contour import ContourScene
from gdviewer.scene.guides import NO_GUIDES, Guides
from gdviewer.state.landmarks import landmarks
from gdviewer.state.model import AppModel
from gdviewer.ui.views.hand import Hand, Point
from gdviewer.ui.views.snapping import snap

_SHOWN_MILLISECONDS = 700  # the guides of a click


class StartMover(QObject):
    """Turns the clicks and drags of a hand on ``scene`` into edits of the start."""

    def __init__(self, model: AppModel, scene: ContourScene, hand: Hand) -> None:
        super().__init__(scene)
        self._model, self._scene = model, scene
        self._fading = QTimer(self, singleShot=True, interval=_SHOWN_MILLISECONDS)
        self._fading.timeout.connect(self._hide_guides)
        hand.clicked.connect(self._click)
        hand.start_clicked.connect(model.set_start)
        hand.start_grabbed.connect(lambda: model.begin_drag("Move the start"))
        hand.start_dragged.connect(self._drag)
        hand.start_dropped.connect(self._drop)
        hand.start_let_go.connect(self._let_go)

    def nudge(self, columns: int, rows: int) -> None:
        """Move the start by whole pixels, ``columns`` to the right and ``rows`` down."""
        x, y = self._model.document.starts[0]
        bounds, plot = self._scene.view_bounds(), self._scene.plot_rect()
        step = bounds.width / plot.width(), bounds.height / plot.height()
        place = x + columns * step[0], y - rows * step[1]
        self._model.nudge_start(self._scene.plot.point(place))

    def point_at(self, pixel: QPointF) -> Point:
        """Return the point that a click at ``pixel`` means."""
        return self._point(pixel, self._guides(pixel, is_free=False))

    def _click(self, pixel: QPointF, is_free: bool) -> None:
        guides = self._guides(pixel, is_free)
        self._scene.show_guides(guides)
        self._fading.start()
        self._model.set_start(self._point(pixel, guides))

    def _drag(self, pixel: QPointF, is_free: bool) -> None:
        if not self._model.frame.is_dragging:  # undo has put it back
            return
        guides = self._guides(pixel, is_free)
        self._fading.stop()
        self._scene.show_guides(guides)
        self._model.drag_start(self._point(pixel, guides))

    def _drop(self) -> None:
        self._hide_guides()
        self._model.end_drag()

    def _let_go(self) -> None:
        self._hide_guides()
        self._model.cancel_drag()

    def _guides(self, pixel: QPointF, is_free: bool) -> Guides:
        """Return what a start at ``pixel`` snaps to: known points that are in view, and lines."""
        if is_free:
            return NO_GUIDES
        known = filter(self._scene.is_in_view, landmarks(self._model.frame))
        places = map(self._scene.plot.place, known)
        return self._scene.plot.guides(snap(pixel, places, self._scene.pixel_of))

    def _point(self, pixel: QPointF, guides: Guides) -> Point:
        """Return the point at ``pixel``, with the coordinates of ``guides`` to the last digit."""
        x, y = self._scene.to_place(pixel)
        snapped = x if guides.x is None else guides.x, y if guides.y is None else guides.y
        return self._scene.plot.point(snapped)

    def _hide_guides(self) -> None:
        self._fading.stop()
        self._scene.show_guides(NO_GUIDES)
