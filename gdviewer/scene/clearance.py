"""Tells of many rectangles at once which of them are clear of what a plot has in it already."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF

from gdviewer.core.objective import Array
from gdviewer.scene.paths.clipping import clip
from gdviewer.scene.room import Room

_CELL = 4.0  # pixels: how finely it is known what lies where


def are_clear(room: Room, places: Array) -> NDArray[np.bool_]:
    """Return which of ``places`` ``(k, 4)`` are in the plot and clear of what is in ``room``.

    A place is its left, top, right and lower edge in pixels; the answer is ``(k,)``.
    """
    plot = room.plot
    edges = plot.left(), plot.top(), plot.right(), plot.bottom()
    is_within = (places[:, :2] >= edges[:2]).all(axis=1) & (places[:, 2:] <= edges[2:]).all(axis=1)
    sums = np.pad(_filled(room).cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    low = _cells(places[:, :2] - edges[:2], sums)
    high = np.maximum(_cells(places[:, 2:] - edges[:2], sums, up=True), low)
    (left, top), (right, bottom) = low.T, high.T
    found = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
    return np.asarray(is_within & (found == 0))


def edges_of(places: Iterable[QRectF]) -> Array:
    """Return left, top, right and lower edge of each of ``places``, ``(k, 4)``."""
    edges = [(one.left(), one.top(), one.right(), one.bottom()) for one in places]
    return np.array(edges).reshape(-1, 4)


def _filled(room: Room) -> NDArray[np.bool_]:
    """Return which cells of the plot have something in them, ``(rows, columns)``."""
    plot = room.plot
    size = (max(math.ceil(extent / _CELL), 1) for extent in (plot.height(), plot.width()))
    cells = np.zeros(tuple(size), np.bool_)
    points = _points_along(room.lines, plot)
    columns, rows = ((points - (plot.left(), plot.top())) / _CELL).astype(np.intp).T
    cells[rows.clip(0, cells.shape[0] - 1), columns.clip(0, cells.shape[1] - 1)] = True
    for box in _boxes(room):
        start = np.floor(np.array((box.top() - plot.top(), box.left() - plot.left())) / _CELL)
        stop = np.ceil(np.array((box.bottom() - plot.top(), box.right() - plot.left())) / _CELL)
        (top, left), (bottom, right) = start.clip(0).astype(int), stop.clip(0).astype(int)
        cells[top:bottom, left:right] = True
    return cells


def _points_along(lines: Array, plot: QRectF) -> Array:
    """Return points on ``lines`` ``(n, 4)`` in ``plot``, none farther than a cell from the next."""
    lines = lines[np.isfinite(lines).all(axis=1)]
    parts, is_inside = clip(lines, plot.left(), plot.top(), plot.right(), plot.bottom())
    parts = parts[is_inside]
    counts = np.ceil(np.hypot(*(parts[:, 2:] - parts[:, :2]).T) / _CELL).astype(np.intp) + 1
    owner = np.repeat(np.arange(len(parts)), counts)
    place = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    share = (place / np.maximum(counts[owner] - 1, 1))[:, np.newaxis]
    points: Array = parts[owner, :2] * (1 - share) + parts[owner, 2:] * share
    return points


def _boxes(room: Room) -> Iterator[QRectF]:
    """Yield what is taken, and what each mark in the plot takes."""
    plot, reach = room.plot, room.reach
    yield from filter(plot.intersects, room.taken)
    x, y = room.marks.T
    is_near = (x > plot.left() - reach) & (x < plot.right() + reach)
    is_near &= (y > plot.top() - reach) & (y < plot.bottom() + reach)
    for left, top in (room.marks[is_near] - reach).tolist():
        yield QRectF(left, top, 2 * reach, 2 * reach)


def _cells(offsets: Array, sums: NDArray[np.intp], *, up: bool = False) -> NDArray[np.intp]:
    """Return columns and rows of the cells with these ``offsets`` ``(k, 2)`` from the corner."""
    wide = offsets / _CELL
    rounded = np.ceil(wide) if up else np.floor(wide)
    most = sums.shape[1] - 1, sums.shape[0] - 1
    return np.asarray(rounded.clip(0, most).astype(np.intp))
