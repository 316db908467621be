"""Goes to where the gradient vanishes, from many points at once: Newton's method on ∇f."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np

from gdviewer.core.critical_points.samples import Flags
from gdviewer.core.objective import Array, Objective

_ITERATIONS = 40
_SETTLED = 1e-11  # cells
_NEARLY_SETTLED = 1e-6  # cells: as near as it comes where rounding moves it to and fro
_ROUNDING = 4.0 * np.finfo(np.float64).eps
_SLOW = (0.3, 0.9)  # from step to step: 1/2 where f is cubic, 2/3 where it is of degree four
_SINGULAR = 1e-12
_AT_ONCE = 128  # points
_DECIMALS = 5.0  # less than a cell that a round coordinate has


def settle(
    objective: Objective, points: Array, cell: Array, reach: float, leash: float
) -> Generator[None, None, Array]:
    """Return where ``points`` ``(k, n)`` settle, those that do, in slices of an iteration.

    Steps are H⁺∇f, at most ``reach`` cells long, and none goes farther than ``leash`` cells from
    where it began. Across a direction in which f does not curve no step is taken, so that a point
    goes straight to a line of critical points.
    """
    found = points[:0]
    for first in range(0, len(points), _AT_ONCE):
        some = points[first : first + _AT_ONCE]
        settled = yield from _settle(objective, some, cell, reach, leash)
        found = np.concatenate((found, settled))
    return _rounded(found, cell)


def _settle(
    objective: Objective, points: Array, cell: Array, reach: float, leash: float
) -> Generator[None, None, Array]:
    origins, sizes, settled = points, np.full(len(points), np.inf), [points[:0]]
    for _ in range(_ITERATIONS):
        if not len(points):
            break
        steps, is_usable = _steps(objective, points, cell)
        before, sizes = sizes, np.abs(steps).max(axis=-1)
        steps *= _stretch(sizes / before)[:, np.newaxis]
        steps *= np.minimum(1.0, reach / np.abs(steps).max(axis=-1))[:, np.newaxis]
        points = points + np.where(np.isfinite(steps), steps, 0.0) * cell
        finest = np.maximum(_SETTLED, _ROUNDING * (np.abs(points) / cell).max(axis=-1))
        is_usable &= (np.abs(points - origins) <= leash * cell).all(axis=-1)
        is_settled = is_usable & (sizes <= finest)
        settled.append(points[is_settled])
        is_going_on = is_usable & ~is_settled
        points, origins, sizes = points[is_going_on], origins[is_going_on], sizes[is_going_on]
        yield
    return np.concatenate((*settled, points[sizes <= _NEARLY_SETTLED]))


def _rounded(points: Array, cell: Array) -> Array:
    """Return ``points`` with round coordinates where they are as good: the origin reads (0, 0)."""
    tens = 10.0 ** (_DECIMALS - np.floor(np.log10(cell)))
    rounded = np.round(points * tens) / tens
    finest = np.maximum(_SETTLED * cell, _ROUNDING * np.abs(points))
    return np.where(np.abs(points - rounded) <= finest, rounded + 0.0, points)  # no −0


def _stretch(ratios: Array) -> Array:
    """Return how many times the step reaches to where ever smaller ones of that ratio lead.

    At a degenerate point H vanishes too, and Newton's steps only shrink by a constant ratio.
    """
    is_slow = (ratios > _SLOW[0]) & (ratios < _SLOW[1])
    return np.where(is_slow, 1.0 / (1.0 - ratios), 1.0)


def _steps(objective: Objective, points: Array, cell: Array) -> tuple[Array, Flags]:
    """Return −H⁺∇f in cells, and where it is known."""
    hessians = np.asarray(objective.hessian(points)) * np.outer(cell, cell)
    gradients = objective.gradient(points) * cell
    sizes = np.abs(hessians).max(axis=(-2, -1))
    is_usable = np.isfinite(sizes) & np.isfinite(gradients).all(axis=-1)
    # Where f does not curve at all it is flat, or a straight slope that leads nowhere.
    is_usable &= (sizes > 0.0) | (gradients == 0.0).all(axis=-1)
    sizes = np.where(is_usable & (sizes > 0.0), sizes, 1.0)
    hessians = np.where(is_usable[:, np.newaxis, np.newaxis], hessians, 0.0)
    curvatures, axes = np.linalg.eigh(hessians / sizes[:, np.newaxis, np.newaxis])
    slopes = np.einsum("kij,ki->kj", axes, gradients / sizes[:, np.newaxis])
    is_curved = np.abs(curvatures) > _SINGULAR
    lengths = np.where(is_curved, -slopes / np.where(is_curved, curvatures, 1.0), 0.0)
    return np.einsum("kij,kj->ki", axes, lengths), is_usable
