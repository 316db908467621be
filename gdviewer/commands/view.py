"""Chooses what a picture shows where nobody said it."""

from __future__ import annotations

import numpy as np

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import Array
from gdviewer.core.trajectory import Trajectory
from gdviewer.state.document import FARTHEST

_AXES = 2
_LEFT_THE_VIEW = ("diverged", "unbounded", "nan")
_MARGIN = 0.3  # of the path's extent, on each side
_LEAST = 1.0  # from the middle to an edge


def view_of(*paths: Trajectory) -> Bounds:
    """Return bounds around ``paths``; around its start and the origin where one runs away.

    A coordinate that their points do not have is 0.
    """
    points = np.concatenate([_seen(path) for path in paths])
    return _around(np.pad(points, ((0, 0), (0, _AXES - points.shape[1]))))


def with_point(bounds: Bounds, point: tuple[float, ...]) -> Bounds:
    """Return ``bounds``, widened where ``point`` is outside."""
    corners = [(bounds.xmin, bounds.ymin), (bounds.xmax, bounds.ymax), point]
    return bounds if bounds.contains(*point) else _around(np.array(corners))


def _seen(path: Trajectory) -> Array:
    """Return the points that are to be in view."""
    ran_away = path.stop is not None and path.stop.kind in _LEFT_THE_VIEW
    return np.array([path.x[0], -path.x[0]]) if ran_away else path.x


def _around(points: Array) -> Bounds:
    seen = points.clip(-FARTHEST, FARTHEST)
    low, high = seen.min(axis=0), seen.max(axis=0)
    center = (low + high) / 2
    reach = np.maximum((high - low) * (0.5 + _MARGIN), _LEAST)
    (xmin, ymin), (xmax, ymax) = (center - reach).tolist(), (center + reach).tolist()
    return Bounds(xmin, xmax, ymin, ymax)
