"""Looks at the Hessian all over a view: a negative eigenvalue shows that f is not convex."""

from __future__ import annotations

from collections.abc import Generator
from typing import NamedTuple

import numpy as np

from gdviewer.core.convexity.rounding import hessian_error
from gdviewer.core.convexity.verdict import Point, Witness, plain_point
from gdviewer.core.convexity.view import View
from gdviewer.core.objective import Array, Objective

_BLOCK = 1024  # points of a slice
_ROUNDING = 1e-12  # of the largest eigenvalue at the point
_TIMES_ROUNDING = 16.0
_TIMES_ERROR = 4.0
_CENTRAL = 0.25  # of the best evidence: what is nearer to the middle is shown in its place
_SHOWN = 0.08  # of the view: half the chord that is shown
_HALVINGS = 12
_TINY = 1e-300


class Eigenvalues(NamedTuple):
    """What the Hessians in view tell: the smallest eigenvalue, nan without one, and a witness."""

    smallest: float
    witness: Witness | None


def look_at_hessians(objective: Objective, view: View) -> Generator[None, None, Eigenvalues]:
    """Return what the eigenvalues over the view tell; yield between slices."""
    points, found = view.points, []
    for first in range(0, len(points), _BLOCK):
        found.append(_eigenvalues(objective, points[first : first + _BLOCK]))
        yield
    eigenvalues = np.concatenate(found)
    is_known = np.isfinite(eigenvalues[:, 0])
    if not is_known.any():
        return Eigenvalues(np.nan, None)
    points, eigenvalues = points[is_known], eigenvalues[is_known]
    witness = None
    for candidate in _candidates(eigenvalues, points, view):
        witness = _witness(objective, candidate, view)
        if witness is not None and (yield from _is_sure(objective, witness)):
            break
        witness = None
    return Eigenvalues(float(eigenvalues[:, 0].min()), witness)


def _eigenvalues(objective: Objective, points: Array) -> Array:
    """Return the eigenvalues ``(..., n)`` at points, ascending; nan where there is no Hessian."""
    found = np.full(points.shape, np.nan)
    hessian = objective.hessian(points)
    if hessian is not None:
        is_finite = np.isfinite(hessian).all(axis=(-2, -1))
        found[is_finite] = _eigenvalues_of(hessian[is_finite])
    return found


def _eigenvalues_of(hessians: Array) -> Array:
    """Return the eigenvalues of finite symmetric matrices ``(k, n, n)``, ascending."""
    if hessians.shape[-1] != 2:
        return np.asarray(np.linalg.eigvalsh(hessians), np.float64)
    # ten times faster, and as exact
    a, b, d = hessians[:, 0, 0], hessians[:, 0, 1], hessians[:, 1, 1]
    with np.errstate(over="ignore"):
        mean, half = a / 2 + d / 2, np.hypot(a / 2 - d / 2, b)
    return np.stack((mean - half, mean + half), axis=-1)


def _candidates(eigenvalues: Array, points: Array, view: View) -> list[Array]:
    """Return the points of the strongest evidence, a round and central one first."""
    least = eigenvalues[:, 0]
    evidence = -least / np.maximum(np.abs(eigenvalues).max(axis=-1), _TINY)
    best = float(evidence.max())
    if best <= _ROUNDING:
        return []
    strong = points[evidence >= _CENTRAL * best]
    away = (np.abs(strong - view.middle) / view.size).max(axis=-1)
    central = strong[np.argmin(away)]
    unit = 10.0 ** np.floor(np.log10(view.size / 10))
    strongest = points[np.argmax(evidence)], points[np.argmin(least)]
    return [np.round(central / unit) * unit, central, *strongest]


def _witness(objective: Objective, point: Array, view: View) -> Witness | None:
    """Return the witness at ``point`` if its eigenvalue is negative by more than rounding."""
    hessian = objective.hessian(point)
    near = _eigenvalues(objective, view.neighbors(point[None]))[:, 0, 0]
    if hessian is None or not (np.isfinite(near).all() and np.isfinite(hessian).all()):
        return None
    eigenvalues, vectors = np.linalg.eigh(hessian)
    least = float(eigenvalues[0])
    rounding = float(np.abs(near - least).max())
    if -least <= max(_TIMES_ROUNDING * rounding, _ROUNDING * float(np.abs(eigenvalues).max())):
        return None
    one, other = _ends(objective, point, vectors[:, 0], view)
    return Witness(plain_point(point), (one, other), least)


def _is_sure(objective: Objective, witness: Witness) -> Generator[None, None, bool]:
    """Whether the eigenvalue is negative also where all rounding makes it so."""
    error = yield from hessian_error(objective, np.array(witness.middle))
    return -(witness.eigenvalue or 0.0) > _TIMES_ERROR * error


def _ends(objective: Objective, point: Array, direction: Array, view: View) -> tuple[Point, Point]:
    """Return the ends of a chord along ``direction``, short enough to run below f in its middle."""
    half = direction * _SHOWN / float((np.abs(direction) / view.size).max())
    for _ in range(_HALVINGS):
        one, here, other = np.asarray(
            objective.value(np.stack((point - half, point, point + half)))
        )
        if here > one / 2 + other / 2:
            break
        half = half / 2
    return plain_point(point - half), plain_point(point + half)
