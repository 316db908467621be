"""Recognizes whole lines of critical points, so that they are told as one."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.critical_points.candidates import NET
from gdviewer.core.critical_points.classify import steps_along_curvature
from gdviewer.core.critical_points.copies import without_copies
from gdviewer.core.critical_points.newton import settle
from gdviewer.core.critical_points.records import CriticalPoint, Kind
from gdviewer.core.critical_points.samples import Flags, Nodes
from gdviewer.core.critical_points.shapes import rises_around
from gdviewer.core.objective import Array, Objective

_FEWEST = 3
_SPACING = 1.0  # cells between the points that are kept of a line
_NEXT = (0.25, 4.0)  # cells that the next point of a line is away, where a step of one was made
_AT_ONCE = 64  # points
_GAP = 2.5  # points of the net
_LEVEL = 0.05  # of what a kink rises by: less is along a line
_RELATIVE_ZERO = 1e-9


def join_lines(
    objective: Objective, found: Sequence[CriticalPoint], nodes: Nodes
) -> Generator[None, None, list[CriticalPoint]]:
    """Return ``found`` with one point in the place of all those of a line, in slices.

    A degenerate point is on a line where the next critical point lies in a direction in which f
    does not curve, a kink where f does not rise along it. Neighbors on a line are not much farther
    apart than the points of the net, and equally high.
    """
    if len(nodes.axes) == 1:
        return list(found)
    joined = [one for one in found if one.is_smooth and one.kind is not Kind.DEGENERATE]
    flat = [one for one in found if one.is_smooth and one.kind is Kind.DEGENERATE]
    flat = _thinned(flat, nodes.cell)
    goes_on = yield from _go_on(objective, _positions(flat), nodes)
    joined += _joined(flat, goes_on, nodes)
    kinks = [one for one in found if not one.is_smooth]
    yield
    joined += _joined(kinks, _are_level(objective, kinks, nodes.cell), nodes)
    return joined


def _thinned(points: Sequence[CriticalPoint], cell: Array) -> list[CriticalPoint]:
    """Return ``points`` less those that a line of them has no need of."""
    kept = set(map(tuple, without_copies(_positions(points), cell, _SPACING).tolist()))
    return [one for one in points if one.x in kept]


def _go_on(objective: Objective, points: Array, nodes: Nodes) -> Generator[None, None, Flags]:
    """Return which of ``points`` have another critical one next to them, along an axis of H."""
    is_on_line = np.zeros(len(points), np.bool_)
    for first in range(0, len(points), _AT_ONCE):
        some = points[first:][:_AT_ONCE]
        steps = steps_along_curvature(objective, some, nodes.cell)
        beside = np.concatenate((some[:, np.newaxis] + steps, some[:, np.newaxis] - steps))
        beside = beside.reshape(-1, some.shape[1])
        settled = yield from settle(objective, beside, nodes.cell, 1.0, _NEXT[1])
        apart = _distances(some, settled, nodes.cell)
        is_next = (apart >= _NEXT[0]) & (apart <= _NEXT[1])
        is_on_line[first : first + _AT_ONCE] = is_next.any(axis=-1)
    return is_on_line


def _are_level(objective: Objective, kinks: Sequence[CriticalPoint], cell: Array) -> Flags:
    """Return which of ``kinks`` have a direction in which f hardly changes."""
    points, f = _positions(kinks), np.array([one.f for one in kinks])
    if not len(points):
        return np.zeros(0, np.bool_)
    rises = np.abs(rises_around(objective, points, f, cell))
    level: Flags = rises.min(axis=-1) <= _LEVEL * rises.max(axis=-1)
    return level


def _joined(found: Sequence[CriticalPoint], is_on_line: Flags, nodes: Nodes) -> list[CriticalPoint]:
    """Return ``found`` with each group of neighbors joined that has a point on a line."""
    points, spread = _positions(found), nodes.spread
    is_near = _distances(points, points, nodes.cell) <= _GAP / NET * max(nodes.sizes)
    f = np.array([one.f for one in found])
    is_level = np.abs(f[:, np.newaxis] - f) <= _RELATIVE_ZERO * (spread + np.abs(f))
    is_joined = is_near & is_level & (is_on_line | is_on_line[:, np.newaxis])
    labels = _groups(is_joined)
    joined: list[CriticalPoint] = []
    for label in np.unique(labels).tolist():
        group = [found[member] for member in np.flatnonzero(labels == label).tolist()]
        joined += group if len(group) < _FEWEST else [_line(group, nodes)]
    return joined


def _line(group: Sequence[CriticalPoint], nodes: Nodes) -> CriticalPoint:
    """Return the point of the line that is nearest to the middle of the view."""
    points, (low, high) = _positions(group), nodes.corners
    place = points - (low / 2 + high / 2)
    middle = group[int(np.abs(place / nodes.cell).max(axis=-1).argmin())]
    alike = {one.shape for one in group}
    shape = middle.shape if len(alike) == 1 else Kind.DEGENERATE
    return replace(middle, shape=shape, line=tuple(map(tuple, points.tolist())))


def _groups(is_joined: NDArray[np.bool_]) -> NDArray[np.int_]:
    """Return for each point the least index of those it is joined to, directly or by others."""
    labels = np.arange(len(is_joined))
    is_joined = is_joined | np.eye(len(is_joined), dtype=np.bool_)
    while len(labels):
        least = np.where(is_joined, labels, len(labels)).min(axis=-1)
        least = least[least]
        if (least == labels).all():
            break
        labels = least
    return labels


def _positions(points: Sequence[CriticalPoint]) -> Array:
    """Return the coordinates of ``points``, ``(k, 2)``."""
    return np.array([one.x for one in points]).reshape(-1, 2)


def _distances(points: Array, others: Array, cell: Array) -> Array:
    """Return how many cells ``points`` and ``others`` are apart, ``(k, m)``."""
    return np.asarray(np.abs((points[:, np.newaxis] - others) / cell).max(axis=-1, initial=0.0))
