"""Says after how much of a path the next marker is due."""

from __future__ import annotations

import numpy as np

from gdviewer.core.objective import Array

_DENSE = 24.0  # markers at the usual spacing; then it grows with the way that lies behind


def marker_numbers(ways: Array, spacing: float) -> Array:
    """Return how many markers are due after each of ``ways`` ``(n,)`` along a path.

    Two are ``spacing`` apart at least, in the unit of the ways.
    """
    spaces = ways / spacing
    is_far = spaces > _DENSE
    spaces[is_far] = _DENSE * (1 + np.log2(spaces[is_far] / _DENSE))
    return np.asarray(np.floor(spaces))
