"""Says where a search may begin: cells, nodes and a loose net that critical points may be near."""

from __future__ import annotations

from itertools import product

import numpy as np

from gdviewer.core.critical_points.samples import Flags, Nodes
from gdviewer.core.objective import Array

NET = 20
"""How many points the net has along each axis."""

_MOST = 2048
_FEWEST_NODES = 4


def cells_with_zeros(nodes: Nodes) -> Array:
    """Return the middles of the cells where all partial derivatives have a zero, ``(k, n)``.

    The derivatives are differences of the samples. There are about two thousand at most.
    """
    count = len(nodes.axes)
    if min(nodes.sizes) < _FEWEST_NODES:
        return np.empty((0, count))
    slopes = [_differences(nodes.values, axis) for axis in range(count)]
    is_candidate = np.logical_and.reduce([_has_zero(slope) for slope in slopes])
    is_candidate &= np.logical_or.reduce([_any_corner(slope != 0.0) for slope in slopes])
    middles = [axis[1:-2] / 2 + axis[2:-1] / 2 for axis in nodes.axes]
    return _points(middles, is_candidate)


def net(nodes: Nodes) -> Array:
    """Return points that are spread over the whole view, ``(k, n)``."""
    low, high = nodes.corners
    part = (np.arange(NET) + 0.5) / NET
    return low + np.array(list(product(part, repeat=len(low)))) * (high - low)


def lowest_nodes(nodes: Nodes) -> Array:
    """Return the nodes that no neighbor is lower than, and some are higher, ``(k, n)``."""
    values = nodes.values
    if min(nodes.sizes) < _FEWEST_NODES:
        return np.empty((0, values.ndim))
    inner = values[(slice(1, -1),) * values.ndim]
    is_lowest, is_below = np.isfinite(inner), np.zeros(inner.shape, np.bool_)
    for shift in product((-1, 0, 1), repeat=values.ndim):
        if any(shift):
            place = tuple(
                slice(1 + step, size - 1 + step)
                for step, size in zip(shift, values.shape, strict=True)
            )
            is_lowest &= (inner <= values[place]) & np.isfinite(values[place])
            is_below |= inner < values[place]
    return _points([axis[1:-1] for axis in nodes.axes], is_lowest & is_below)


def _points(axes: list[Array], is_chosen: Flags) -> Array:
    indices = np.nonzero(is_chosen)
    chosen = slice(None, None, 1 + len(indices[0]) // _MOST)
    coordinates = [axis[index[chosen]] for axis, index in zip(axes, indices, strict=True)]
    return np.stack(coordinates, axis=-1)


def _differences(values: Array, along: int) -> Array:
    """Return the differences of the neighbors of the inner nodes, along one axis."""
    inner = [slice(1, -1)] * values.ndim
    after, before = list(inner), list(inner)
    after[along], before[along] = slice(2, None), slice(None, -2)
    return np.asarray(values[tuple(after)] - values[tuple(before)])


def _has_zero(slopes: Array) -> Flags:
    """Whether the corners of each cell are neither all positive nor all negative."""
    return _any_corner(slopes >= 0.0) & _any_corner(slopes <= 0.0)


def _any_corner(nodes: Flags) -> Flags:
    for _ in range(nodes.ndim):
        nodes = np.moveaxis(nodes[1:] | nodes[:-1], 0, -1)
    return nodes
