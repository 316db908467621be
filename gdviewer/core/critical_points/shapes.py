"""Says what a function does about points: where it rises and falls as one goes around them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.critical_points.records import Kind
from gdviewer.core.critical_points.samples import Flags
from gdviewer.core.objective import Array, Objective

_ANGLES = np.linspace(0.0, 2.0 * np.pi, 32, endpoint=False)
RINGS = {
    1: np.array([[1.0], [-1.0]]),
    2: np.stack((np.cos(_ANGLES), np.sin(_ANGLES)), axis=-1),
}
"""Directions around a point of one or two variables, ``(m, n)``."""

_RELATIVE_ZERO = 1e-9
_ROUNDING = 1e-14
_MOSTLY = 0.3  # of a ring that is flat in an area or at its edge, though not on lines through it
_TURNS_OF_A_SADDLE = 4


def rises_around(objective: Objective, points: Array, f: Array, cell: Array) -> Array:
    """Return how far f rises a cell away from ``points`` ``(k, n)``, around them, ``(k, m)``.

    What may be rounding is 0; nan outside the domain. A point of a line has two directions.
    """
    ring = points[:, np.newaxis] + RINGS[points.shape[1]] * cell
    center = f[:, np.newaxis]
    rises = np.asarray(objective.value(ring)) - center
    sizes = np.abs(rises).max(axis=-1, keepdims=True)
    noise = np.fmax(_RELATIVE_ZERO * sizes, _ROUNDING * np.abs(center))
    return np.asarray(np.where(np.abs(rises) <= noise, 0.0, rises))


def is_flat(rises: Array) -> Flags:
    """Whether f is constant about each point, or to one side of it."""
    flat: Flags = (rises == 0.0).mean(axis=-1) >= _MOSTLY
    return flat


def shapes(rises: Array) -> list[Kind]:
    """Return what the rises around each point make it."""
    signs = np.sign(np.nan_to_num(rises))
    is_lower, is_higher = np.asarray(signs < 0.0), np.asarray(signs > 0.0)
    about = is_lower.any(axis=-1), is_higher.any(axis=-1), _sign_changes(signs)
    return [_shape(*one) for one in np.transpose(about).tolist()]


def _shape(is_lower: bool, is_higher: bool, turns: int) -> Kind:
    if is_lower and is_higher:
        return Kind.SADDLE if turns >= _TURNS_OF_A_SADDLE else Kind.DEGENERATE
    return Kind.MAXIMUM if is_lower else Kind.MINIMUM


def _sign_changes(signs: Array) -> NDArray[np.int_]:
    """Count how often ``signs`` ``(k, n)`` change around each ring; zeros do not count."""
    filled = np.concatenate((signs, signs), axis=-1)
    for place in range(1, filled.shape[-1]):
        before = filled[:, place - 1]
        filled[:, place] = np.where(filled[:, place] == 0.0, before, filled[:, place])
    around = filled[:, signs.shape[-1] - 1 :]
    changes: NDArray[np.int_] = (around[:, 1:] != around[:, :-1]).sum(axis=-1)
    return changes
