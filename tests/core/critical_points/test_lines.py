"""Lines of critical points: told from plateaus, and from each other."""

from __future__ import annotations

import math

import numpy as np
import pytest

from gdviewer.core.critical_points.records import CriticalPoint, Kind
from gdviewer.core.critical_points.search import find_critical_points
from gdviewer.core.objective import objective

NODES = 128


def found_in(text: str, reach: float) -> tuple[CriticalPoint, ...]:
    surface, axis = objective(text), np.linspace(-reach, reach, NODES)
    values = surface.value_on(axis[np.newaxis, :], axis[:, np.newaxis])
    return find_critical_points(surface, (axis, axis), values).points


@pytest.mark.parametrize(
    ("text", "reach", "minima"),
    [
        ("(sigmoid(x)-0.3)^2 + y^2", 50.0, 1),
        ("1 - exp(-x^2) + y^2", 10.0, 1),
        ("tanh(x)^2 + y^2", 50.0, 1),
        ("erf(x)^2 + y^2", 10.0, 1),
        ("softplus(x) + y^2", 10.0, 0),
    ],
)
def test_where_a_function_levels_off_there_is_no_line_of_minima(
    text: str, reach: float, minima: int
) -> None:
    assert [point.kind for point in found_in(text, reach)] == minima * [Kind.MINIMUM]


@pytest.mark.parametrize(
    ("text", "reach"), [("(x + y)^2", 3.0), ("x^2", 3.0), ("(x^2 + y^2 - 4)^2", 3.0)]
)
def test_a_line_through_the_view_and_a_ring_are_one_line(text: str, reach: float) -> None:
    lines = [point for point in found_in(text, reach) if point.line]
    assert [point.shape for point in lines] == [Kind.MINIMUM]


def test_rings_about_each_other_are_told_apart() -> None:
    lines = [point for point in found_in("sin(x^2 + y^2)", 3.5) if point.line]
    for kind, first in ((Kind.MAXIMUM, 0.5 * np.pi), (Kind.MINIMUM, 1.5 * np.pi)):
        of_kind = [point for point in lines if point.shape is kind]
        radii = {round(math.hypot(*point.x) ** 2 / np.pi, 6) for point in of_kind}
        assert first / np.pi in radii
        assert len(of_kind) >= 2
        for point in of_kind:  # each line is of one ring
            radii_of_line = [math.hypot(*place) for place in point.line]
            assert max(radii_of_line) - min(radii_of_line) < 1e-6


def test_a_place_where_f_has_no_value_is_no_critical_point() -> None:
    assert found_in("sin(x)/x + y^2", 1.0) == ()
    surface, axis = objective("sin(x)/x", start_dimension=1), np.linspace(-6.0, 6.0, 201)
    values = np.asarray(surface.value(axis[:, np.newaxis]))
    points = find_critical_points(surface, (axis,), values).points
    assert all(abs(point.x[0]) > 1.0 for point in points)
