"""Gathers the calculus at one point: value, slope and curvature, and the models made of them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from gdviewer.core.curvature import Shape, condition_number, curvature
from gdviewer.core.objective import Array, Objective


@dataclass(frozen=True, slots=True, eq=False)
class LocalCalculus:
    """What a function of n variables is like at ``point`` ``(n,)``.

    ``gradient`` is ``(n,)``. ``hessian`` is ``(n, n)``, or None where there is none.
    ``eigenvalues`` ``(n,)`` rise; ``eigenvectors`` ``(n, n)`` are the columns that go with them, of
    length 1, each with its first coordinate that is not 0 positive. Both are nan where the Hessian
    is not finite. ``shape`` says how f curves here, whether the point is stationary or not.
    """

    point: Array
    value: float
    gradient: Array
    hessian: Array | None
    eigenvalues: Array
    eigenvectors: Array
    shape: Shape

    @property
    def slope(self) -> float:
        """‖∇f‖, the slope in the steepest direction."""
        return math.hypot(*self.gradient.tolist())

    @property
    def condition_number(self) -> float:
        """The largest |λ| over the smallest; inf where only the smallest is 0, else nan."""
        return condition_number(self.eigenvalues)

    def tangent_plane_at(self, point: Array) -> float:
        """Return f + ∇f·d, with d from here to ``point`` ``(n,)``."""
        with np.errstate(all="ignore"):
            return float(self.value + self.gradient @ (point - self.point))

    def quadratic_model_at(self, point: Array) -> float:
        """Return f + ∇f·d + ½ d·H d, with d from here to ``point``; nan where there is no H."""
        if self.hessian is None:
            return math.nan
        away = point - self.point
        with np.errstate(all="ignore"):
            return self.tangent_plane_at(point) + float(away @ self.hessian @ away) / 2


def calculus_at(objective: Objective, point: Array) -> LocalCalculus:
    """Return the calculus of ``objective`` at ``point`` ``(n,)``; nan outside of its domain."""
    value, gradient = objective.value_and_gradient(point)
    hessian = objective.hessian(point)
    values, vectors = _principal_axes(hessian, len(point))
    shape = curvature(hessian, gradient_size=0.0).shape
    return LocalCalculus(point, float(value), gradient, hessian, values, vectors, shape)


def _principal_axes(hessian: Array | None, size: int) -> tuple[Array, Array]:
    if hessian is None or not np.isfinite(hessian).all():
        return np.full(size, np.nan), np.full((size, size), np.nan)
    values, vectors = np.linalg.eigh(hessian)
    first = (vectors != 0).argmax(axis=0)
    signs = np.sign(vectors[first, np.arange(size)])
    return values, vectors * signs
