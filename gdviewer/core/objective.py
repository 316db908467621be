"""What a surface is to everything else: values, gradients and curvature at points."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@runtime_checkable
class Objective(Protocol):
    """A function of n real variables.

    A point has shape ``(..., n)``, float64. Outside the domain everything is nan, overflow is
    inf; nothing raises or warns. One point (shape ``(n,)``) and a batch agree to the bit.
    """

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of the n variables, in the order of a point's columns."""

    @property
    def parameters(self) -> Mapping[str, float]:
        """The values of the other names."""

    def value(self, x: Array) -> Array | float:
        """Return f, shape ``(...)``; a float for one point."""

    def gradient(self, x: Array) -> Array:
        """Return ∇f, shape ``(..., n)``."""

    def value_and_gradient(self, x: Array) -> tuple[Array | float, Array]:
        """Return f and ∇f, computed together."""

    def hessian(self, x: Array) -> Array | None:
        """Return H, shape ``(..., n, n)``, or None where there is none."""

    def at_step(self, step: int) -> Objective:
        """Return the cost that this step sees: the objective itself unless it is stochastic."""
