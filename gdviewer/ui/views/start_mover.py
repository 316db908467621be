"""Puts the starts where the hand wants them, snapped to what is known of the function."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QTimer

from gdviewer.scene.contour import ContourScene
from gdviewer.scene.marks.guides import NO_GUIDES, Guides
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.landmarks import landmarks
from gdviewer.ui.views.hand import Hand, Point
from gdviewer.ui.views.snapping import snap

_SHOWN_MILLISECONDS = 700  # the guides of a click


class StartMover(QObject):
    """Turns the clicks and drags of a hand on ``scene`` into edits of the starts.

    One start is selected: the one that was touched or added last.
    """

    def __init__(self, model: AppModel, scene: ContourScene, hand: Hand) -> None:
        super().__init__(scene)
        self._model, self._scene = model, scene
        self._fading = QTimer(self, singleShot=True, interval=_SHOWN_MILLISECONDS)
        self._fading.timeout.connect(self._hide_guides)
        hand.clicked.connect(self._click)
        hand.added.connect(self._add)
        hand.start_clicked.connect(self._click_start)
        hand.start_grabbed.connect(self._grab)
        hand.start_dragged.connect(self._drag)
        hand.start_dropped.connect(self._drop)
        hand.start_let_go.connect(self._let_go)

    @property
    def selected(self) -> int:
        """The place of the selected start among the starts."""
        return self._model.frame.selected_start

    def select(self, start: int) -> None:
        """Let the keys move and remove this start, and the run from it be explained."""
        self._model.select_start(start)

    def select_next(self, count: int) -> None:
        """Select the start ``count`` places further on, round and round."""
        self.select((self.selected + count) % len(self._model.frame.starts))

    def add(self, point: Point) -> None:
        """Start from ``point`` too, and select that start."""
        self._model.add_start(point)
        if point in self._model.frame.starts:
            self.select(self._model.frame.starts.index(point))

    def remove(self, start: int) -> None:
        """Take a start away."""
        self._model.remove_start(start)

    def nudge(self, columns: int, rows: int) -> None:
        """Move the selected start by whole pixels, ``columns`` to the right and ``rows`` down."""
        start = self.selected
        x, y = self._model.document.starts[start]
        bounds, plot = self._scene.view_bounds(), self._scene.plot_rect()
        step = bounds.width / plot.width(), bounds.height / plot.height()
        place = x + columns * step[0], y - rows * step[1]
        self._model.nudge_start(self._scene.plot.point(place), start)

    def point_at(self, pixel: QPointF) -> Point:
        """Return the point that a click at ``pixel`` means."""
        return self._point(pixel, self._guides(pixel, is_free=False))

    def _click(self, pixel: QPointF, is_free: bool) -> None:
        self.select(0)
        self._model.set_start(self._clicked_point(pixel, is_free))

    def _add(self, pixel: QPointF, is_free: bool) -> None:
        self.add(self._clicked_point(pixel, is_free))

    def _clicked_point(self, pixel: QPointF, is_free: bool) -> Point:
        """Return the point that was clicked, and show for a moment what it has snapped to."""
        guides = self._guides(pixel, is_free)
        self._scene.show_guides(guides)
        self._fading.start()
        return self._point(pixel, guides)

    def _click_start(self, start: Point) -> None:
        self.select(self._model.frame.starts.index(start))
        self._model.replay()

    def _grab(self, start: Point) -> None:
        self.select(self._model.frame.starts.index(start))
        self._model.begin_drag("Move the start")

    def _drag(self, pixel: QPointF, is_free: bool) -> None:
        if not self._model.frame.is_dragging:  # undo has put it back
            return
        guides = self._guides(pixel, is_free)
        self._fading.stop()
        self._scene.show_guides(guides)
        self._model.drag_start(self._point(pixel, guides), self.selected)

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
