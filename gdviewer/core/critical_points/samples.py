"""The nodes that a function of one or two variables is known at, whatever their number."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.objective import Array

Flags = NDArray[np.bool_]

_SAMPLED = 5_000  # values that the middle is taken of


@dataclass(frozen=True, slots=True, eq=False)
class Nodes:
    """Evenly spaced nodes: ``axes`` has n arrays, ``values`` one axis for each of them."""

    axes: tuple[Array, ...]
    values: Array

    @classmethod
    def of(cls, axes: tuple[Array, ...], values: Array) -> Nodes:
        """Return the nodes where ``values`` is ``(nx,)``, or ``(ny, nx)`` as a picture has it."""
        return cls(axes, values.T)

    @property
    def cell(self) -> Array:
        """The distances from node to node, ``(n,)``."""
        return np.array([axis[1] - axis[0] for axis in self.axes])

    @property
    def corners(self) -> tuple[Array, Array]:
        """The lowest and the highest coordinates, ``(n,)`` each."""
        return np.array([axis[0] for axis in self.axes]), np.array([axis[-1] for axis in self.axes])

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many nodes there are along each axis."""
        return tuple(axis.size for axis in self.axes)

    @property
    def spread(self) -> float:
        """About how far the middle one of the values is above the lowest; 0 without any."""
        values = self.values.ravel()
        sampled = values[:: 1 + values.size // _SAMPLED]
        finite = sampled[np.isfinite(sampled)]
        return float(np.median(finite) - finite.min()) if finite.size else 0.0

    def is_in_view(self, points: Array) -> Flags:
        """Return which of ``points`` ``(k, n)`` lie within."""
        low, high = self.corners
        return np.asarray(((points >= low) & (points <= high)).all(axis=-1))
