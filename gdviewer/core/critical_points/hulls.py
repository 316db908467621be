"""Finds the shortest vector in the convex hull of gradients."""

from __future__ import annotations

import numpy as np

from gdviewer.core.objective import Array

_SLACK = 1e-7  # beyond half a turn, which counts as half a turn
_RELATIVE_ZERO = 1e-9


def shortest_of_hull(gradients: Array) -> Array:
    """Return the shortest vectors of the hulls of ``gradients`` ``(k, m, n)``, n being 1 or 2.

    Where the hull has 0 in it or next to it that is 0; nan where a gradient is nan.
    """
    size = gradients.shape[2]
    plane = np.zeros((*gradients.shape[:2], 2))
    plane[..., :size] = gradients
    nearest = _nearest_of_segments(plane)
    lengths = np.linalg.norm(plane, axis=-1)
    angles = np.sort(np.arctan2(plane[..., 1], plane[..., 0]), axis=-1)
    gaps = np.diff(angles, axis=-1, append=angles[:, :1] + 2.0 * np.pi)
    has_zero = gaps.max(axis=-1) <= np.pi * (1.0 + _SLACK)
    has_zero |= lengths.min(axis=-1) <= _RELATIVE_ZERO * lengths.max(axis=-1)
    is_known = np.asarray(np.isfinite(plane).all(axis=(-2, -1)))
    shortest = np.where(np.asarray(has_zero)[:, np.newaxis], 0.0, nearest)
    return np.where(is_known[:, np.newaxis], shortest, np.nan)[:, :size]


def _nearest_of_segments(plane: Array) -> Array:
    """Return the point nearest to 0 on all segments between two of the vectors, ``(k, 2)``."""
    first, second = np.triu_indices(plane.shape[1], 1)
    start, along = plane[:, first], plane[:, second] - plane[:, first]
    squares = (along**2).sum(axis=-1)
    part = -(start * along).sum(axis=-1) / np.where(squares > 0.0, squares, 1.0)
    points = start + part.clip(0.0, 1.0)[..., np.newaxis] * along
    nearest = (points**2).sum(axis=-1).argmin(axis=-1)
    return np.asarray(points[np.arange(len(points)), nearest])
