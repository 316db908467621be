"""Finds minima where f has a kink, by gradient sampling.

J. V. Burke, A. S. Lewis and M. L. Overton (2005), A robust gradient sampling algorithm for
nonsmooth, nonconvex optimization, SIAM J. Optim. 15(3), 751-779: a point is stationary where 0 is
in the convex hull of the gradients about it; else the shortest vector of the hull, turned round,
leads down, along a kink too.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from gdviewer.core.critical_points.hulls import shortest_of_hull
from gdviewer.core.critical_points.samples import Flags
from gdviewer.core.objective import Array, Objective

_AT_ONCE = 32  # points
_ITERATIONS = 80
_FIRST_RADIUS, _SHRINKS = 0.5, 0.1  # cells
_FINEST, _COARSEST = 1e-9, 100.0 * np.finfo(np.float64).eps
_FARTHEST = 1e-2  # cells
_NEAREST = 1e-4  # cells: a minimum is not told more closely, where f is smooth along a kink
_STEPS = np.append(2.0 ** np.arange(-3.0, 6.0), 0.0)  # radii; the last one stays
_ANGLES = 0.3 + np.linspace(0.0, 2.0 * np.pi, 16, endpoint=False)  # askew: off the kinks themselves
_RINGS = {
    1: np.array([[1.0], [-1.0]]),
    2: np.stack((np.cos(_ANGLES), np.sin(_ANGLES)), axis=-1),
}
_STAYS = 0.5  # of what was there at a much larger radius
_ROUNDING = 1e-12
_DECIMALS = range(3, 9)  # less than a cell
_MOSTLY = 0.25  # of a ring that is flat at the edge of a flat area


@dataclass(frozen=True, slots=True, eq=False)
class Downhill:
    """The way down on f, or up where ``sign`` is −1; radii are in cells of ``cell`` ``(n,)``."""

    objective: Objective
    cell: Array
    sign: float

    def heights(self, points: Array) -> Array:
        """Return f, turned over where the way is up."""
        return self.sign * np.asarray(self.objective.value(points))

    def heights_around(self, points: Array, radius: float) -> Array:
        """Return the middle height of a ring about each of ``points`` ``(k, n)``."""
        return np.asarray(self.heights(self._ring(points, radius)).mean(axis=-1))

    def slopes_around(self, points: Array, radius: float | Array) -> Array:
        """Return the gradients per cell on a ring about each of ``points``, ``(k, m, n)``."""
        return np.asarray(
            self.sign * self.objective.gradient(self._ring(points, radius)) * self.cell
        )

    def finest_radius(self, points: Array) -> float:
        """Return the least radius at which float64 still has a ring."""
        return max(_FINEST, _COARSEST * float((np.abs(points) / self.cell).max(initial=0.0)))

    def _ring(self, points: Array, radius: float | Array) -> Array:
        steps = np.reshape(radius, (-1, 1, 1)) * _RINGS[points.shape[1]]
        return np.asarray(points[:, np.newaxis] + steps * self.cell)


def sink(downhill: Downhill, starts: Array) -> Generator[None, None, Array]:
    """Return the minima below ``starts`` ``(k, n)``, in slices."""
    found = [starts[:0]]
    finest = downhill.finest_radius(starts)
    for first in range(0, len(starts), _AT_ONCE):
        points = yield from _descend(downhill, starts[first:][:_AT_ONCE], finest)
        points = _rounded(downhill, points)
        found.append(points[_are_minima(downhill, points, max(_NEAREST, 10.0 * finest))])
    return np.concatenate(found)


def have_kinks(objective: Objective, points: Array, cell: Array) -> Flags:
    """Return at which of the stationary ``points`` ``(k, n)`` the gradient jumps."""
    downhill = Downhill(objective, cell, 1.0)
    least = 10.0 * downhill.finest_radius(points)
    far, near = (
        np.abs(downhill.slopes_around(points, radius)).max(axis=(-2, -1), initial=0.0)
        for radius in (_FARTHEST, least)
    )
    kinks: Flags = near > _STAYS * far
    return kinks


def _descend(downhill: Downhill, points: Array, finest: float) -> Generator[None, None, Array]:
    """Go down from ``points``, ever more closely to where no more can be gained."""
    radii, each = np.full(len(points), _FIRST_RADIUS), np.arange(len(points))
    for _ in range(_ITERATIONS):
        shortest = shortest_of_hull(downhill.slopes_around(points, radii))
        sizes = np.linalg.norm(shortest, axis=-1, keepdims=True)
        steps = np.where(sizes > 0.0, -shortest / sizes, 0.0) * radii[:, np.newaxis]
        ways = np.multiply.outer(_STEPS, steps * downhill.cell).swapaxes(0, 1)
        tried = points[:, np.newaxis] + ways
        heights = downhill.heights(tried)
        best = np.where(np.isfinite(heights), heights, np.inf).argmin(axis=-1)
        is_lower = heights[each, best] < heights[:, -1]
        points = np.where(is_lower[:, np.newaxis], tried[each, best], points)
        radii = np.where(is_lower, radii, np.maximum(radii * _SHRINKS, finest))
        yield
        if not is_lower.any() and (radii <= finest).all():
            break
    return points


def _rounded(downhill: Downhill, points: Array) -> Array:
    """Return ``points`` at the shortest decimals nearby where f is no higher."""
    heights = downhill.heights(points)
    for digits in _DECIMALS:
        unit = 10.0 ** np.floor(np.log10(downhill.cell) - digits)
        rounded = np.round(points / unit) * unit + 0.0  # no −0
        is_kept = downhill.heights(rounded) <= heights
        points = np.where(is_kept[:, np.newaxis], rounded, points)
        heights = np.where(is_kept, -np.inf, heights)
    return points


def _are_minima(downhill: Downhill, points: Array, least: float) -> Flags:
    """Return which ``points`` are minima.

    About a minimum the gradients point all ways, and f comes to its value there: it does not at a
    pole, where it falls as much from each radius to the next.
    """
    bottom = downhill.heights(points)
    far, middle, near = (
        downhill.heights_around(points, radius)
        for radius in (_FARTHEST, float(np.sqrt(_FARTHEST * least)), least)
    )
    noise = _ROUNDING * np.abs(bottom)
    is_continuous = near - bottom <= _STAYS * (middle - bottom) + noise
    is_continuous &= middle - bottom <= _STAYS * (far - bottom) + noise
    slopes = downhill.slopes_around(points, least)
    points_all_ways = (shortest_of_hull(slopes) == 0.0).all(axis=-1)
    is_flat = (slopes == 0.0).all(axis=-1).mean(axis=-1) >= _MOSTLY
    found: Flags = points_all_ways & is_continuous & np.isfinite(bottom) & ~is_flat
    return found
