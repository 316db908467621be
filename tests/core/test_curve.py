"""Curves of one variable: where they are drawn, where they are interrupted, and how high."""

from __future__ import annotations

import numpy as np
import pytest

from gdviewer.core.curve import Curve, sample_curve
from gdviewer.core.objective import Array, objective

COLUMNS, ROWS = 700, 500


def curve_of(text: str, low: float, high: float) -> Curve:
    return sample_curve(objective(text, variables=("x",)), (low, high), COLUMNS, ROWS)


def gaps_of(curve: Curve) -> list[float]:
    """Return the middle of each gap between two parts that are drawn."""
    is_gap = np.isnan(curve.points[:, 1])
    solid = np.flatnonzero(~is_gap)
    breaks = np.flatnonzero(np.diff(solid) > 1)
    x = curve.points[:, 0]
    return [float(x[solid[at]] + x[solid[at + 1]]) / 2 for at in breaks]


def drawn(curve: Curve) -> Array:
    return curve.points[~np.isnan(curve.points[:, 1])]


@pytest.mark.parametrize(
    ("text", "low", "high", "places"),
    [
        ("x^4 - 3x^2 + x", -2.5, 2.5, []),
        ("1/x", -2.0, 2.0, [0.0]),
        ("1/x", -1.7, 2.3, [0.0]),
        ("tan(x)", -5.0, 5.0, [-1.5 * np.pi, -0.5 * np.pi, 0.5 * np.pi, 1.5 * np.pi]),
        ("floor(x)", -2.5, 2.5, [-2.0, -1.0, 0.0, 1.0, 2.0]),
        ("sin(x)/x", -10.0, 10.0, []),
        ("x^(1/3) + 0*abs(x)", 0.0, 2.0, []),
        ("tanh(1000x)", -2.0, 2.0, []),
        ("cbrt(x)", -2.0, 2.0, []),
        ("abs(x)", -2.0, 2.0, []),
        ("1000000 x", -2.0, 2.0, []),
    ],
)
def test_a_curve_is_interrupted_at_poles_and_jumps_and_nowhere_else(
    text: str, low: float, high: float, places: list[float]
) -> None:
    assert gaps_of(curve_of(text, low, high)) == pytest.approx(places, abs=1e-6)


def test_a_jump_through_a_value_of_its_own_is_no_line() -> None:
    curve = curve_of("sign(x)", -2.0, 2.0)
    steps = np.abs(np.diff(curve.points, axis=0))
    assert not (steps[:, 1] > 0.5).any()


@pytest.mark.parametrize(("text", "edge"), [("sqrt(x)", 0.0), ("sqrt(x - 0.3337)", 0.3337)])
def test_a_curve_begins_where_f_does(text: str, edge: float) -> None:
    first = drawn(curve_of(text, -2.0, 2.0))[0]
    assert first == pytest.approx((edge, 0.0), abs=1e-3)


@pytest.mark.parametrize(
    "text", ["x^2", "x^2 + 20*sin(3x)", "exp(-x^2)", "sqrt(abs(x))", "cbrt(x)"]
)
def test_the_line_between_two_points_is_on_the_curve_to_half_a_pixel(text: str) -> None:
    curve, f = curve_of(text, -3.0, 3.0), objective(text, variables=("x",))
    points = drawn(curve)
    row = (curve.value_range[1] - curve.value_range[0]) / ROWS
    middle = (points[1:] + points[:-1]) / 2
    beside = np.abs(np.asarray(f.value(middle[:, :1])) - middle[:, 1]) / row
    column = 6.0 / COLUMNS
    is_steep = np.diff(points[:, 0]) < 1e-3 * column
    assert beside[~is_steep].max() < 0.5


@pytest.mark.parametrize("text", ["x^2", "x^2 + sin(3x)", "exp(x)", "floor(x)", "1e-9 x^2 + 3"])
def test_all_values_of_a_bounded_function_are_shown(text: str) -> None:
    bottom, top = curve_of(text, -3.0, 3.0).value_range
    f = np.asarray(objective(text, variables=("x",)).value(np.linspace(-3, 3, 999)[:, np.newaxis]))
    assert bottom < f.min()
    assert f.max() < top
    assert top - bottom < 1.3 * (f.max() - f.min())


@pytest.mark.parametrize(
    ("text", "most"), [("1/x", 8.0), ("1/x^2", 20.0), ("tan(x)", 12.0), ("exp(1/x)", 50.0)]
)
def test_a_pole_does_not_flatten_the_rest(text: str, most: float) -> None:
    bottom, top = curve_of(text, -3.0, 3.0).value_range
    assert top - bottom < 2 * most


def test_a_pole_cuts_only_its_own_side() -> None:
    bottom, top = curve_of("log(x)", -2.0, 2.0).value_range
    assert bottom > -5.0
    assert top > np.log(2.0)


@pytest.mark.parametrize("text", ["5", "0*x", "sqrt(-1 - x^2)", "1e300 x", "exp(x^2)^100"])
def test_whatever_f_is_there_is_a_range_to_show(text: str) -> None:
    bottom, top = curve_of(text, -2.0, 2.0).value_range
    assert np.isfinite((bottom, top)).all()
    assert bottom < top


def test_a_range_that_is_given_is_taken() -> None:
    f = objective("x^2", variables=("x",))
    assert sample_curve(f, (-2.0, 2.0), 300, 200, (-1.0, 1.0)).value_range == (-1.0, 1.0)


def test_a_curve_that_oscillates_without_end_has_a_bounded_number_of_points() -> None:
    assert len(curve_of("sin(1/x)", -1.0, 1.0).points) < 10_000
    assert len(curve_of("sin(1e9 x)", -1.0, 1.0).points) < 10_000


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("x^4 - 3x^2 + x", -6.0, 6.0), ("x^3 - 3x", -20.0, 20.0), ("-(x^4 - 2x^2)", -5.0, 5.0)],
)
def test_turns_that_the_rest_would_dwarf_are_seen(text: str, low: float, high: float) -> None:
    curve = curve_of(text, low, high)
    x = np.linspace(-2.0, 2.0, 401)
    inner = np.asarray(objective(text, variables=("x",)).value(x[:, np.newaxis]))
    slopes = np.sign(np.diff(inner))
    turns = inner[1:-1][slopes[1:] * slopes[:-1] < 0]
    bottom, top = curve.value_range
    assert bottom < turns.min() < turns.max() < top
    assert np.ptp(turns) > (top - bottom) / 10


@pytest.mark.parametrize("text", ["x^2", "x^2 + 20 sin(3x)", "x^3", "exp(x)", "sin(x)"])
def test_a_curve_whose_turns_are_not_dwarfed_is_seen_whole(text: str) -> None:
    curve = curve_of(text, -6.0, 6.0)
    bottom, top = curve.value_range
    values = drawn(curve)[:, 1]
    assert bottom <= values.min()
    assert values.max() <= top
