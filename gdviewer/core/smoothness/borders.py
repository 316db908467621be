"""Looks along a border between two pieces of a function: where in view it runs, or is touched."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.objective import Array, Objective

_NODES = 128  # of the lattice, in each direction
_SHIFT = 0.381966  # cells: no line at a round number meets the lattice
_MOST = 12  # places that are looked at, of each kind
_HALVINGS = 60
_FINEST = 1e-16  # cells
_NEAR = 3.0  # cells that a touch may be away from its node
_STEEP = 2.0  # ... and how many times the rise to a neighbor its node may be above 0
_ZERO = 1e-12  # of the usual size: what touches 0
_SAME = 1e-3  # cells between two touches of which one is a copy


T = TypeVar("T")
Search = Generator[None, None, T]
"""Work that yields between slices of some milliseconds at the most, and returns what it found."""

Span = tuple[float, float]
"""The lowest and the highest value of a variable in view."""


@dataclass(frozen=True, slots=True, eq=False)
class Border:
    """Where the pieces meet of which a part of a formula is made.

    That is where ``level``, a function of the same variables, is 0. ``where`` says so in words, as
    ``x = y``; ``names`` are the functions of the language that make the pieces, ``kinds`` what the
    function table says that they may do there.
    """

    level: Objective
    where: str
    names: tuple[str, ...]
    kinds: frozenset[str]

    def height(self, points: Array) -> Array:
        """Return the level at ``points`` ``(..., n)``; nan outside of its domain."""
        return np.asarray(self.level.value(points), dtype=np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Crossings:
    """Places ``(k, n)`` on a border, each with ways ``(k, m, n)`` across it, a cell long.

    ``are_touches`` where the border does not part the plane there: the same piece is on all sides.
    """

    places: Array
    ways: Array
    are_touches: bool


def lattice(spans: Sequence[Span]) -> Array:
    """Return points all over ``spans``, one or two: ``(128, 1)`` or ``(128, 128, 2)``."""
    at = (np.arange(_NODES) + _SHIFT) / _NODES
    axes = [low + at * (high - low) for low, high in spans]
    return np.stack(np.meshgrid(*axes), axis=-1)


def crossings(border: Border, points: Array) -> Search[Crossings]:
    """Return where ``border`` runs between the nodes of a lattice; where it is touched else."""
    yield
    heights, size = border.height(points), points.shape[-1]
    pairs = [_pairs(np.sign(heights), points, axis) for axis in range(size)]
    near, far = (np.concatenate([pair[end] for pair in pairs]) for end in (0, 1))
    if len(near):
        ways = (far - near)[:, np.newaxis]
        places = yield from _bisected(border, near, far)
        return Crossings(places, ways, are_touches=False)
    cell = _cell(points)
    places = yield from _touches(border, points, np.abs(heights))
    ways = cell * np.array([way for way in np.ndindex((2,) * size) if any(way)])
    return Crossings(places, np.tile(ways, (len(places), 1, 1)), are_touches=True)


def _pairs(sides: Array, points: Array, axis: int) -> tuple[Array, Array]:
    """Return some neighbors along ``axis`` that lie on different sides, ``(k, n)`` each."""
    along = points.ndim - 2 - axis  # x is the last axis of a lattice, y the one before
    sides, points = np.moveaxis(sides, along, 0), np.moveaxis(points, along, 0)
    is_known = ~np.isnan(sides[1:]) & ~np.isnan(sides[:-1])
    places = np.argwhere(is_known & (sides[1:] != sides[:-1]))
    chosen = tuple(_spread(places).T)
    return points[:-1][chosen], points[1:][chosen]


def _bisected(border: Border, near: Array, far: Array) -> Search[Array]:
    """Return where the side changes between ``near`` and ``far``, ``(k, n)``, to rounding."""
    if not len(near):
        return near
    side = np.sign(border.height(near))
    for _ in range(_HALVINGS):
        yield
        middle = near / 2 + far / 2
        is_near = (np.sign(border.height(middle)) == side)[:, np.newaxis]
        near, far = np.where(is_near, middle, near), np.where(is_near, far, middle)
    return far


def _touches(border: Border, points: Array, heights: Array) -> Search[Array]:
    """Return where the level comes to 0 without a change of its sign, ``(k, n)``."""
    cell, origins = _cell(points), points[tuple(_lowest(heights).T)]
    if not len(origins):
        return np.empty((0, len(cell)))
    places, least = yield from _descended(border, origins, cell)
    is_zero = least <= _ZERO * np.nanmedian(heights)
    is_near: NDArray[np.bool_] = (np.abs(places - origins) <= _NEAR * cell).all(axis=-1)
    return _without_copies(places[is_zero & is_near], cell)


def _descended(border: Border, places: Array, cell: Array) -> Search[tuple[Array, Array]]:
    """Return where the level is nearest to 0 about ``places``, ``(k, n)``, and how near, ``(k,)``.

    Of each place and its neighbors on a stencil the best is taken, and the stencil halved where
    that is the place itself.
    """
    stencil = np.array([*np.ndindex((3,) * len(cell))]) - 1.0
    steps, each = np.ones((len(places), 1, 1)), np.arange(len(places))
    heights = np.abs(border.height(places))
    for _ in range(2 * _HALVINGS):
        yield
        tried = places[:, np.newaxis] + steps * stencil * cell
        found = np.nan_to_num(np.abs(border.height(tried)), nan=np.inf)
        best = found.argmin(axis=1)
        is_lower = found[each, best] < heights
        places = np.where(is_lower[:, np.newaxis], tried[each, best], places)
        heights = np.where(is_lower, found[each, best], heights)
        steps[~is_lower] /= 2
        if steps.max() < _FINEST:
            break
    return places, heights


def _lowest(heights: Array) -> NDArray[np.intp]:
    """Return the places of the nodes beside which the level may come to 0, lowest first.

    They are no higher than their neighbors, and as near to 0 as to the highest of these.
    """
    inner = (slice(1, -1),) * heights.ndim
    own = heights[inner]
    is_low, rise = np.isfinite(own), np.zeros_like(own)
    own = np.where(is_low, own, 0.0)  # no difference of infinities
    for axis in range(heights.ndim):
        for ahead in (slice(2, None), slice(None, -2)):
            neighbor = heights[(*inner[:axis], ahead, *inner[axis + 1 :])]
            is_low &= ~(neighbor < own)
            rise = np.fmax(rise, neighbor - own)
    is_low &= own <= _STEEP * rise
    found = np.argwhere(is_low) + 1
    return found[np.argsort(own[is_low], kind="stable")][:_MOST]


def _without_copies(places: Array, cell: Array) -> Array:
    first: NDArray[np.intp]
    _, first = np.unique(np.round(places / (_SAME * cell)), axis=0, return_index=True)
    return np.asarray(places[np.sort(first)])


def _spread(places: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return at most 12 of ``places``, from all over."""
    return places[:: 1 + len(places) // _MOST]


def _cell(points: Array) -> Array:
    """Return the sides of a cell of the lattice, ``(n,)``."""
    nodes = points.reshape(-1, points.shape[-1])
    return np.asarray(np.ptp(nodes, axis=0) / (_NODES - 1))
