"""Leaves out the points of a line that lie on it anyway, as far as eyes can tell."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.objective import Array

_TOLERANCE = 0.08  # pixels beside the line
_PASSES = 7


def thinned(pixels: Array) -> Array:
    """Return those of ``pixels`` ``(n, 2)`` that make the same line; rows of nan stay.

    Each pass looks at every second point, so that a straight part of a line is left with one point
    in a hundred.
    """
    for _ in range(_PASSES):
        is_needed = np.ones(len(pixels), np.bool_)
        is_needed[1:-1:2] = ~_is_between(pixels[:-2:2], pixels[1:-1:2], pixels[2::2])
        if is_needed.all():
            break
        pixels = pixels[is_needed]
    return pixels


def _is_between(before: Array, middle: Array, after: Array) -> NDArray[np.bool_]:
    """Whether each ``middle`` lies on the straight line from ``before`` to ``after``."""
    along, aside = after - before, middle - before
    with np.errstate(divide="ignore", invalid="ignore"):
        length = np.hypot(*along.T)
        share = (along * aside).sum(axis=1) / length**2
        distance = np.abs(along[:, 0] * aside[:, 1] - along[:, 1] * aside[:, 0]) / length
    return np.asarray((share >= 0.0) & (share <= 1.0) & (distance <= _TOLERANCE))
