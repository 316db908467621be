"""Turns the points of a run into the few strokes that a picture of it needs."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.column import Column
from gdviewer.core.objective import Array
from gdviewer.scene.paths.clipping import clip
from gdviewer.scene.paths.cover import Cover
from gdviewer.scene.paths.dashes import dashed
from gdviewer.scene.paths.marker_spacing import marker_numbers
from gdviewer.scene.viewport import Viewport

_STROKE_COST = 4.0  # microseconds for a short line with its dot ...
_PIXEL_COST = 0.1  # ... and for each pixel of its length, as QPainter was measured to take


class Strokes:
    """The distinct lines of a path, cut at the edges of the view, in the order of the steps.

    Points that follow each other in one device pixel are one point, and lines between the same
    two pixels are one line. ``resolution`` is device pixels per pixel, ``margin`` the pixels around
    the view whose strokes still reach into it. ``dash`` has pixels of line and of gap in turn;
    ``spacing`` is how many pixels of the path are between two markers at the least.
    """

    def __init__(
        self,
        viewport: Viewport,
        resolution: float,
        margin: float,
        dash: tuple[float, ...] = (),
        spacing: float = math.inf,
    ) -> None:
        self._viewport = viewport
        self._margin = margin
        self._resolution = resolution
        self._edges = (
            viewport.left - margin,
            viewport.top - margin,
            viewport.left + viewport.width + margin,
            viewport.top + viewport.height + margin,
        )
        self._last = np.full((1, 2), np.nan)  # the pixel of the last point kept
        self._last_cell = np.full((1, 2), np.nan)
        self._seen = np.empty(0, np.int64)
        self._lines = Column(np.float64, 4)
        self._steps = Column(np.int64)
        self._is_dot = Column(np.bool_)
        self._cost = Column(np.float64)
        self._dash, self._spacing = dash, spacing
        self._way = 0.0  # pixels of the path so far
        self._last_mark = 0.0
        self._markers = Column(np.float64, 2)
        self._marker_strokes = Column(np.int64)
        self.points = 0

    def extend(self, points: Array, cover: Cover | None = None) -> None:
        """Take in the next ``points`` ``(n, 2)``, but for strokes that ``cover`` hides."""
        pixels = self._viewport.to_pixels(points)
        cells = self._cells(pixels)
        follows = np.concatenate((self._last_cell, cells[:-1]))
        kept = np.flatnonzero((cells != follows).any(axis=1))
        if kept.size:
            ends = pixels[kept]
            starts = np.concatenate((self._last, ends[:-1]))
            if not self.points:
                starts[0] = ends[0]
            self._keep(np.hstack((starts, ends)), kept + self.points, cover)
            self._last = ends[-1:]
        self._last_cell = cells[-1:] if len(cells) else self._last_cell
        self.points += len(points)

    def count(self, step: int) -> int:
        """Return how many strokes there are up to ``step``."""
        return int(np.searchsorted(self._steps.view, step, side="right"))

    def lines(self, start: int, stop: int) -> Array:
        """Return the lines of the strokes from ``start`` to before ``stop``, ``(n, 4)``."""
        return self._lines.view[start:stop]

    def dots(self, start: int, stop: int) -> Array:
        """Return the iterates in view at which these strokes end, ``(n, 2)``."""
        return self._lines.view[start:stop, 2:][self._is_dot.view[start:stop]]

    def markers(self, start: int, stop: int) -> Array:
        """Return those of these iterates that have a marker, ``(n, 2)``."""
        first, last = np.searchsorted(self._marker_strokes.view, (start, stop))
        return self._markers.view[first:last]

    def nearest(self, x: float, y: float, reach: float, stop: int) -> tuple[float, int] | None:
        """Return how far the nearest iterate before the stroke ``stop`` is, and its step.

        None where none is within ``reach`` pixels of the pixel ``(x, y)``.
        """
        ends = self._lines.view[:stop, 2:]
        is_near = self._is_dot.view[:stop] & (np.abs(ends[:, 0] - x) <= reach)
        near = np.flatnonzero(is_near)
        if not near.size:
            return None
        distances = np.hypot(*(ends[near] - (x, y)).T)
        best = int(distances.argmin())
        if distances[best] > reach:
            return None
        return float(distances[best]), int(self._steps.view[near[best]])

    def steps(self, start: int, stop: int) -> NDArray[np.int64]:
        """Return the step that draws each of these strokes."""
        return self._steps.view[start:stop]

    def cost(self, start: int, stop: int) -> float:
        """Return about how many microseconds it takes to draw these strokes."""
        total = self._cost.view
        if stop <= start:
            return 0.0
        return float(total[stop - 1] - (total[start - 1] if start else 0.0))

    def costs(self, start: int, stop: int) -> Array:
        """Return about how many microseconds it takes to draw each of these strokes."""
        first = self.cost(0, start)
        return np.diff(self._cost.view[start:stop], prepend=first)

    def affordable(self, start: int, cost: float) -> int:
        """Return where to stop so that the strokes from ``start`` on take about ``cost``."""
        total = self._cost.view
        before = total[start - 1] if start else 0.0
        return max(start + 1, int(np.searchsorted(total, before + cost, side="right")))

    def __len__(self) -> int:
        return len(self._steps)

    def _cells(self, pixels: Array) -> Array:
        """Return the device pixel of each point in view, and nan, which equals nothing, outside."""
        left, top, right, bottom = self._edges
        x, y = pixels.T
        is_inside = (left <= x) & (x <= right) & (top <= y) & (y <= bottom)
        return np.where(np.expand_dims(is_inside, 1), self._device(pixels), np.nan)

    def _device(self, pixels: Array) -> Array:
        """Return the device pixels, counted from the corner of the margin."""
        return np.floor((pixels - self._edges[:2]) * self._resolution)

    def _keep(self, lines: Array, steps: NDArray[np.intp], cover: Cover | None) -> None:
        parts, has_part = clip(lines, *self._edges)
        is_dot = (parts[:, 2:] == lines[:, 2:]).all(axis=1)
        if cover is not None:
            corner = np.tile(self._edges[:2], 2) + self._margin
            device = (parts - corner) * self._resolution
            has_part &= ~cover.hides(device, self._margin * self._resolution)
        chosen = np.flatnonzero(has_part)
        chosen = chosen[self._distinct(parts[chosen])]
        self._draw(parts[chosen], steps[chosen], is_dot[chosen])

    def _draw(self, lines: Array, steps: NDArray[np.intp], is_dot: NDArray[np.bool_]) -> None:
        """Add ``lines``, cut into dashes, each with its dot behind it."""
        way = self._way + np.cumsum(np.hypot(*(lines[:, 2:] - lines[:, :2]).T))
        begins = np.concatenate(([self._way], way))[:-1]
        pieces, owners = dashed(lines, begins, self._dash)
        if self._dash:  # the last dash of a line may end before the dot
            pieces = np.concatenate((pieces, np.tile(lines[:, 2:], 2)))
            owners = np.concatenate((owners, np.arange(len(lines))))
            order = np.argsort(owners, kind="stable")
            pieces, owners = pieces[order], owners[order]
        is_last = np.append(owners[1:] != owners[:-1], True)[: len(owners)]
        self._mark(lines[:, 2:], way, is_dot, np.flatnonzero(is_last) + len(self._lines))
        self._lines.extend(pieces)
        self._steps.extend(steps[owners])
        self._is_dot.extend(is_dot[owners] & is_last)
        lengths = np.hypot(*(pieces[:, 2:] - pieces[:, :2]).T)
        before = self._cost.view[-1] if len(self._cost) else 0.0
        self._cost.extend(before + np.cumsum(_STROKE_COST + _PIXEL_COST * lengths))
        self._way = float(way[-1]) if len(way) else self._way

    def _mark(
        self, dots: Array, way: Array, is_dot: NDArray[np.bool_], strokes: NDArray[np.intp]
    ) -> None:
        """Choose which ``dots`` get a marker; ``way`` is how much path there is before each."""
        places = np.flatnonzero(is_dot)
        marks = marker_numbers(way[places], self._spacing)
        is_first = marks > np.concatenate(([self._last_mark], marks))[:-1]
        chosen = places[is_first]
        self._markers.extend(dots[chosen])
        self._marker_strokes.extend(strokes[chosen])
        self._last_mark = float(marks[-1]) if len(marks) else self._last_mark

    def _distinct(self, parts: Array) -> NDArray[np.intp]:
        """Return which of ``parts`` join two pixels that none before them joined."""
        cells = self._device(parts.reshape(-1, 2)).reshape(-1, 2, 2).astype(np.int64)
        ends = np.sort(cells[..., 0] << 16 | cells[..., 1], axis=1)
        keys, first = np.unique(ends[:, 0] << 32 | ends[:, 1], return_index=True)
        if self._seen.size:
            place = np.searchsorted(self._seen, keys).clip(max=self._seen.size - 1)
            is_new = self._seen[place] != keys
            keys, first = keys[is_new], first[is_new]
        if keys.size:
            self._seen = np.union1d(self._seen, keys)
        return np.sort(first)
