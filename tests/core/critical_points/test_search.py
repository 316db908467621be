"""The critical points of functions of two variables and one, at kinks, poles, on lines, far out."""

from __future__ import annotations

import math

import numpy as np
import pytest

from gdviewer.core.bounds import Bounds
from gdviewer.core.critical_points.records import CriticalPoint, CriticalPoints, Kind
from gdviewer.core.critical_points.search import find_critical_points, search_critical_points
from gdviewer.core.grid import values_on
from gdviewer.core.objective import objective

SQUARE = Bounds(-2.0, 2.0, -2.0, 2.0)


def found_in(text: str, bounds: Bounds = SQUARE, nodes: int = 128) -> CriticalPoints:
    surface = objective(text, variables=("x", "y"))
    x = np.linspace(bounds.xmin, bounds.xmax, nodes)
    y = np.linspace(bounds.ymin, bounds.ymax, nodes)
    return find_critical_points(surface, (x, y), values_on(surface, x, y))


def only(text: str, bounds: Bounds = SQUARE, nodes: int = 128) -> CriticalPoint:
    (point,) = found_in(text, bounds, nodes).points
    return point


def found_on_line(text: str, low: float = -2.0, high: float = 2.0) -> CriticalPoints:
    curve = objective(text, variables=("x",))
    x = np.linspace(low, high, 801)
    return find_critical_points(curve, (x,), np.asarray(curve.value(x[:, np.newaxis])))


@pytest.mark.parametrize(
    ("text", "kind", "shape"),
    [
        ("x^2 + 3y^2", Kind.MINIMUM, Kind.MINIMUM),
        ("-x^2 - 3y^2 + x y", Kind.MAXIMUM, Kind.MAXIMUM),
        ("x y", Kind.SADDLE, Kind.SADDLE),
        ("x^4 + y^4", Kind.DEGENERATE, Kind.MINIMUM),
        ("-x^4 - y^2", Kind.DEGENERATE, Kind.MAXIMUM),
        ("x^3 - 3x y^2", Kind.DEGENERATE, Kind.SADDLE),
        ("x^3 + y^2", Kind.DEGENERATE, Kind.DEGENERATE),
        ("x^4 + y^4 + 1e6", Kind.DEGENERATE, Kind.MINIMUM),
    ],
)
def test_the_eigenvalues_tell_the_kind_and_a_ring_the_shape(
    text: str, kind: Kind, shape: Kind
) -> None:
    point = only(text)
    assert (point.kind, point.shape, point.x) == (kind, shape, (0.0, 0.0))


def test_the_eigenvalues_are_those_of_the_hessian() -> None:
    assert only("x^2 - 25y^2").eigenvalues == pytest.approx((-50.0, 2.0))


@pytest.mark.parametrize("size", [1e-8, 1.0, 1e8])
@pytest.mark.parametrize("height", [1e-200, 1.0, 1e200])
def test_scales_do_not_matter(size: float, height: float) -> None:
    view = Bounds(-size, 2 * size, -size, 2 * size)
    place = 0.3 * size
    text = f"{height} ((x / {size} - 0.3)^2 - 5 (y / {size} - 0.3)^2)"
    assert only(text, view).kind is Kind.SADDLE
    assert only(text, view).x == pytest.approx((place, place), rel=1e-9)


def test_far_from_the_origin_they_are_found_too() -> None:
    for width in (2.0, 1e-3):
        view = Bounds(1e6 - width, 1e6 + width, 1e6 - width, 1e6 + width)
        assert only("(x - 1e6)^2 - (y - 1e6)^2", view).x == (1e6, 1e6)


def test_a_narrow_curved_valley_is_no_degenerate_minimum_however_far_one_zooms_out() -> None:
    for reach in (2.0, 50.0, 500.0):
        point = only("(1 - x)^2 + 100(y - x^2)^2", Bounds(-reach, reach, -reach, reach))
        assert point.kind is Kind.MINIMUM
        assert point.x == pytest.approx((1.0, 1.0), abs=1e-9)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("abs(x) + abs(y)", (0.0, 0.0)),
        ("sqrt(x^2 + y^2)", (0.0, 0.0)),
        ("max(abs(x - 1), abs(y))", (1.0, 0.0)),
        ("max(x, y) + x^2 + y^2", (-0.25, -0.25)),
        ("abs(x - 1.37y) + 0.01x^2", (0.0, 0.0)),
        ("x^2 + y^2 + abs(x - 0.3)", (0.3, 0.0)),
        ("abs(x - 0.7)^1.5 + y^2", (0.7, 0.0)),
        ("abs(y - 0.5) + (x + 0.123)^2 + 0.3sin(x)", (-0.26766, 0.5)),
    ],
)
def test_a_minimum_at_a_kink_is_found_and_said_to_be_one(
    text: str, place: tuple[float, float]
) -> None:
    for sign, kind in (("", Kind.MINIMUM), ("-", Kind.MAXIMUM)):
        point = only(f"{sign}({text})")
        assert point.x == pytest.approx(place, abs=1e-5)
        assert (point.kind, point.is_smooth, point.is_global) == (kind, False, True)
        assert all(map(math.isnan, point.eigenvalues))


@pytest.mark.parametrize(
    "text",
    ["5", "x + 2y", "1/x", "tan(x)", "1/(x^2 + y^2)", "-1/(x^2 + y^2)", "log(x^2 + y^2)",
     "max(0, x - 1)", "sqrt(-1 - x^2)", "1000x^2 + 0.001y", "floor(x) + y", "mod(x, 1) + y"],
)  # fmt: skip
def test_slopes_poles_jumps_and_flat_areas_have_none(text: str) -> None:
    assert found_in(text).points == ()


@pytest.mark.parametrize(
    ("text", "shapes"),
    [
        ("x^2", {Kind.MINIMUM}),
        ("-(x + y)^2", {Kind.MAXIMUM}),
        ("sin(2x)", {Kind.MINIMUM, Kind.MAXIMUM}),
        ("x^3", {Kind.DEGENERATE}),
        ("abs(x - y)", {Kind.MINIMUM}),
    ],
)
def test_a_line_of_critical_points_is_told_as_one(text: str, shapes: set[Kind]) -> None:
    points = found_in(text).points
    assert {point.shape for point in points} == shapes
    assert all(len(point.line) >= 15 for point in points)
    assert all(point.x in point.line for point in points)


def test_a_ring_of_minima_is_one_line_about_its_maximum() -> None:
    ring, middle = found_in("(x^2 + y^2 - 1)^2").points
    assert ring.shape is Kind.MINIMUM
    assert np.hypot(*np.transpose(ring.line)) == pytest.approx(1.0)
    assert (middle.kind, middle.x) == (Kind.MAXIMUM, (0.0, 0.0))


def test_degenerate_points_that_lie_close_together_are_no_line() -> None:
    points = found_in("sin(9x)^4 + sin(9y)^4").points
    assert all(point.line == () for point in points)


def test_only_the_lowest_minima_are_global() -> None:
    points = found_in("(x^2 - 1)^2 + y^2 + 0.1x").points
    minima = [point for point in points if point.kind is Kind.MINIMUM]
    assert [(point.x[0] < 0, point.is_global) for point in minima] == [(True, True), (False, False)]
    twins = found_in("(x^2 - 1)^2 + y^2").points
    assert [point.is_global for point in twins] == [True, True, False]


def test_where_f_is_lower_at_the_edge_of_the_view_no_minimum_is_global() -> None:
    (minimum,) = found_in("x^3 - 3x + y^2", Bounds(-3.0, 2.0, -2.0, 2.0)).points[:1]
    assert (minimum.kind, minimum.is_global) == (Kind.MINIMUM, False)


def test_minima_come_first_and_the_lowest_of_them_before_the_others() -> None:
    points = found_in("(x^2 - 1)^2 + (y^2 - 1)^2 + 0.1x + 0.2y").points
    kinds = [point.kind for point in points]
    assert kinds == 4 * [Kind.MINIMUM] + [Kind.MAXIMUM] + 4 * [Kind.SADDLE]
    heights = [point.f for point in points[:4]]
    assert heights == sorted(heights)


def test_of_very_many_it_says_that_there_are_more() -> None:
    many = found_in("sin(100x) sin(99y)")
    assert len(many.points) <= 512
    assert not many.is_complete


def test_of_a_curve_there_are_minima_maxima_and_points_of_inflection() -> None:
    points = found_on_line("x^4 - 2x^2").points
    assert [(point.kind, point.x) for point in points] == [
        (Kind.MINIMUM, (-1.0,)), (Kind.MINIMUM, (1.0,)), (Kind.MAXIMUM, (0.0,)),
    ]  # fmt: skip
    (flat,) = found_on_line("x^3").points
    assert (flat.kind, flat.shape) == (Kind.DEGENERATE, Kind.DEGENERATE)
    (kink,) = found_on_line("abs(x - 0.5)").points
    assert (kink.x, kink.is_smooth) == ((0.5,), False)
    inner = [x for (x,) in (point.x for point in found_on_line("sin(x)/x", -20.0, 20.0).points)]
    assert np.tan(inner) == pytest.approx(inner, abs=1e-6)
    for text in ("1/x", "tan(x)", "3x", "2", "exp(x)", "floor(x)", "log(x)"):
        assert found_on_line(text).points == (), text


def test_a_search_rests_between_slices() -> None:
    surface = objective("(x^2 + y - 11)^2 + (x + y^2 - 7)^2")
    axis = np.linspace(-6.0, 6.0, 128)
    search = search_critical_points(surface, (axis, axis), values_on(surface, axis, axis))
    assert sum(1 for _ in search) > 10
