"""Samples an objective over a rectangle: values, contour levels, isolines and shading."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from gdviewer.core.objective import Array, Objective


class Bounds(msgspec.Struct, frozen=True):
    """A rectangle of the plane, with xmin < xmax and ymin < ymax, all finite."""

    xmin: float
    xmax: float
    ymin: float
    ymax: float

    @property
    def width(self) -> float:
        """The extent in x."""
        return self.xmax - self.xmin

    @property
    def height(self) -> float:
        """The extent in y."""
        return self.ymax - self.ymin

    @property
    def center(self) -> tuple[float, float]:
        """The point in the middle."""
        return (self.xmin + self.xmax) / 2, (self.ymin + self.ymax) / 2


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """An objective of two variables sampled over a rectangle.

    ``x`` is ``(nx,)``, ``y`` is ``(ny,)``, both ascending and reaching to the edges of ``bounds``;
    ``values`` is ``(ny, nx)``, with nan outside the domain and inf where it overflows. ``levels``
    is ``(k,)``, ascending; ``isolines`` is ``(m, 2)``: the lines of all levels, a row of nan
    between two of them. ``shade`` is ``(ny, nx)`` uint8: 0 for the deepest value to 254 for the
    highest, 255 where there is nothing to draw; ``floor`` and ``scale`` say how:
    see :func:`shade_of`.
    """

    bounds: Bounds
    x: Array
    y: Array
    values: Array
    levels: Array
    isolines: Array
    shade: NDArray[np.uint8]


def sample(
    objective: Objective, bounds: Bounds, columns: int, rows: int, is_maximizing: bool = False
) -> Field:
    """Sample ``objective`` at ``columns`` × ``rows`` points of ``bounds``."""
    raise NotImplementedError
