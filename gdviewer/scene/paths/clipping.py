"""Cuts line segments at the edges of a rectangle, in float64, however far they reach."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.objective import Array


def clip(
    lines: Array, left: float, top: float, right: float, bottom: float
) -> tuple[Array, NDArray[np.bool_]]:
    """Return the parts of ``lines`` ``(n, 4)`` inside the rectangle, and which lines have one.

    A line that misses the rectangle, or has a nan, has no part; the part returned for it means
    nothing. (Liang and Barsky 1984.)
    """
    # From the nearer end, since one that is 1e300 away leaves no digits for the edge.
    is_far = np.abs(lines[:, :2]).max(axis=1) > np.abs(lines[:, 2:]).max(axis=1)
    turned = np.where(is_far[:, np.newaxis], lines[:, (2, 3, 0, 1)], lines)
    parts, is_inside = _clip(turned, left, top, right, bottom)
    parts = np.where(is_far[:, np.newaxis], parts[:, (2, 3, 0, 1)], parts)
    return np.clip(parts, (left, top) * 2, (right, bottom) * 2), is_inside


def _clip(
    lines: Array, left: float, top: float, right: float, bottom: float
) -> tuple[Array, NDArray[np.bool_]]:
    start, delta = lines[:, :2], lines[:, 2:] - lines[:, :2]
    enter, leave = np.zeros(len(lines)), np.ones(len(lines))
    is_inside = ~np.isnan(lines).any(axis=1)
    for axis, low, high in ((0, left, right), (1, top, bottom)):
        along = delta[:, axis]
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            first, second = (low - start[:, axis]) / along, (high - start[:, axis]) / along
        is_still = along == 0
        is_inside &= ~is_still | ((low <= start[:, axis]) & (start[:, axis] <= high))
        enter = np.maximum(enter, np.where(is_still, 0.0, np.minimum(first, second)))
        leave = np.minimum(leave, np.where(is_still, 1.0, np.maximum(first, second)))
    is_inside &= enter <= leave
    parts = lines.copy()
    with np.errstate(invalid="ignore", over="ignore"):
        for part, cut, whole in ((parts[:, :2], enter, 0.0), (parts[:, 2:], leave, 1.0)):
            moved = cut != whole
            part[moved] = (start + delta * cut[:, np.newaxis])[moved]
    return parts, is_inside
