"""Finds where a line of sight meets the surface."""

from __future__ import annotations

import numpy as np

from gdviewer.core.objective import Array
from gdviewer.scene.relief.grid import Grid


def hit(grid: Grid, begin: Array, end: Array) -> tuple[float, float] | None:
    """Return the point of the plane where the line from ``begin`` first meets the surface.

    The line is cut where it enters another cell. Within one the surface is bilinear, so that its
    distance from the line is a parabola, which is solved. None where it meets nothing.
    """
    way = end - begin
    cuts = [
        (nodes - begin[axis]) / way[axis]
        for axis, nodes in enumerate((grid.x, grid.y))
        if way[axis]
    ]
    parts = np.unique(np.concatenate([*cuts, [0.0, 1.0]]).clip(0.0, 1.0))
    first, last = parts[:-1], parts[1:]
    left, middle, right = (_gaps(grid, begin, way, first, last, share) for share in (0.0, 0.5, 1.0))
    curve, slope = 2 * (left + right - 2 * middle), 4 * middle - 3 * left - right
    roots = _first_roots(curve, slope, left)
    met = np.flatnonzero(np.isfinite(roots))
    if not met.size:
        return None
    cell = met[0]
    part = first[cell] + roots[cell] * (last[cell] - first[cell])
    x, y, _ = begin + part * way
    return grid.box.point(float(x), float(y))


def _gaps(grid: Grid, begin: Array, way: Array, first: Array, last: Array, share: float) -> Array:
    """Return how far the line is above the surface at a ``share`` of its way through each cell."""
    inner = 1e-9 + share * (1 - 2e-9)  # a hair within the cell, lest it be taken for the next
    places = begin + (first + inner * (last - first))[:, np.newaxis] * way
    ground = (grid.heights_at(places[:, 0], places[:, 1]) * 2.0 - 1.0) * grid.box.half[2]
    return np.asarray(places[:, 2] - ground)


def _first_roots(curve: Array, slope: Array, start: Array) -> Array:
    """Return the smallest root from 0 to 1 of curve·t² + slope·t + start, else nan."""
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = np.sqrt(slope**2 - 4 * curve * start)
        half = -(slope + np.copysign(spread, slope)) / 2  # no digits are lost so
        roots = np.stack([half / curve, start / half])
        roots[(roots < -1e-6) | (roots > 1 + 1e-6) | ~np.isfinite(roots)] = np.nan
    return np.asarray(np.fmin(*roots))
