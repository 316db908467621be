"""Keeps pictures of the paths of a frame in one view, and does their work in slices."""

from __future__ import annotations

import time
from collections.abc import Set as AbstractSet
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from gdviewer.core.objective import Array
from gdviewer.scene.paths.brush import Brush
from gdviewer.scene.paths.path_strokes import Track
from gdviewer.scene.paths.picture import PathPicture, Steps, Tracks
from gdviewer.scene.plot import Plot
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame, Path
from gdviewer.state.time.pace import Pace

_SLICE = 0.006  # seconds


class PathPictures:
    """The pictures of all paths in one view.

    Paths that come together share a picture, which costs what one path costs. One that changes
    leaves it and has a picture of its own, so that a hand that drags it does not make the others
    anew.
    """

    def __init__(self, viewport: Viewport, theme: Theme, resolution: float, pace: Pace) -> None:
        self.viewport = viewport
        self.resolution = resolution
        self.pace = pace
        self._theme = theme
        self._pictures: list[PathPicture] = []
        self._stand_ins: dict[PathPicture, PathPicture] = {}
        self._tracks: Tracks = {}
        self._brushes: dict[int, Brush] = {}

    def follow(self, frame: Frame, plot: Plot) -> None:
        """Have pictures of the paths of ``frame`` in ``plot``, and none of others."""
        paths = frame.paths
        self._tracks = {path.generation: _track(path, plot, self.pace) for path in paths}
        self._brushes = {path.generation: Brush.of(self._theme, path.color) for path in paths}
        known: set[int] = set()
        kept = []
        for picture in self._pictures:
            known |= picture.generations
            if picture.generations & self._tracks.keys():
                kept.append(self._without_others(picture, self._tracks.keys()))
        if fresh := self._tracks.keys() - known:
            kept.append(self._new(fresh))
        self._pictures = kept
        self._stand_ins = {
            one: other for one, other in self._stand_ins.items() if one in self._pictures
        }

    @property
    def is_split(self) -> bool:
        """Whether there are several pictures."""
        return len(self._pictures) > 1

    def work(self, until: Steps | None = None) -> None:
        """Go on with the pictures for some milliseconds, or until they show the steps ``until``."""
        deadline = time.perf_counter() + _SLICE
        for picture in reversed(self._pictures):  # what a hand has changed comes first
            picture.work(self._tracks, deadline, until)

    def has_work(self) -> bool:
        """Whether there is work left."""
        return any(picture.has_work(self._tracks) for picture in self._pictures)

    def shows(self, steps: Steps) -> bool:
        """Whether the work has come so far that all is painted as it is at ``steps``."""
        shown = (picture for picture in self._pictures if picture.generations <= steps.keys())
        return all(picture.shows(steps) for picture in shown)

    def paint(self, painter: QPainter, viewport: Viewport, steps: Steps) -> None:
        """Paint every path up to its step, moved to where it is in ``viewport``."""
        painter.save()
        painter.setClipRect(QRectF(viewport.left, viewport.top, viewport.width, viewport.height))
        if viewport != self.viewport:
            (left, top), (right, bottom) = viewport.to_pixels(self.viewport.corners).tolist()
            painter.translate(left, top)
            painter.scale(
                (right - left) / self.viewport.width, (bottom - top) / self.viewport.height
            )
            painter.translate(-self.viewport.left, -self.viewport.top)
        for picture in self._pictures:
            if picture.generations <= steps.keys():  # else one has gone since
                self._ready(picture, steps).paint(painter, steps)
        painter.restore()

    def nearest(self, x: float, y: float, reach: float, steps: Steps) -> tuple[int, int] | None:
        """Return generation and step of the drawn iterate nearest to a pixel, within ``reach``."""
        shown = (picture for picture in self._pictures if picture.generations <= steps.keys())
        found = (picture.nearest(x, y, reach, steps) for picture in shown)
        best = min((one for one in found if one is not None), default=None)
        return None if best is None else best[1:]

    def _without_others(self, picture: PathPicture, generations: AbstractSet[int]) -> PathPicture:
        """Return ``picture``, or where a path has gone a new one, for which it stands in."""
        stay = picture.generations & generations
        if stay == picture.generations:
            return picture
        rest = self._new(stay)
        self._stand_ins[rest] = self._stand_ins.pop(picture, picture)
        return rest

    def _ready(self, picture: PathPicture, steps: Steps) -> PathPicture:
        """Return ``picture`` as soon as it shows ``steps``, until then what it takes over from."""
        if picture in self._stand_ins and picture.shows(steps):
            del self._stand_ins[picture]
        return self._stand_ins.get(picture, picture)

    def _new(self, generations: AbstractSet[int]) -> PathPicture:
        """Return a picture of these paths, in the order of the document."""
        brushes = {one: brush for one, brush in self._brushes.items() if one in generations}
        return PathPicture(self.viewport, brushes, self.resolution)


def positions_of(path: Path, pace: Pace, steps: NDArray[np.int64]) -> Array:
    """Return the positions of the playhead that find ``path`` at ``steps``."""
    if not pace.counts_evaluations:
        return steps.astype(np.float64)
    walked = path.trajectory
    return pace.weights.costs(walked.nfev[steps], walked.njev[steps], walked.nhev[steps])


def _track(path: Path, plot: Plot, pace: Pace) -> Track:
    is_complete = path.trajectory.stop is not None and path.length == len(path.trajectory)
    return Track(plot.places(path), is_complete, partial(positions_of, path, pace))
