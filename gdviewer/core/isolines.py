"""Finds the lines of equal value of a sampled surface."""

from __future__ import annotations

import contourpy
import numpy as np

from gdviewer.core.objective import Array

_STRAIGHT = 0.003  # of a cell of the grid: a corner as flat as that is not seen


def isolines(x: Array, y: Array, values: Array, levels: Array) -> Array:
    """Return the lines where ``values`` ``(ny, nx)`` crosses ``levels``, parted by rows of nan.

    ``x`` is ``(nx,)``, ``y`` is ``(ny,)``; the result is ``(m, 2)`` and ends with a row of nan.
    There are no lines next to nan and infinities.
    """
    generator = contourpy.contour_generator(x, y, values, line_type="ChunkCombinedNan")
    gap = np.full((1, 2), np.nan)
    parts = [np.empty((0, 2))]
    for (line,), *_ in generator.multi_lines(levels):
        if line is not None:
            parts += (line, gap)
    cell = np.array((x[1] - x[0], y[1] - y[0]))
    return _without_flat_corners(np.concatenate(parts), cell)


def _without_flat_corners(lines: Array, cell: Array) -> Array:
    """Leave out every other point where its neighbors lie in one line with it.

    The crossings with a grid's rows and columns come in close pairs; without the needless ones
    a line is painted in half the time.
    """
    points = lines / cell
    before, here, after = points[:-2:2], points[1:-1:2], points[2::2]
    along, aside = after - before, here - before
    area = np.abs(along[:, 0] * aside[:, 1] - along[:, 1] * aside[:, 0])
    is_kept = np.ones(len(lines), dtype=np.bool_)
    # Next to a gap the area is nan, and the point stays.
    is_kept[1:-1:2] = ~(area <= _STRAIGHT * np.hypot(along[:, 0], along[:, 1]))
    return lines[is_kept]
