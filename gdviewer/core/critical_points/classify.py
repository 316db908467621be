"""Tells what kind of critical point each is: by the eigenvalues of H or, where one is 0, by f."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np

from gdviewer.core.critical_points.kinks import have_kinks
from gdviewer.core.critical_points.records import CriticalPoint, Kind
from gdviewer.core.critical_points.samples import Flags
from gdviewer.core.critical_points.shapes import is_flat, rises_around, shapes
from gdviewer.core.objective import Array, Objective

_AT_ONCE = 24  # points
_NEAR = 0.01  # cells: how far to the side derivatives are compared with those at the point
_COARSEST = 1e3 * np.finfo(np.float64).eps
_RELATIVE_SLOPE = 1e-3  # of the one nearby: more than that does not vanish
_RELATIVE_CURVATURE = 0.1  # of the one nearby: less than that vanishes
_RELATIVE_ZERO = 1e-9  # of the largest curvature
_RELATIVE_NOISE = 1e-13
_FINEST = 1e-6  # cells: what is nearer is the same place


def classify(
    objective: Objective, points: Array, cell: Array
) -> Generator[None, None, list[CriticalPoint]]:
    """Return those of ``points`` ``(k, n)`` that are critical, in slices.

    There are none in a flat area or at a kink.
    An eigenvalue counts as zero where it is 1e-9 of the largest one or less, or where f curves ten
    times as much a hundredth of a cell to the side: at x⁴ what is found is rounding, or what is
    left of the way to the point.
    """
    found: list[CriticalPoint] = []
    for first in range(0, len(points), _AT_ONCE):
        found += _classify(objective, points[first:][:_AT_ONCE], cell)
        yield
    return found


def steps_along_curvature(objective: Objective, points: Array, cell: Array) -> Array:
    """Return steps of a cell from ``points`` ``(k, n)`` along the axes of H, ``(k, n, n)``."""
    _, axes = _curvatures(np.asarray(objective.hessian(points)), cell)
    return np.asarray(np.swapaxes(axes, -2, -1) * cell)


def level_directions(objective: Objective, points: Array, cell: Array) -> Array:
    """Return the directions in which f curves least at ``points``, in cells, ``(k, n)``.

    Where f does not curve at all there is none, nan.
    """
    curvatures, axes = _curvatures(np.asarray(objective.hessian(points)), cell)
    least = np.abs(curvatures).argmin(axis=-1)
    is_plain = (curvatures == 0.0).all(axis=-1, keepdims=True)
    return np.where(is_plain, np.nan, axes[np.arange(len(points)), :, least])


def _classify(objective: Objective, points: Array, cell: Array) -> list[CriticalPoint]:
    hessians = np.asarray(objective.hessian(points))
    is_usable = np.isfinite(hessians).all(axis=(-2, -1))
    points, hessians = points[is_usable], hessians[is_usable]
    curvatures, axes = _curvatures(hessians, cell)
    is_critical, implied = _compared(objective, points, axes, cell)
    f = np.asarray(objective.value(points))
    rises = rises_around(objective, points, f, cell)
    largest = np.abs(curvatures).max(axis=-1, keepdims=True)
    zeros = np.fmax(_RELATIVE_ZERO * largest, _RELATIVE_CURVATURE * implied)
    signs = np.where(np.abs(curvatures) > zeros, np.sign(curvatures), 0.0)
    kinds = [_kind(row) for row in signs.tolist()]
    is_found = is_critical & np.isfinite(f) & ~_are_gaps(objective, points, cell)
    # Where f has no second derivative, next to it there is one without bounds.
    is_found &= (np.abs(curvatures) <= implied / _RELATIVE_CURVATURE + zeros).all(axis=-1)
    is_degenerate = np.array([kind is Kind.DEGENERATE for kind in kinds], np.bool_)
    is_found &= ~(is_degenerate & (is_flat(rises) | have_kinks(objective, points, cell)))
    eigenvalues, _ = _curvatures(hessians, np.ones_like(cell))
    found = zip(
        kinds, shapes(rises), points.tolist(), f.tolist(), eigenvalues.tolist(), strict=True
    )
    return [
        CriticalPoint(kind, shape if kind is Kind.DEGENERATE else kind, tuple(x), f, tuple(values))
        for is_found_here, (kind, shape, x, f, values) in zip(is_found, found, strict=True)
        if is_found_here
    ]


def _are_gaps(objective: Objective, points: Array, cell: Array) -> Flags:
    """Whether each point lies, to rounding, where f has no value, as sin(x)/x at 0."""
    unit = _FINEST * cell
    rounded = np.round(points / unit) * unit
    gaps: Flags = np.isnan(np.asarray(objective.value(rounded)))
    return gaps


def _kind(signs: list[float]) -> Kind:
    if -1.0 in signs and 1.0 in signs:
        return Kind.SADDLE
    if 0.0 in signs:
        return Kind.DEGENERATE
    return Kind.MAXIMUM if -1.0 in signs else Kind.MINIMUM


def _curvatures(hessians: Array, unit: Array) -> tuple[Array, Array]:
    """Return the eigenvalues of H ``(k, n, n)`` in ``unit`` ``(n,)``, ascending, and vectors."""
    scaled = hessians * np.outer(unit, unit)
    sizes = np.abs(scaled).max(axis=(-2, -1))[:, np.newaxis]
    sizes = np.where(sizes == 0.0, 1.0, sizes)
    curvatures, axes = np.linalg.eigh(scaled / sizes[..., np.newaxis])
    return curvatures * sizes, axes


def _compared(objective: Objective, points: Array, axes: Array, cell: Array) -> tuple[Flags, Array]:
    """Return whether ∇f vanishes, and how f curves along each of ``axes`` by ∇f to the side."""
    coarsest = (_COARSEST * np.abs(points) / cell).max(axis=-1)
    distances = np.fmax(_NEAR, coarsest)[:, np.newaxis]
    steps = np.swapaxes(axes, -2, -1) * cell * distances[..., np.newaxis]
    here = np.abs(np.einsum("kij,ki->kj", axes, objective.gradient(points) * cell))
    sides = [objective.gradient(points[:, np.newaxis] + sign * steps) * cell for sign in (1, -1)]
    nearby = np.fmax(*(np.abs(np.einsum("kji,kij->kj", side, axes)) for side in sides))
    noise = _RELATIVE_NOISE * np.fmax(nearby, here).max(axis=-1, keepdims=True)
    is_critical: Flags = (here <= _RELATIVE_SLOPE * nearby + noise).all(axis=-1)
    return is_critical, nearby / distances
