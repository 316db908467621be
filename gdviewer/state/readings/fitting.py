"""Which rectangle of the plane shows the paths, also those that diverge."""

from __future__ import annotations

import numpy as np

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import Array
from gdviewer.state.frame import Frame

_AXES = 2
_FARTHEST = 20.0  # times the function's own bounds
_MARGIN = 0.08  # of the paths' extent, at each side
_NARROWEST = 0.1  # of the longer side, for a path along an axis
_FINEST = 1e-9  # of the coordinates: below this the axes have no numbers


def path_bounds(frame: Frame) -> Bounds:
    """Return bounds that have in them the finite points that ``frame`` shows of every path.

    They are at most 20 times as large as the function's own bounds, with the start inside: a run
    that diverges is seen to leave. At step 0 they show the steps that are computed already.
    """
    home = frame.document.home
    size = np.array((home.width, home.height))
    points = _points(frame)
    with np.errstate(over="ignore"):
        places = np.clip((points - points[0]) / size, -2 * _FARTHEST, 2 * _FARTHEST)
    finest = _FINEST * max(1.0, *np.abs(points[0] / size))
    low, high = _limited(*_with_room(places.min(axis=0), places.max(axis=0), finest))
    (xmin, ymin), (xmax, ymax) = (points[0] + np.array((low, high)) * size).tolist()
    return Bounds(xmin, xmax, ymin, ymax)


def _with_room(low: Array, high: Array, finest: float) -> tuple[Array, Array]:
    """Return a box with a margin, neither a point nor a line."""
    extent = high - low
    least = max(_NARROWEST * extent.max() or 1.0, finest)
    half = np.maximum(extent * (0.5 + _MARGIN), least / 2)
    middle = (low + high) / 2
    return middle - half, middle + half


def _limited(low: Array, high: Array) -> tuple[Array, Array]:
    """Cut a box about the origin where it is too large: where it is so at both sides, evenly."""
    low = np.maximum(low, -np.maximum(_FARTHEST / 2, _FARTHEST - high))
    return low, np.minimum(high, low + _FARTHEST)


def _points(frame: Frame) -> Array:
    """Return the starts and all finite points of the paths, ``(n, 2)``; without a y it is 0."""
    is_at_start = frame.playhead == 0 and not frame.is_dragging
    walked = [
        path.trajectory.x[: path.length if is_at_start else frame.shown_step(path) + 1]
        for path in frame.paths
    ]
    points: Array = np.concatenate([np.array(frame.starts), *walked])
    points = points[np.isfinite(points).all(axis=1)]
    return np.pad(points, ((0, 0), (0, _AXES - points.shape[1])))
