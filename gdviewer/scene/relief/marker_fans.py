"""Markers in space, as the fans of triangles that a shader spans around their places."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.objective import Array
from gdviewer.scene.paths.run_styles import Corners

FAN_CORNER = np.dtype([("place", "<f4", 3), ("corner", "<f4", 3)])
"""Where a marker is; the corner from its middle in radii, and how far its edge is from there."""


def corners_a_marker(marker: Corners) -> int:
    """Return how many corners of triangles a marker takes."""
    return 3 * len(marker)


def fans_of(places: Array, marker: Corners) -> NDArray[np.void]:
    """Return the triangles of a ``marker`` at each of ``places`` ``(n, 3)``, of FAN_CORNER.

    There are three corners to each edge: the middle of the marker and the ends of the edge.
    """
    ends = np.array(marker)
    following = np.roll(ends, -1, axis=0)
    sides = np.hypot(*(following - ends).T)
    heights = np.abs(ends[:, 0] * following[:, 1] - ends[:, 1] * following[:, 0]) / sides
    fans = np.zeros((len(places), len(marker), 3), FAN_CORNER)
    fans["place"] = places[:, np.newaxis, np.newaxis]
    fans["corner"][:, :, 1, :2], fans["corner"][:, :, 2, :2] = ends, following
    fans["corner"][..., 2] = heights[:, np.newaxis]
    return fans.ravel()
