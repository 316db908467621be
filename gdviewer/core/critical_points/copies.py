"""Leaves one of several points that are the same."""

from __future__ import annotations

from itertools import product

import numpy as np

from gdviewer.core.objective import Array

SAME = 1e-3
"""Cells between two points of which one is a copy."""


def without_copies(points: Array, cell: Array, apart: float = SAME) -> Array:
    """Return ``points`` ``(k, n)`` less those nearer to an earlier one than ``apart`` cells."""
    if not len(points):
        return points
    origin = points.min(axis=0)
    for shift in product((0.0, 0.5), repeat=points.shape[1]):
        boxes = np.floor((points - origin) / (2.0 * apart * cell) + shift)
        _, first = np.unique(boxes, axis=0, return_index=True)
        points = points[np.sort(first)]
    return points
