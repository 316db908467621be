"""How a learning rate stands to what the quadratic at a point bears."""

from __future__ import annotations

import math
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
import pytest

from gdviewer.core.stability.gauge import Stability, stability
from gdviewer.core.stability.regimes import Regime
from tests.core.stability.points import ROSENBROCK, descent_of, instant_of
from tests.core.surfaces import Surface

BOWL = "x^2 + 10y^2"


def gauge(*args: Any, step: int = 0, **fields: Any) -> Stability:
    descent = descent_of(*args, **fields)
    return stability(descent, instant_of(descent, step))


def test_descent_on_a_bowl_is_stable_below_two_over_the_greatest_curvature() -> None:
    found = gauge(BOWL, (1.0, 1.0), learning_rate=0.06)
    assert found.eigenvalues.tolist() == [2.0, 20.0]
    assert found.condition_number == 10.0
    assert found.largest_stable == pytest.approx(0.1)
    assert found.learning_rate == 0.06
    assert found.regimes == (Regime.MONOTONE, Regime.OSCILLATING)
    assert found.kept == pytest.approx(0.88)
    assert found.zones[-1].lower == pytest.approx(0.1)
    assert found.sentence == (
        "On the quadratic that fits here, stable below 0.1: η < 2 / λmax, λmax = 20 of the Hessian."
    )


def test_weight_decay_makes_the_bowl_steeper() -> None:
    found = gauge(BOWL, (1.0, 1.0), weight_decay=5.0)
    assert found.largest_stable == pytest.approx(2 / 25)
    assert found.eigenvalues.tolist() == [2.0, 20.0]


def test_an_adaptive_method_sees_the_hessian_that_it_scales() -> None:
    found = gauge("5x^2 + 500y^2", (1.0, 1.0), "adam")
    # In its first step Adam divides by (1 − β₁) |g|: both axes are alike to it.
    assert found.curvatures == pytest.approx([10.0, 10.0])
    assert found.largest_stable == pytest.approx(3.8)
    assert "D^(−1/2) H D^(−1/2), D = (1 − β₁ᵗ) (√v̂ + ε)" in found.sentence


def test_an_ascent_is_gauged_by_the_surface_turned_over() -> None:
    up = gauge(f"-({BOWL})", (1.0, 1.0), is_maximizing=True)
    assert up.largest_stable == gauge(BOWL, (1.0, 1.0)).largest_stable
    assert up.eigenvalues.tolist() == [-20.0, -2.0]


@pytest.mark.parametrize(
    ("surface", "key", "fields", "why"),
    [
        (BOWL, "lion", {}, "each step has the same length"),
        (BOWL, "gradient_descent", {"rule": "backtracking"}, "the line search finds the length"),
        ("x + y", "gradient_descent", {}, "f does not curve upward here"),
        ("-x^2 - y^2", "momentum", {}, "f does not curve upward here"),
        ("x^2 + y^2", "gradient_descent", {"is_maximizing": True}, "not curve downward here"),
        ("x^2 + y^2", "nelder_mead", {}, "it compares values of f"),
        ("sqrt(x) + y^2", "gradient_descent", {"start": (0.0, 1.0)}, "Hessian is not known"),
    ],
)
def test_where_no_rate_is_the_largest_stable_one_it_says_why(
    surface: str, key: str, fields: dict[str, Any], why: str
) -> None:
    start = fields.pop("start", (1.0, 1.0))
    found = gauge(surface, start, key, **fields)
    assert math.isnan(found.largest_stable)
    assert found.zones == ()
    assert why in found.why_not
    assert why in found.sentence


def test_with_a_line_search_no_rate_in_use_is_judged() -> None:
    found = gauge(BOWL, (1.0, 1.0), rule="backtracking")
    assert found.regimes == (None, None)
    assert math.isnan(found.kept)
    assert found.condition_number == 10.0


def test_without_a_hessian_it_says_so() -> None:
    plane = Surface(lambda x, y: x + y, lambda _x, _y: (1.0, 1.0))
    found = gauge(plane, (0.0, 0.0))
    assert found.why_not == "the Hessian is not known here"
    assert np.isnan(found.eigenvalues).all()
    assert found.regimes == (None, None)
    assert math.isnan(found.kept)


def test_a_schedule_that_moves_the_momentum_moves_the_bound() -> None:
    first, later = (
        gauge(BOWL, (1.0, 1.0), "momentum", rule="one_cycle", step=step) for step in (0, 10)
    )
    assert first.largest_stable > later.largest_stable


def test_at_the_steepest_axis_a_rate_just_below_the_bound_keeps_nearly_all() -> None:
    bound = gauge(BOWL, (1.0, 1.0), "nesterov").largest_stable
    below, above = (
        gauge(BOWL, (1.0, 1.0), "nesterov", learning_rate=by * bound) for by in (0.99, 1.01)
    )
    assert 0.9 < below.kept < 1 < above.kept
    assert (below.regimes[-1], above.regimes[-1]) == (Regime.OSCILLATING, Regime.DIVERGENT)


@pytest.mark.parametrize("key", ["gradient_descent", "adam", "nadam"])
def test_a_gauge_is_there_at_once(key: str) -> None:
    descent = descent_of(ROSENBROCK, (-1.2, 1.0), key)
    point = instant_of(descent, 5)
    times = []
    for _ in range(50):
        begin = perf_counter()
        stability(descent, point)
        times.append(perf_counter() - begin)
    assert median(times) < 2e-3  # 0.1 ms on an idle machine
