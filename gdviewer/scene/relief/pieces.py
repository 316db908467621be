"""Straight pieces of lines in space, as the corners of the quads that a shader makes wide."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.objective import Array

CORNER = np.dtype([("begin", "<f4", 4), ("end", "<f4", 4), ("corner", "<f4", 3)])
"""Where a piece begins and ends, and how much of the line lies before each of the two; which end
and side the corner is at, and whether it has a dot."""

_CORNERS = np.array([(0.0, -1.0), (1.0, -1.0), (1.0, 1.0), (0.0, 1.0)])
CORNERS_A_PIECE = len(_CORNERS)
_TRIANGLES = np.array([0, 1, 2, 0, 2, 3], np.uint32)
INDICES_A_PIECE = len(_TRIANGLES)


def pieces_of(
    begins: Array, ends: Array, has_dot: NDArray[np.bool_], ways: Array | None = None
) -> NDArray[np.void]:
    """Return the corners of pieces from ``begins`` to ``ends`` ``(n, 3)``, ``(4 n,)`` of CORNER.

    A piece that ``has_dot`` ends in one. ``ways`` ``(n,)`` is how much of the line there is up to
    the end of each, in units of the box.
    """
    corners = np.zeros((len(begins), CORNERS_A_PIECE), CORNER)
    corners["begin"][..., :3] = begins[:, np.newaxis]
    corners["end"][..., :3] = ends[:, np.newaxis]
    if ways is not None:
        lengths = np.linalg.norm(ends - begins, axis=1)
        corners["begin"][..., 3] = (ways - lengths)[:, np.newaxis]
        corners["end"][..., 3] = ways[:, np.newaxis]
    corners["corner"][..., :2] = _CORNERS
    corners["corner"][..., 2] = has_dot[:, np.newaxis]
    return corners.ravel()


def triangles_of(pieces: int) -> NDArray[np.uint32]:
    """Return which corners make the two triangles of each of so many pieces, ``(6 n,)``."""
    firsts = np.arange(pieces, dtype=np.uint32)[:, np.newaxis] * np.uint32(CORNERS_A_PIECE)
    return np.asarray(firsts + _TRIANGLES).ravel()
