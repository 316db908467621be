"""The strokes of one path in a picture of several, with where the playhead draws each."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.column import Column
from gdviewer.core.objective import Array
from gdviewer.scene.paths.brush import Brush
from gdviewer.scene.paths.cover import Cover
from gdviewer.scene.paths.pieces import Piece
from gdviewer.scene.paths.strokes import Strokes
from gdviewer.scene.plot import Places
from gdviewer.scene.viewport import Viewport

BATCH = 1500.0
"""Microseconds of strokes that are kept as one, at the scale of the screen."""


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """Where a path goes, and whether more is to come.

    ``positions`` gives the positions of the playhead that find the path at some steps.
    """

    places: Places
    is_complete: bool
    positions: Callable[[NDArray[np.int64]], Array]


class PathStrokes:
    """The strokes of a path as ``brush`` paints them, and how far the batches have taken them.

    ``resolution`` is device pixels per pixel; strokes reach ``margin`` pixels beyond the view.
    """

    def __init__(self, viewport: Viewport, brush: Brush, resolution: float, margin: float) -> None:
        self.brush = brush
        self.strokes = Strokes(viewport, resolution, margin, brush.dash, brush.marker_spacing)
        self.batches = [0]  # where each batch ends, in strokes
        self._positions = Column(np.float64)  # of the playhead, for each stroke
        self._last = -math.inf  # ... for the last point taken in

    @property
    def points(self) -> int:
        """How many points have been turned into strokes."""
        return self.strokes.points

    def is_behind(self, track: Track) -> bool:
        """Whether there are points that are no strokes yet."""
        return self.points < len(track.places)

    def extend(self, track: Track, count: int, cover: Cover | None) -> None:
        """Take in the next ``count`` points, but for strokes that ``cover`` hides."""
        done, before = self.points, len(self.strokes)
        self.strokes.extend(track.places[done : done + count], cover)
        steps = self.strokes.steps(before, len(self.strokes))
        self._positions.extend(track.positions(steps))
        self._last = float(track.positions(np.array([self.points - 1]))[0])

    def horizon(self, track: Track) -> float:
        """Return up to which position of the playhead all strokes are known."""
        is_done = track.is_complete and not self.is_behind(track)
        return math.inf if is_done else self._last

    def count_at(self, position: float) -> int:
        """Return how many strokes there are up to a position of the playhead."""
        return int(np.searchsorted(self._positions.view, position, side="right"))

    def waiting(self, horizon: float, cost: float) -> tuple[Array, Array]:
        """Return positions and costs of the strokes that come next, about ``cost`` in all."""
        start, stop = self.batches[-1], self.count_at(horizon)
        if start >= stop:
            return np.empty(0), np.empty(0)
        stop = min(stop, self.strokes.affordable(start, cost))
        return self._positions.view[start:stop], self.strokes.costs(start, stop)

    def piece(self, start: int, stop: int) -> Piece:
        """Return the strokes from ``start`` to before ``stop``."""
        strokes = self.strokes
        return Piece(
            self.brush,
            strokes.lines(start, stop),
            strokes.dots(start, stop),
            strokes.markers(start, stop),
        )


def add_batch(paths: Collection[PathStrokes], horizon: float, cost: float) -> None:
    """Add to each of ``paths`` a batch of the strokes that the playhead comes to next.

    They take about ``cost`` microseconds in all, and none lies beyond the position ``horizon``.
    """
    waiting = [path.waiting(horizon, cost) for path in paths]
    positions, costs = map(np.concatenate, zip(*waiting, strict=True))
    order = np.argsort(positions, kind="stable")
    last = int(np.searchsorted(np.cumsum(costs[order]), cost).clip(max=len(order) - 1))
    position = float(positions[order[last]])
    for path in paths:
        path.batches.append(path.count_at(position))
