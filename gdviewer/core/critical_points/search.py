"""Finds the critical points in view: candidates, the way to ∇f = 0, and what there is."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

import numpy as np

from gdviewer.core.critical_points.candidates import cells_with_zeros, net
from gdviewer.core.critical_points.classify import classify
from gdviewer.core.critical_points.copies import without_copies
from gdviewer.core.critical_points.extremes import find_other_extremes
from gdviewer.core.critical_points.lines import join_lines
from gdviewer.core.critical_points.newton import settle
from gdviewer.core.critical_points.ranking import ranked
from gdviewer.core.critical_points.records import CriticalPoint, CriticalPoints, Kind
from gdviewer.core.critical_points.samples import Nodes
from gdviewer.core.objective import Array, Objective

_Found = TypeVar("_Found")

_CLOSE = 3.0  # cells that a candidate may go from its cell
_STRIDE = 0.1  # of the view: the longest step from a point of the net


def find_critical_points(
    objective: Objective, axes: tuple[Array, ...], values: Array
) -> CriticalPoints:
    """Return the critical points in view, of a function of one or two variables.

    ``axes`` are the evenly spaced coordinates of the nodes where f has ``values``: ``(x,)`` and
    ``(nx,)``, or ``(x, y)`` and ``(ny, nx)``. There are none without a Hessian.
    """
    return _result(_search(objective, Nodes.of(axes, values)))


def search_critical_points(
    objective: Objective, axes: tuple[Array, ...], values: Array
) -> Generator[None, None, CriticalPoints]:
    """Do what :func:`find_critical_points` does, in slices of about a millisecond."""
    return (yield from _quietly(_search(objective, Nodes.of(axes, values))))


def find_saddles(
    objective: Objective, x: Array, y: Array, values: Array
) -> tuple[tuple[float, ...], ...]:
    """Return the saddles near which differences of the samples ``(ny, nx)`` vanish.

    That is nearly all of those that :func:`find_critical_points` finds, at a part of the cost.
    """
    nodes = Nodes.of((x, y), values)
    if not _has_hessian(objective, nodes):
        return ()
    found = _result(_near_cells(objective, nodes))
    return tuple(point.x for point in found if point.shape is Kind.SADDLE)


def _search(objective: Objective, nodes: Nodes) -> Generator[None, None, CriticalPoints]:
    if not _has_hessian(objective, nodes):
        return CriticalPoints()
    cells, size = cells_with_zeros(nodes), max(nodes.sizes)
    yield
    near = yield from settle(objective, cells, nodes.cell, _CLOSE, _CLOSE)
    far = yield from settle(objective, net(nodes), nodes.cell, size * _STRIDE, size)
    found = yield from _vanishing(objective, nodes, np.concatenate((near, far)))
    found += yield from find_other_extremes(objective, nodes, found)
    found = yield from join_lines(objective, found, nodes)
    yield
    return ranked(found, nodes)


def _near_cells(objective: Objective, nodes: Nodes) -> Generator[None, None, list[CriticalPoint]]:
    cells = cells_with_zeros(nodes)
    settled = yield from settle(objective, cells, nodes.cell, _CLOSE, _CLOSE)
    return (yield from _vanishing(objective, nodes, settled))


def _vanishing(
    objective: Objective, nodes: Nodes, settled: Array
) -> Generator[None, None, list[CriticalPoint]]:
    """Return the critical points in view among where Newton's method ``settled``."""
    points = without_copies(settled[nodes.is_in_view(settled)], nodes.cell)
    return (yield from classify(objective, points, nodes.cell))


def _has_hessian(objective: Objective, nodes: Nodes) -> bool:
    return objective.hessian(nodes.corners[0]) is not None


def _quietly(search: Generator[None, None, _Found]) -> Generator[None, None, _Found]:
    """Go through with ``search``; NumPy warns again where a slice ends."""
    while True:
        with np.errstate(all="ignore"):
            try:
                next(search)
            except StopIteration as end:
                found: _Found = end.value
                return found
        yield


def _result(search: Generator[None, None, _Found]) -> _Found:
    """Return what ``search`` finds, all at once."""
    slices = _quietly(search)
    while True:
        try:
            next(slices)
        except StopIteration as end:
            found: _Found = end.value
            return found
