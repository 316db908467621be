"""Values and derivatives of every function at random points, against mpmath.

A value and a slope must have ten digits, or the error that a change of the argument by four units
in its last place makes. A second derivative must have ten digits of the largest of them all.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations_with_replacement
from typing import Any

import mpmath
import numpy as np
import pytest
from numpy.typing import NDArray

from gdviewer.core.expression.functions import FUNCTIONS
from gdviewer.core.expression.table.function import Function
from gdviewer.core.objective import ExpressionObjective, objective
from tests.core.expression.exact import exact

ROWS = [pytest.param(row, id=row.name) for row in FUNCTIONS.values()]
DIGITS = 1e-10
ARGUMENT = 4 * 2.0**-52
LARGEST, SMALLEST = 1.7e308, 1e-300

Point = tuple[float, ...]
Orders = tuple[int, ...]


def surface_of(row: Function) -> ExpressionObjective:
    names = row.arguments
    return objective(f"{row.name}({', '.join(names)})", variables=names)


def arguments(rng: np.random.Generator) -> NDArray[np.float64]:
    """Return usual arguments, small and large ones, and such that are near 1, n and n*pi/2."""
    side, near = rng.choice([-1.0, 1.0], (5, 6)), 2.0 ** -rng.uniform(2, 48, (5, 6))
    whole = rng.integers(-6, 7, 6)
    return np.concatenate(
        [
            rng.uniform(-5, 5, 8),
            side[0] * 10 ** rng.uniform(-8, 8, 6),
            side[1] * (1 + side[2] * near[0]),
            whole + side[3] * near[1],
            whole * math.pi / 2 + side[4] * near[2],
        ]
    )


def points_of(row: Function) -> list[Point]:
    rng = np.random.default_rng(sum(map(ord, row.name)))
    columns = [rng.permutation(arguments(rng)) for _ in row.arguments]
    if row.name == "polygamma":
        columns[0] = rng.integers(0, 7, len(columns[0])).astype(float)
    if row.name == "nthroot":
        columns[1] = rng.choice([-5.0, -3.0, -2.0, 1.0, 2.0, 3.0, 4.0, 5.0, 64.0, 1.7], 32)
    if "gamma" in row.name:
        columns[-1] = np.where(np.abs(columns[-1]) > 40, 7.3, columns[-1])
    return [tuple(map(float, point)) for point in zip(*columns, strict=True)]


def allowed(row: Function, point: Point, orders: Orders, size: Any) -> Any:
    """Return how far from the exact value one of the usual ``size`` may be."""
    change = mpmath.mpf(0)
    for place, u in enumerate(point):
        if (row.name, place) != ("polygamma", 0):
            next_orders = tuple(order + (k == place) for k, order in enumerate(orders))
            change += abs(u * (exact(row.name, point, next_orders) or 0))
    return DIGITS * size + ARGUMENT * change + SMALLEST


def is_near(found: float, expected: Any, room: Any) -> bool:
    return bool(abs(expected) > LARGEST or (math.isfinite(found) and abs(found - expected) <= room))


def slopes(row: Function) -> Iterator[tuple[int, Orders]]:
    for place in range(row.arity):
        if (row.name, place) != ("polygamma", 0):
            yield place, tuple(int(k == place) for k in range(row.arity))


@pytest.mark.parametrize("row", ROWS)
def test_values_and_slopes_have_ten_digits_and_nan_where_they_are_not_real(row: Function) -> None:
    surface, points, is_defined = surface_of(row), points_of(row), 0
    f, gradient = surface.value_and_gradient(np.array(points))
    nothing = (0,) * row.arity
    for point, value, slope in zip(points, np.asarray(f), gradient, strict=True):
        expected = exact(row.name, point, nothing)
        if expected is None:
            assert not math.isfinite(value), point
            continue
        is_defined += 1
        assert is_near(value, expected, allowed(row, point, nothing, abs(expected))), point
        for place, orders in slopes(row):
            expected = exact(row.name, point, orders)
            if expected is not None:
                room = allowed(row, point, orders, abs(expected))
                assert is_near(slope[place], expected, room), (point, place)
    assert is_defined >= 5


@pytest.mark.parametrize("row", ROWS)
def test_second_derivatives_have_ten_digits_of_the_largest(row: Function) -> None:
    surface, points = surface_of(row), points_of(row)
    hessian, gradient = surface.hessian(np.array(points)), surface.gradient(np.array(points))
    sizes = np.abs(np.concatenate([hessian.reshape(len(points), -1), gradient], axis=1))
    largest = np.where(np.isfinite(sizes), sizes, 0.0).max(axis=1)
    places = [place for place, _ in slopes(row)]
    for point, second, size in zip(points, hessian, largest, strict=True):
        for i, j in combinations_with_replacement(places, 2):
            orders = tuple((k == i) + (k == j) for k in range(row.arity))
            expected = exact(row.name, point, orders)
            if expected is not None:
                room = allowed(row, point, orders, float(size))
                assert is_near(second[i, j], expected, room), (point, i, j)
