"""Lays a path on the surface: each iterate at its own f, each step along the surface below it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.objective import Array
from gdviewer.core.shading import Shading
from gdviewer.scene.paths.marker_spacing import marker_numbers
from gdviewer.scene.paths.rough_lines import lines_through
from gdviewer.scene.relief.camera import Camera
from gdviewer.scene.relief.grid import Grid
from gdviewer.scene.relief.height import heights_of
from gdviewer.scene.relief.pieces import pieces_of

_RESOLUTION = 200.0  # places in a unit of the box that are told apart: a pixel or so
_PIECE = 0.02  # how long a piece is, at least, that follows the surface
_MOST_PIECES = 20_000
_MOST_IN_A_STEP = 64
_ROUGHLY = 200  # points that show about where a path is


@dataclass(frozen=True, slots=True, eq=False)
class DrapedPath:
    """The ``pieces`` of a path of ``points`` points; ``steps`` says which step draws each piece.

    ``places`` ``(n, 3)`` are those of its iterates that can be told apart, nan out of the box,
    ``iterates`` ``(n,)`` their steps, and ``ways`` ``(n,)`` how much of the path lies before each.
    """

    pieces: NDArray[np.void]
    steps: NDArray[np.int64]
    points: int
    places: Array
    iterates: NDArray[np.int64]
    ways: Array

    def count(self, step: int) -> int:
        """Return how many pieces there are up to ``step``."""
        return int(np.searchsorted(self.steps, step, side="right"))

    def nearest(
        self, camera: Camera, pixel: tuple[float, float], reach: float, step: int
    ) -> tuple[float, int] | None:
        """Return how far from ``pixel`` the nearest iterate up to ``step`` is seen, and its step.

        None where none is within ``reach`` pixels.
        """
        stop = int(np.searchsorted(self.iterates, step, side="right"))
        if not stop:
            return None
        distances = np.hypot(*(camera.to_pixels(self.places[:stop]) - pixel).T)
        best = int(np.nan_to_num(distances, nan=np.inf).argmin())
        if not distances[best] <= reach:
            return None
        return float(distances[best]), int(self.iterates[best])

    def rough_lines(self, camera: Camera) -> Array:
        """Return a few lines in pixels ``(n, 4)`` near to what ``camera`` sees of the path."""
        return lines_through(camera.to_pixels(self.places[:: 1 + len(self.places) // _ROUGHLY]))

    def marked(self, spacing: float) -> NDArray[np.intp]:
        """Return which of ``places`` have a marker, where two are ``spacing`` apart at least."""
        seen = np.flatnonzero(np.isfinite(self.places).all(axis=1))
        marks = marker_numbers(self.ways[seen], spacing)
        return seen[marks > np.concatenate(([0.0], marks))[:-1]]


def lifted(points: Array, values: Array, grid: Grid, shading: Shading | None) -> Array:
    """Return where ``points`` ``(n, 2)`` with these ``values`` of f are in the box, ``(n, 3)``.

    At the height of f itself; but between nodes the triangles may lie above it, and then on them.
    Rows of nan are out of the box.
    """
    heights = heights_of(values, shading)
    places = grid.box.place(points, heights)
    ground = (grid.heights_at(places[:, 0], places[:, 1]) * 2.0 - 1.0) * grid.box.half[2]
    places[:, 2] = np.fmax(places[:, 2], np.where(np.isfinite(heights), ground, np.nan))
    is_outside = (np.abs(places[:, :2]) > np.array(grid.box.half[:2]) * (1 + 1e-9)).any(axis=1)
    places[is_outside | ~np.isfinite(places).all(axis=1)] = np.nan
    return places


def draped(points: Array, values: Array, grid: Grid, shading: Shading | None) -> DrapedPath:
    """Return the path through ``points`` ``(n, 2)``, where f has ``values`` ``(n,)``."""
    with np.errstate(over="ignore", invalid="ignore"):
        places = lifted(points, values, grid, shading)
        kept = _distinct(places)
    places, steps = places[kept], kept.astype(np.int64)
    befores, afters = places[:-1], places[1:]
    is_there = np.isfinite(befores).all(axis=1) & np.isfinite(afters).all(axis=1)
    begins, ends, owners = _along(befores[is_there], afters[is_there], grid)
    is_last = np.append(owners[1:] != owners[:-1], np.ones(min(len(owners), 1), np.bool_))
    lengths = np.linalg.norm(ends - begins, axis=1)
    drawn = steps[1:][is_there][owners]
    pieces = pieces_of(begins, ends, is_last, np.cumsum(lengths))
    ways = np.zeros(len(places))
    ways[1:][is_there] = np.bincount(owners, lengths, minlength=int(is_there.sum()))
    return DrapedPath(pieces, drawn, len(points), places, steps, np.cumsum(ways))


def _distinct(places: Array) -> NDArray[np.intp]:
    """Return which of ``places`` can be told from the one before, and no more than can be drawn."""
    cells = np.floor(np.nan_to_num(places, nan=1e6) * _RESOLUTION)
    is_new = np.append([True], (cells[1:] != cells[:-1]).any(axis=1))[: len(places)]
    kept = np.flatnonzero(is_new)
    return kept[:: 1 + len(kept) // _MOST_PIECES]


def _along(begins: Array, ends: Array, grid: Grid) -> tuple[Array, Array, NDArray[np.intp]]:
    """Cut long steps into pieces that lie on the surface; return those and whose each one is."""
    lengths = np.hypot(*(ends - begins)[:, :2].T)
    spare = max(_MOST_PIECES // max(len(begins), 1), 1)
    counts = np.ceil(lengths / _PIECE).clip(1, min(spare, _MOST_IN_A_STEP)).astype(np.intp)
    owners = np.repeat(np.arange(len(begins)), counts)
    number = np.arange(len(owners)) - np.repeat(np.cumsum(counts) - counts, counts)
    cuts = [_cut(begins, ends, owners, (number + more) / counts[owners], grid) for more in (0, 1)]
    return cuts[0], cuts[1], owners


def _cut(begins: Array, ends: Array, owners: NDArray[np.intp], parts: Array, grid: Grid) -> Array:
    """Return the place at each of ``parts`` of a step: between its ends on the surface."""
    part = parts[:, np.newaxis]
    places = begins[owners] * (1 - part) + ends[owners] * part
    ground = (grid.heights_at(places[:, 0], places[:, 1]) * 2.0 - 1.0) * grid.box.half[2]
    is_between = (parts > 0) & (parts < 1) & np.isfinite(ground)
    places[is_between, 2] = ground[is_between]
    return places
