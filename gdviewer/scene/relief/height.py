"""Says how high a value of f stands in the box: as far up as its color is up the bar."""

from __future__ import annotations

from itertools import product

import numpy as np

from gdviewer.core.objective import Array
from gdviewer.core.shading import Shading

_BEYOND = 0.02  # of the range: what lies farther outside has left the box
_AROUND = tuple(product((0, 1, 2), repeat=2))


def heights_of(values: Array, shading: Shading | None) -> Array:
    """Return how high ``values`` stand, from 0 to 1; nan for those that have no place in the box.

    Even or by a logarithm, as ``shading`` chose it by the range, so that height, color, isolines
    and the numbers beside the axis say the same.
    """
    if shading is None:
        return np.full(np.shape(values), np.nan)
    with np.errstate(invalid="ignore", over="ignore"):
        offset = shading.offset(values)
        low, high = shading.offset(np.array((shading.low, shading.high))).tolist()
        margin = _BEYOND * (high - low)
        is_inside = (offset >= low - margin) & (offset <= high + margin)
    is_inside = np.isfinite(values) & (is_inside | shading.is_flat)
    return np.where(
        is_inside, shading.fraction_of(np.where(is_inside, values, shading.low)), np.nan
    )


def grid_heights(values: Array, shading: Shading | None) -> Array:
    """Return how high the nodes of a grid stand, ``values`` and heights ``(ny, nx)``.

    A node outside the box beside one within it stands on the floor or at the lid, so that the
    surface is cut there and not frayed.
    """
    heights = heights_of(values, shading)
    is_inside = np.isfinite(heights)
    if shading is None or is_inside.all():
        return heights
    padded = np.pad(is_inside, 1)
    rows, columns = is_inside.shape
    near = [padded[row : row + rows, column : column + columns] for row, column in _AROUND]
    is_rim = ~is_inside & np.isfinite(values) & np.any(near, axis=0)
    heights[is_rim] = shading.fraction_of(values[is_rim])
    return heights
