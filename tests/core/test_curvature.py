from __future__ import annotations

import math

import numpy as np
import pytest

from gdviewer.core.curvature import Shape, curvature


@pytest.mark.parametrize(
    ("hessian", "shape"),
    [
        ([[2.0, 0.0], [0.0, 3.0]], Shape.MINIMUM),
        ([[0.0, 1.0], [1.0, 0.0]], Shape.SADDLE),
        ([[-2.0, 1.0], [1.0, -2.0]], Shape.MAXIMUM),
        ([[1.0, 1.0], [1.0, 1.0]], Shape.DEGENERATE),
        ([[-1.0, 0.0], [0.0, 0.0]], Shape.DEGENERATE),
        ([[0.0, 0.0], [0.0, 0.0]], Shape.DEGENERATE),
        ([[1e-12]], Shape.MINIMUM),
        ([[1.0, 0.0], [0.0, -1e-9]], Shape.DEGENERATE),
        ([[1.0, 0.0], [0.0, -1e-7]], Shape.SADDLE),
        ([[1.0, 0.0], [0.0, math.nan]], Shape.UNKNOWN),
        ([[math.inf, 0.0], [0.0, 1.0]], Shape.UNKNOWN),
    ],
)
def test_the_eigenvalues_tell_the_shape(hessian: list[list[float]], shape: Shape) -> None:
    assert curvature(np.array(hessian), 0.0).shape is shape


def test_the_shape_without_a_hessian_is_unknown() -> None:
    assert curvature(None, 0.0).shape is Shape.UNKNOWN


def test_a_ring_of_minima_is_no_saddle_from_within() -> None:
    # f = (x² + y² − 1)², at a point where ∂f/∂x is −1e-6
    x = 1 - 1.25e-7
    hessian = np.array([[12 * x * x - 4, 0.0], [0.0, 4 * (x * x - 1)]])
    assert hessian[1, 1] < 0
    assert curvature(hessian, 1e-6).shape is Shape.DEGENERATE


@pytest.mark.parametrize(
    ("hessian", "shape"),
    [
        ([[2.0, 0.0], [0.0, 2.0]], Shape.UNSETTLED),
        ([[2.0, 0.0], [0.0, -1e-3]], Shape.UNSETTLED),
        ([[2.0, 0.0], [0.0, -1e-5]], Shape.DEGENERATE),
    ],
)
def test_a_large_gradient_leaves_the_shape_open(hessian: list[list[float]], shape: Shape) -> None:
    assert curvature(np.array(hessian), 1.0).shape is shape


def test_the_least_and_the_greatest_eigenvalue_come_with_it() -> None:
    seen = curvature(np.diag([3.0, -1.0, 2.0]), 0.0)
    assert (seen.least, seen.greatest) == (-1.0, 3.0)
