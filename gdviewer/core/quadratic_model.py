"""The quadratic that fits f at a point: its values for contours, its bottom and the Newton step."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gdviewer.core.local import LocalCalculus
from gdviewer.core.objective import Array

_RELATIVE_ZERO = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class QuadraticModel:
    """q(θ) = f + ∇f·d + ½ d·H d with d from the point to θ, of a function of n variables.

    ``step`` ``(n,)`` is the Newton step −H⁻¹ ∇f, None where H is singular or not known;
    ``stationary`` ``(n,)`` the point it leads to.
    """

    calculus: LocalCalculus
    step: Array | None

    @property
    def stationary(self) -> Array | None:
        """Where ∇q vanishes, ``(n,)``; None where there is no single such point."""
        return None if self.step is None else self.calculus.point + self.step

    def values_on(self, x: Array, y: Array) -> Array:
        """Return q on a grid, ``(ny, nx)``, for its contours; nan where there is no H.

        ``x`` is ``(nx,)`` and ``y`` is ``(ny,)``, the values of the two variables.
        """
        if self.calculus.hessian is None:
            return np.full((len(y), len(x)), np.nan)
        (gx, gy), ((hxx, hxy), (_, hyy)) = self.calculus.gradient, self.calculus.hessian
        dx, dy = x - self.calculus.point[0], (y - self.calculus.point[1])[:, np.newaxis]
        with np.errstate(all="ignore"):
            values: Array = (
                self.calculus.value + (gx + hxx * dx / 2) * dx + (gy + hyy * dy / 2 + hxy * dx) * dy
            )
        return values

    def values_along(self, x: Array) -> Array:
        """Return q of one variable at each of ``x`` ``(m,)``, ``(m,)``; nan where there is no H."""
        if self.calculus.hessian is None:
            return np.full(len(x), np.nan)
        slope, bend = float(self.calculus.gradient[0]), float(self.calculus.hessian[0, 0])
        away = x - self.calculus.point[0]
        with np.errstate(all="ignore"):
            values: Array = self.calculus.value + (slope + bend * away / 2) * away
        return values


def quadratic_model(calculus: LocalCalculus) -> QuadraticModel:
    """Return the quadratic that has the value, slope and curvature of ``calculus``."""
    return QuadraticModel(calculus, newton_step(calculus.hessian, calculus.gradient))


def newton_step(hessian: Array | None, gradient: Array) -> Array | None:
    """Return −H⁻¹ ∇f, ``(n,)``; None where H ``(n, n)`` is singular to rounding or not finite."""
    if hessian is None or not np.isfinite(hessian).all() or not np.isfinite(gradient).all():
        return None
    values, vectors = np.linalg.eigh(hessian)
    sizes = np.abs(values)
    if not sizes.min() > _RELATIVE_ZERO * sizes.max():
        return None
    with np.errstate(all="ignore"):
        step: Array = -vectors @ ((vectors.T @ gradient) / values)
    return step if np.isfinite(step).all() else None
