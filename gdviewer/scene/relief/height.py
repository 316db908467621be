"""Says how high a value of f stands in the box: by f itself, or by a logarithm as its color."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np

from gdviewer.core.objective import Array
from gdviewer.core.shading import Shading

_BEYOND = 0.02  # of the range: what lies farther outside has left the box
_MOST_CONTRAST = 2e3  # from the innermost level to the top: more needs a logarithm
_AROUND = tuple(product((0, 1, 2), repeat=2))


def is_logarithmic(shading: Shading | None) -> bool:
    """Whether heights follow a logarithm; up to about three decades of levels they are f itself.

    Colors follow one sooner; but a paraboloid is to look like one.
    """
    return shading is not None and shading.contrast > _MOST_CONTRAST


def spread(shading: Shading) -> Shading:
    """Return how heights are spread between the ends of ``shading``."""
    return shading if is_logarithmic(shading) else replace(shading, contrast=0.0)


def heights_of(values: Array, shading: Shading | None) -> Array:
    """Return how high ``values`` stand, from 0 to 1; nan for those that have no place in the box.

    Even or by a logarithm, as :func:`spread` chooses it by the range.
    """
    if shading is None:
        return np.full(np.shape(values), np.nan)
    shading = spread(shading)
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
    heights[is_rim] = spread(shading).fraction_of(values[is_rim])
    return heights
