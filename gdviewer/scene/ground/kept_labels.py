"""Keeps the labels of isolines where they are until something else comes to lie there."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF

from gdviewer.scene.ground.isoline_labels import IsolineLabel, are_labels_clear
from gdviewer.scene.ground.label_room import room_for_labels
from gdviewer.scene.marks.critical_points import marks_in
from gdviewer.scene.plot import Plot
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame


class KeptLabels:
    """The labels of a scene as they were placed last."""

    def __init__(self) -> None:
        self.labels: tuple[IsolineLabel, ...] = ()
        self._placed: tuple[object, ...] = ()  # what they were placed among
        self._lengths: tuple[int, ...] = ()  # how far the paths were known then

    def place(
        self,
        frame: Frame,
        plot: Plot,
        viewport: Viewport,
        theme: Theme,
        others: tuple[QRect, ...],
    ) -> bool:
        """Place the labels anew where they have to be; return whether there are other ones now.

        ``others`` lie over the plot as well. Under a dragging hand the labels stay.
        """
        document = frame.document
        if not document.shows_isoline_labels:
            had_labels, self.labels, self._placed = bool(self.labels), (), ()
            return had_labels
        view = plot.ground, viewport, theme
        paths = tuple(path.generation for path in frame.paths)
        lengths = tuple(path.length for path in frame.paths)
        placed = view, others, paths, document.starts, marks_in(frame)
        if frame.is_dragging and self._placed[:1] == placed[:1]:
            return False
        has_grown, self._lengths = self._lengths != lengths, lengths
        if self._placed == placed and not has_grown:
            return False
        room = room_for_labels(frame, plot, viewport, theme, map(QRectF, others))
        if self._placed == placed and are_labels_clear(self.labels, room):
            return False
        self._placed = placed
        before, self.labels = self.labels, plot.labels(viewport, theme, room)
        return before != self.labels
