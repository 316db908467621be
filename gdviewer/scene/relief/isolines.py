"""Drapes the isolines over the surface, each at its own height, and a line along its edges."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.isolines import isolines
from gdviewer.core.objective import Array
from gdviewer.core.sampling import Field
from gdviewer.scene.relief.grid import Grid
from gdviewer.scene.relief.height import heights_of
from gdviewer.scene.relief.pieces import pieces_of


def draped_isolines(field: Field, grid: Grid) -> NDArray[np.void]:
    """Return the pieces of the lines of all levels of ``field``, where they lie on ``grid``.

    They are those of the grid, not those of the finer field, so that none of them lies beneath
    the triangles.
    """
    levels = heights_of(field.levels, field.shading)
    lines = isolines(grid.x, grid.y, grid.heights, levels[np.isfinite(levels)])
    up = (grid.heights_at(lines[:, 0], lines[:, 1]) * 2.0 - 1.0) * grid.box.half[2]
    places = np.concatenate((np.column_stack((lines, up)), _edges(grid)))
    begins, ends = places[:-1], places[1:]
    is_there = np.isfinite(begins).all(axis=1) & np.isfinite(ends).all(axis=1)
    return pieces_of(begins[is_there], ends[is_there], np.zeros(is_there.sum(), np.bool_))


def _edges(grid: Grid) -> Array:
    """Return the four edges of the surface, a row of nan between two of them."""
    places, gap = grid.places, np.full((1, 3), np.nan)
    sides = (places[0], places[-1], places[:, 0], places[:, -1])
    return np.concatenate([part for side in sides for part in (gap, side)])
