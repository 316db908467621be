"""Samples an objective over a rectangle: values, contour levels, isolines and shading."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.bounds import Bounds
from gdviewer.core.grid import values_on
from gdviewer.core.isolines import isolines
from gdviewer.core.objective import Array, Objective
from gdviewer.core.shading import NOTHING, Shading
from gdviewer.core.suiting import suitable_shading

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

    @property
    def axes(self) -> tuple[Array, Array]:
        """The places of the samples, an array per variable."""
        return self.x, self.y


def sample(
    objective: Objective,
    bounds: Bounds,
    columns: int,
    rows: int,
    is_maximizing: bool = False,
    levels: int = LEVELS,
    shading: Shading | None = None,
    like: Shading | None = None,
) -> Field:
    """Sample ``objective`` at ``columns`` × ``rows`` points of ``bounds``.

    Without a ``shading``, which brings its own levels, the one that suits the values is chosen
    (see :func:`suitable_shading`), with about as many ``levels``, and of the kind of ``like``
    where that is given. A flat surface has none.
    """
    x = np.linspace(bounds.xmin, bounds.xmax, columns)
    y = np.linspace(bounds.ymin, bounds.ymax, rows)
    values = values_on(objective, x, y)
    shading = shading or suitable_shading(objective, x, y, values, is_maximizing, levels, like)
    if shading is None:
        nothing = np.full(values.shape, NOTHING, np.uint8)
        return Field(bounds, x, y, values, np.empty(0), np.empty((0, 2)), nothing, None)
    # In offsets, which are of the order of one: between ±1e308 contourpy would overflow.
    heights = np.array(shading.levels)
    lines = isolines(x, y, shading.offset(values), shading.offset(heights))
    return Field(bounds, x, y, values, heights, lines, shading.shade(values), shading)
