"""Recognizes whole lines of critical points, so that they are told as one."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.critical_points.candidates import NET
from gdviewer.core.critical_points.classify import steps_along_curvature
from gdviewer.core.critical_points.copies import without_copies
from gdviewer.core.critical_points.courses import Course
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
    apart than the points of the net, equally high, and the one lies where the other's line leads.
    A line that ends within the view is none: there f has leveled off, as a sigmoid does.
    """
    if len(nodes.axes) == 1:
        return list(found)
    joined = [one for one in found if one.is_smooth and one.kind is not Kind.DEGENERATE]
    flat = [one for one in found if one.is_smooth and one.kind is Kind.DEGENERATE]
    flat = _thinned(flat, nodes.cell)
    goes_on = yield from _go_on(objective, _positions(flat), nodes)
    course = Course.of(objective, _positions(flat), nodes, _reach(nodes))
    is_neighbor = _are_neighbors(flat, nodes) & course.leads_on
    for group in _groups_of(is_neighbor & (goes_on | goes_on[:, np.newaxis])):
        is_line = len(group) >= _FEWEST
        if not (is_line and course.ends_in_view(group)):
            joined += _told([flat[member] for member in group], nodes)
    kinks = [one for one in found if not one.is_smooth]
    yield
    is_level = _are_level(objective, kinks, nodes.cell)
    is_neighbor = _are_neighbors(kinks, nodes)
    for group in _groups_of(is_neighbor & (is_level | is_level[:, np.newaxis])):
        joined += _told([kinks[member] for member in group], nodes)
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


def _are_neighbors(found: Sequence[CriticalPoint], nodes: Nodes) -> Flags:
    """Return which points are near each other and equally high, ``(k, k)``."""
    points, f = _positions(found), np.array([one.f for one in found])
    is_near = _distances(points, points, nodes.cell) <= _reach(nodes)
    is_level = np.abs(f[:, np.newaxis] - f) <= _RELATIVE_ZERO * (nodes.spread + np.abs(f))
    return np.asarray(is_near & is_level)


def _reach(nodes: Nodes) -> float:
    """Return how many cells neighbors on a line are apart at most."""
    return _GAP / NET * max(nodes.sizes)


def _groups_of(is_joined: Flags) -> list[list[int]]:
    """Return the places of the members of each group."""
    labels = _groups(is_joined)
    return [np.flatnonzero(labels == label).tolist() for label in np.unique(labels).tolist()]


def _told(group: list[CriticalPoint], nodes: Nodes) -> list[CriticalPoint]:
    """Return ``group`` as one line, or as it is where it is too small for one."""
    return group if len(group) < _FEWEST else [_line(group, nodes)]


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
