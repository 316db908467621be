"""Looks for the minima and maxima that Newton's method misses, as those at kinks."""

from __future__ import annotations

import math
from collections.abc import Generator, Sequence
from dataclasses import replace

import numpy as np

from gdviewer.core.critical_points.candidates import lowest_nodes
from gdviewer.core.critical_points.classify import classify
from gdviewer.core.critical_points.copies import without_copies
from gdviewer.core.critical_points.kinks import Downhill, sink
from gdviewer.core.critical_points.records import CriticalPoint, Kind
from gdviewer.core.critical_points.samples import Flags, Nodes
from gdviewer.core.critical_points.shapes import RINGS
from gdviewer.core.objective import Array, Objective

_MOST = 64
_CLEAR = 2.0  # cells about a known point in which no other is looked for
_MISSED = 0.2  # of the change of ∇f, that a kink makes and H does not know of
_NEAR = 0.1  # cells within which one is not another


def find_other_extremes(
    objective: Objective, nodes: Nodes, known: Sequence[CriticalPoint]
) -> Generator[None, None, list[CriticalPoint]]:
    """Return the extremes that the samples show beside those that are ``known``, in slices."""
    found: list[CriticalPoint] = []
    taken = np.array([point.x for point in known]).reshape(-1, len(nodes.axes))
    for sign, kind in ((1.0, Kind.MINIMUM), (-1.0, Kind.MAXIMUM)):
        starts = lowest_nodes(replace(nodes, values=sign * nodes.values))
        starts = starts[:: 1 + len(starts) // _MOST]
        starts = starts[_is_apart(starts, taken, _CLEAR * nodes.cell)]
        yield
        starts = starts[_is_rough(objective, starts, nodes.cell)]
        points = yield from sink(Downhill(objective, nodes.cell, sign), starts)
        points = points[nodes.is_in_view(points) & _is_apart(points, taken, _NEAR * nodes.cell)]
        points = without_copies(points, nodes.cell)
        smooth = yield from classify(objective, points, nodes.cell)
        found += smooth + _rough(objective, points, kind, {point.x for point in smooth})
    return found


def _is_rough(objective: Objective, points: Array, cell: Array) -> Flags:
    """Whether H does not tell what becomes of ∇f within a cell of each of ``points``.

    Where it does, a node that is lower than its neighbors only lies in a valley askew to the grid.
    """
    steps = RINGS[points.shape[1]] * cell
    changes = objective.gradient(points[:, np.newaxis] + steps)
    changes -= objective.gradient(points)[:, np.newaxis]
    told = np.einsum("kij,mj->kmi", np.asarray(objective.hessian(points)), steps)
    missed = (np.abs(changes - told) * cell).max(axis=(-2, -1), initial=0.0)
    whole = (np.abs(changes) * cell).max(axis=(-2, -1), initial=0.0)
    return np.asarray(~(missed <= _MISSED * whole))


def _rough(
    objective: Objective, points: Array, kind: Kind, smooth: set[tuple[float, ...]]
) -> list[CriticalPoint]:
    """Return those of ``points`` that are not ``smooth``: f has no two derivatives there."""
    unknown = (math.nan,) * points.shape[1]
    f = np.asarray(objective.value(points)).tolist()
    places = [tuple(x) for x in points.tolist()]
    return [
        CriticalPoint(kind, kind, x, height, unknown, is_smooth=False)
        for x, height in zip(places, f, strict=True)
        if x not in smooth
    ]


def _is_apart(points: Array, others: Array, distance: Array) -> Flags:
    """Whether each of ``points`` is farther than ``distance`` from all ``others``."""
    is_near = np.abs(points[:, np.newaxis] - others) <= distance
    return np.asarray(~is_near.all(axis=-1).any(axis=-1))
