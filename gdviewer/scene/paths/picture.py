"""Keeps the picture of some paths in one view, so that a step more costs what that step costs."""

from __future__ import annotations

import bisect
import time
from collections.abc import Mapping

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from gdviewer.scene.paths.brush import Brush
from gdviewer.scene.paths.cover import Cover
from gdviewer.scene.paths.kept_drawing import KeptDrawing
from gdviewer.scene.paths.path_strokes import BATCH, PathStrokes, Track, add_batch
from gdviewer.scene.paths.pieces import Piece, paint_halos, paint_inks
from gdviewer.scene.viewport import Viewport

_AFFORDABLE = 3000.0  # microseconds of strokes that may be painted afresh each time
_BEARABLE = 20_000.0  # ... and once, while the hand waits for it
_POINTS = 10_000  # points turned into strokes at once, and by one cover

Steps = Mapping[int, int]
"""Up to which step each path is shown, by its generation."""

Tracks = Mapping[int, Track]
"""Where each path goes, by its generation."""


class PathPicture:
    """Paths as they look in ``viewport``, each up to any step, all at about one playhead.

    Paths of few strokes are painted afresh. The strokes of longer ones are painted once, in
    batches by the position of the playhead, and kept; then any step is shown from the batches
    before it, and less than a batch of strokes on top. ``brushes`` has one for each generation;
    ``resolution`` is device pixels per pixel.
    """

    def __init__(self, viewport: Viewport, brushes: Mapping[int, Brush], resolution: float) -> None:
        self._viewport = viewport
        self._resolution = resolution
        self._paths = {
            generation: PathStrokes(viewport, brush, resolution, brush.reach)
            for generation, brush in brushes.items()
        }
        self._kept: KeptDrawing | None = None  # all batches so far
        self._cover: Cover | None = None  # as it was a while ago: what is covered stays so
        self._taken_in = 0  # points, since then
        self._painted: dict[int, int] = dict.fromkeys(brushes, 0)  # up to which step, at last

    @property
    def generations(self) -> frozenset[int]:
        """Which paths these are."""
        return frozenset(self._paths)

    def work(self, tracks: Tracks, deadline: float, until: Steps | None = None) -> None:
        """Bring the picture nearer to showing all of ``tracks`` at little cost.

        It goes on until ``deadline`` of ``time.perf_counter``, or until the steps ``until`` can be
        shown at all.
        """
        while self.has_work(tracks) and (until is None or not self.shows(until)):
            for path in self._behind(tracks, until):
                self._extend(path, tracks)
                if time.perf_counter() >= deadline:
                    return
            while self._has_batch(tracks) and (until is None or not self.shows(until)):
                self._paint_batch(self._horizon(tracks))
                if time.perf_counter() >= deadline:
                    return

    def has_work(self, tracks: Tracks) -> bool:
        """Whether work would make showing ``tracks`` possible, or quicker."""
        behind = any(path.is_behind(tracks[one]) for one, path in self._paths.items())
        return behind or self._has_batch(tracks)

    def shows(self, steps: Steps) -> bool:
        """Whether the work has come so far that ``steps`` are painted as they are."""
        if any(steps[one] >= path.points for one, path in self._paths.items()):
            return False
        stops = self._stops(steps)
        return self._cost(self._starts(self._batch_at(stops)), stops) <= _BEARABLE

    def paint(self, painter: QPainter, steps: Steps) -> None:
        """Paint each path up to its step, or as far as the work has come.

        One that has gone since stays as it was painted last.
        """
        self._painted = {one: steps.get(one, last) for one, last in self._painted.items()}
        stops = self._stops(self._painted)
        batch = self._batch_at(stops)
        starts = self._starts(batch)
        cost = self._cost(starts, stops)
        if cost > _BEARABLE:
            share = _BEARABLE / len(stops)
            stops = tuple(
                min(stop, path.strokes.affordable(start, share))
                for path, start, stop in zip(self._paths.values(), starts, stops, strict=True)
            )
        pieces = self._pieces(starts, stops)
        if cost <= _AFFORDABLE + BATCH:
            paint_halos(painter, pieces)
        if batch and self._kept is not None:
            corner = QPointF(self._viewport.left, self._viewport.top)
            painter.drawImage(corner, self._kept.image(batch))
        paint_inks(painter, pieces)

    def nearest(
        self, x: float, y: float, reach: float, steps: Steps
    ) -> tuple[float, int, int] | None:
        """Return distance, generation and step of the drawn iterate nearest to a pixel, if any."""
        stops = self._stops(steps)
        found = (
            (one, path.strokes.nearest(x, y, reach, stop))
            for (one, path), stop in zip(self._paths.items(), stops, strict=True)
        )
        near = [(hit[0], one, hit[1]) for one, hit in found if hit is not None]
        return min(near, default=None)

    def _stops(self, steps: Steps) -> tuple[int, ...]:
        """Return where each path ends at ``steps``, in strokes."""
        return tuple(path.strokes.count(steps[one]) for one, path in self._paths.items())

    def _batch_at(self, stops: tuple[int, ...]) -> int:
        """Return how many batches to show, so that only the strokes after them are painted."""
        paths = self._paths.values()
        if not paths or self._cost(self._starts(0), stops) <= _AFFORDABLE:
            return 0
        return min(
            bisect.bisect_right(path.batches, stop) - 1
            for path, stop in zip(paths, stops, strict=True)
        )

    def _starts(self, batch: int) -> tuple[int, ...]:
        """Return which stroke of each path is the first after some batches."""
        return tuple(path.batches[batch] for path in self._paths.values())

    def _cost(self, starts: tuple[int, ...], stops: tuple[int, ...]) -> float:
        """Return about how many microseconds it takes to paint these strokes."""
        return sum(
            path.strokes.cost(start, stop)
            for path, start, stop in zip(self._paths.values(), starts, stops, strict=True)
        )

    def _pieces(self, starts: tuple[int, ...], stops: tuple[int, ...]) -> list[Piece]:
        return [
            path.piece(start, stop)
            for path, start, stop in zip(self._paths.values(), starts, stops, strict=True)
            if start < stop
        ]

    def _horizon(self, tracks: Tracks) -> float:
        """Return up to which position of the playhead the strokes of all paths are known."""
        return min(path.horizon(tracks[one]) for one, path in self._paths.items())

    def _has_batch(self, tracks: Tracks) -> bool:
        """Whether there are strokes to be kept."""
        if not self._paths:
            return False
        horizon = self._horizon(tracks)
        stops = tuple(path.count_at(horizon) for path in self._paths.values())
        is_long = self._cost(self._starts(0), stops) > _AFFORDABLE
        return is_long and self._cost(self._starts(-1), stops) > BATCH

    def _behind(self, tracks: Tracks, until: Steps | None) -> list[int]:
        """Return the paths with points that are no strokes yet, the one farthest behind first.

        Where some of them keep ``until`` from being shown, it is those alone.
        """
        behind = [one for one, path in self._paths.items() if path.is_behind(tracks[one])]
        if until is not None:
            behind = [one for one in behind if self._paths[one].points <= until[one]] or behind
        return sorted(behind, key=lambda one: self._paths[one].horizon(tracks[one]))

    def _extend(self, path: int, tracks: Tracks) -> None:
        """Turn the next points of a path into strokes."""
        strokes, before = self._paths[path], self._paths[path].points
        strokes.extend(tracks[path], _POINTS, self._fresh_cover())
        self._taken_in += strokes.points - before

    def _fresh_cover(self) -> Cover | None:
        """Return what hides new strokes; it is looked for again after many points only."""
        if self._kept is not None and (self._cover is None or self._taken_in >= _POINTS):
            self._cover, self._taken_in = Cover(self._kept.is_covered), 0
        return self._cover

    def _paint_batch(self, horizon: float) -> None:
        """Keep the strokes that come next, up to ``horizon`` of the playhead."""
        starts = self._starts(-1)
        add_batch(self._paths.values(), horizon, BATCH)
        if self._kept is None:
            self._kept = KeptDrawing(self._viewport, self._resolution)
        self._kept.add(self._pieces(starts, self._starts(-1)))
