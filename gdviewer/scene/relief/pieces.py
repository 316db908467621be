"""Straight pieces of lines in space, as the corners of the quads that a shader makes wide."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.objective import Array

CORNER = np.dtype([("begin", "<f4", 3), ("end", "<f4", 3), ("corner", "<f4", 3)])
"""Where a piece begins and ends; which end and side the corner is at, and whether it has a dot."""

_CORNERS = np.array([(0.0, -1.0), (1.0, -1.0), (1.0, 1.0), (0.0, -1.0), (1.0, 1.0), (0.0, 1.0)])
CORNERS_A_PIECE = len(_CORNERS)


def pieces_of(begins: Array, ends: Array, has_dot: NDArray[np.bool_]) -> NDArray[np.void]:
    """Return the corners of pieces from ``begins`` to ``ends`` ``(n, 3)``, ``(6 n,)`` of CORNER.

    A piece that ``has_dot`` ends in one.
    """
    corners = np.empty((len(begins), CORNERS_A_PIECE), CORNER)
    corners["begin"] = begins[:, np.newaxis]
    corners["end"] = ends[:, np.newaxis]
    corners["corner"][..., :2] = _CORNERS
    corners["corner"][..., 2] = has_dot[:, np.newaxis]
    return corners.ravel()
