"""Keeps the picture of one path in one view, so that a step more costs what that step costs."""

from __future__ import annotations

import bisect
import time

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from gdviewer.scene.brush import Brush
from gdviewer.scene.cover import Cover
from gdviewer.scene.kept_drawing import KeptDrawing
from gdviewer.scene.plot import Places
from gdviewer.scene.strokes import Strokes
from gdviewer.scene.viewport import Viewport

_AFFORDABLE = 3000.0  # microseconds of strokes that may be painted afresh each time
_BEARABLE = 20_000.0  # ... and once, while the hand waits for it
_BATCH = 1500.0  # microseconds of strokes that are kept as one
_POINTS = 10_000  # points turned into strokes at once


class PathPicture:
    """The path of one run as it looks in ``viewport``, up to any step.

    A path of few strokes is painted afresh. The strokes of a longer one are painted once, in
    batches, and kept; then any step is shown from the batches before it, and less than a batch of
    strokes on top. ``resolution`` is device pixels per pixel.
    """

    def __init__(self, viewport: Viewport, brush: Brush, resolution: float) -> None:
        self._viewport = viewport
        self._brush = brush
        self._resolution = resolution
        self._strokes = Strokes(viewport, resolution, brush.reach, brush.dash, brush.marker_spacing)
        self._batches = [0]  # where each batch ends, in strokes
        self._kept: KeptDrawing | None = None  # all batches so far

    def work(self, points: Places, deadline: float, until: int | None = None) -> None:
        """Bring the picture nearer to showing all ``points`` at little cost.

        It goes on until ``deadline`` of ``time.perf_counter``, or until the step ``until`` can be
        shown at all.
        """
        while self.has_work(points) and (until is None or not self.shows(until)):
            self._bite(points)
            if time.perf_counter() >= deadline:
                return

    def has_work(self, points: Places) -> bool:
        """Whether work would make showing ``points`` possible, or quicker."""
        return self._strokes.points < len(points) or self._has_batch()

    def shows(self, step: int) -> bool:
        """Whether the work has come so far that ``step`` is painted as it is."""
        if step >= self._strokes.points:
            return False
        stop = self._strokes.count(step)
        return self._end(stop) == stop

    def paint(self, painter: QPainter, step: int) -> None:
        """Paint the path up to ``step``, or as far as the work has come."""
        stop = self._strokes.count(step)
        batches, stop = self._batches_before(stop), self._end(stop)
        start = self._batches[batches]
        tail = self._strokes.lines(start, stop), self._strokes.dots(start, stop)
        if self._strokes.cost(start, stop) <= _AFFORDABLE:
            self._brush.paint_halo(painter, *tail)
        if batches and self._kept is not None:
            corner = QPointF(self._viewport.left, self._viewport.top)
            painter.drawImage(corner, self._kept.image(batches))
        self._brush.paint(painter, *tail)
        self._brush.paint_markers(painter, self._strokes.markers(stop))

    def _batches_before(self, stop: int) -> int:
        """Return how many batches to show, so that only the strokes after them are painted."""
        if self._strokes.cost(0, stop) <= _AFFORDABLE:
            return 0
        return bisect.bisect_right(self._batches, stop) - 1

    def _end(self, stop: int) -> int:
        """Return ``stop``, or the stroke before it at which painting afresh gets unbearable."""
        start = self._batches[self._batches_before(stop)]
        return min(stop, self._strokes.affordable(start, _BEARABLE))

    def _has_batch(self) -> bool:
        """Whether there are strokes to be kept."""
        start, stop = self._batches[-1], len(self._strokes)
        is_long = self._strokes.cost(0, stop) > _AFFORDABLE
        return is_long and self._strokes.cost(start, stop) > _BATCH

    def _bite(self, points: Places) -> None:
        """Do a few milliseconds of work."""
        if self._has_batch():
            start = self._batches[-1]
            self._paint_batch(start, self._strokes.affordable(start, _BATCH))
        else:
            done = self._strokes.points
            cover = Cover(self._kept.is_covered) if self._kept is not None else None
            self._strokes.extend(points[done : done + _POINTS], cover)

    def _paint_batch(self, start: int, stop: int) -> None:
        if self._kept is None:
            self._kept = KeptDrawing(self._viewport, self._brush, self._resolution)
        self._kept.add(self._strokes.lines(start, stop), self._strokes.dots(start, stop))
        self._batches.append(stop)
