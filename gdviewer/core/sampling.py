"""Samples an objective over a rectangle: values, contour levels, isolines and shading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.bounds import Bounds
from gdviewer.core.isolines import isolines
from gdviewer.core.objective import Array, Objective
from gdviewer.core.shading import NOTHING, Shading

LEVELS = 16


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """An objective of two variables sampled over a rectangle.

    ``x`` is ``(nx,)``, ``y`` is ``(ny,)``, both ascending and reaching to the edges of ``bounds``;
    ``values`` is ``(ny, nx)``, with nan outside the domain and inf where it overflows. ``levels``
    is ``(k,)``, ascending; ``isolines`` is ``(m, 2)``: the lines of all levels, a row of nan
    between two of them. ``shade`` is ``(ny, nx)`` uint8: 0 for the deepest value to 254 for the
    highest, 255 where there is nothing to draw; ``shading`` says how, and is None where no value
    is finite.
    """

    bounds: Bounds
    x: Array
    y: Array
    values: Array
    levels: Array
    isolines: Array
    shade: NDArray[np.uint8]
    shading: Shading | None


@runtime_checkable
class GridObjective(Protocol):
    """An objective that takes the coordinates of a grid apart."""

    def value_on(self, *columns: Array) -> Array:
        """Return f on one column per variable, which broadcast."""


def sample(
    objective: Objective,
    bounds: Bounds,
    columns: int,
    rows: int,
    is_maximizing: bool = False,
    levels: int = LEVELS,
) -> Field:
    """Sample ``objective`` at ``columns`` × ``rows`` points of ``bounds``.

    The ``levels`` levels are spaced geometrically above the smallest finite value in view; when
    maximizing, below the greatest. A flat surface has none.
    """
    x = np.linspace(bounds.xmin, bounds.xmax, columns)
    y = np.linspace(bounds.ymin, bounds.ymax, rows)
    values = _values(objective, x, y)
    shading = Shading.of(values, is_maximizing)
    if shading is None:
        nothing = np.full(values.shape, NOTHING, np.uint8)
        return Field(bounds, x, y, values, np.empty(0), np.empty((0, 2)), nothing, None)
    # In offsets, which are of the order of one: between ±1e308 contourpy would overflow.
    offsets = shading.levels(levels)
    with np.errstate(over="ignore"):
        lines = isolines(x, y, shading.offset(values), offsets)
    return Field(
        bounds,
        x,
        y,
        values,
        levels=np.sort(shading.value(offsets)),
        isolines=lines,
        shade=shading.shade(values),
        shading=shading,
    )


def _values(objective: Objective, x: Array, y: Array) -> Array:
    """Return f at the nodes, shape ``(ny, nx)``."""
    if isinstance(objective, GridObjective):
        values = objective.value_on(x[np.newaxis, :], y[:, np.newaxis])
        return np.broadcast_to(values, (y.size, x.size))
    nodes = np.stack(np.meshgrid(x, y), axis=-1)
    return np.asarray(objective.value(nodes), dtype=np.float64)
