"""Tells from the Hessian what kind of stationary point a run has come to."""

from __future__ import annotations

import math
from enum import Enum
from typing import NamedTuple

import numpy as np

from gdviewer.core.objective import Array

_RELATIVE_ZERO = 1e-8
_GRADIENTS_A_CURVATURE = 3.0
_HARDLY_ANY = 1e-5


class Shape(Enum):
    """How f curves at a stationary point."""

    UNKNOWN = "no Hessian, or one that is not finite"
    MINIMUM = "upward in every direction"
    MAXIMUM = "downward in every direction"
    SADDLE = "upward in one direction and downward in another"
    DEGENERATE = "hardly at all in some direction, or not at all in every one"
    UNSETTLED = "so little, for the gradient that is left, that the point tells nothing"


class Curvature(NamedTuple):
    """The shape and the least and the greatest eigenvalue of H, nan where it is unknown."""

    shape: Shape
    least: float
    greatest: float


def curvature(hessian: Array | None, gradient_size: float) -> Curvature:
    """Classify a stationary point by its Hessian, shape ``(n, n)``.

    An eigenvalue counts as zero when it is 1e-8 of the largest one, or three times the largest
    partial derivative that is left: a run stops a little before the stationary point, and there
    a curvature that vanishes at the point itself is off by about as much as the gradient is (along
    a ring of minima of radius r it is ∇f / r, and negative on the inner side). Where this leaves
    the shape open, it is degenerate if an eigenvalue is 1e-5 of the largest one or less; otherwise
    the point is too far from a stationary one to tell.
    """
    if hessian is None or not np.isfinite(hessian).all():
        return Curvature(Shape.UNKNOWN, np.nan, np.nan)
    eigenvalues = np.linalg.eigvalsh(hessian)
    least, greatest = float(eigenvalues[0]), float(eigenvalues[-1])
    largest = max(abs(least), abs(greatest))
    zero = max(_RELATIVE_ZERO * largest, _GRADIENTS_A_CURVATURE * gradient_size)
    shape = _shape(least, greatest, zero)
    if shape is Shape.UNSETTLED and np.abs(eigenvalues).min() <= _HARDLY_ANY * largest:
        shape = Shape.DEGENERATE
    return Curvature(shape, least, greatest)


def condition_number(eigenvalues: Array) -> float:
    """Return the largest |λ| over the smallest; inf where only the smallest is 0, else nan."""
    sizes: list[float] = sorted(map(abs, eigenvalues.tolist()))
    if sizes[0] > 0:
        return sizes[-1] / sizes[0]
    return math.inf if sizes[-1] > 0 else math.nan


def _shape(least: float, greatest: float, zero: float) -> Shape:
    if least < -zero and greatest > zero:
        return Shape.SADDLE
    if least > zero:
        return Shape.MINIMUM
    if greatest < -zero:
        return Shape.MAXIMUM
    return Shape.UNSETTLED
