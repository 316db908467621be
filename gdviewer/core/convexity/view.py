"""A sampled view in which convexity is looked at, and how much of a value there is rounding."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gdviewer.core.objective import Array

_MOST = 128  # points along an axis
_NEIGHBORS = 8
_SHIFT = 1e-13  # of the view


class View(NamedTuple):
    """One ascending, even array per variable, and the values in NumPy's order: (y, x) or (x)."""

    axes: tuple[Array, ...]
    values: Array

    @property
    def size(self) -> Array:
        """How far the view reaches along each variable, ``(n,)``."""
        return np.array([axis[-1] - axis[0] for axis in self.axes])

    @property
    def middle(self) -> Array:
        """The point in its middle, ``(n,)``."""
        return np.array([axis[0] / 2 + axis[-1] / 2 for axis in self.axes])

    @property
    def points(self) -> Array:
        """Some points of the grid, ``(k, n)``, 128 to 255 along an axis where it has as many."""
        thinned = [axis[:: max(1, len(axis) // _MOST)] for axis in self.axes]
        return np.stack(np.meshgrid(*thinned), axis=-1).reshape(-1, len(self.axes))

    def neighbors(self, points: Array) -> Array:
        """Return copies of ``points`` ``(m, n)`` as ``(8, m, n)``, moved by next to nothing.

        There a function differs by no more than rounding and as much as its slope makes of it.
        """
        generator = np.random.Generator(np.random.Philox(key=[0, 0]))
        shifts = generator.uniform(-1.0, 1.0, (_NEIGHBORS, *points.shape))
        return points + _SHIFT * self.size * shifts
