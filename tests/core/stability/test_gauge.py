"""How a learning rate stands to what the quadratic at a point bears."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from gdviewer.core.objective import objective
from gdviewer.core.stability.bound_words import bound_sentence
from gdviewer.core.stability.gauge import Stability, stability
from gdviewer.core.stability.regimes import Regime
from tests.core.stability.points import descent_of, instant_of
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
    assert bound_sentence(found) == (
        "On the quadratic that fits here, stable below 0.1: η\u00a0<\u00a02\u00a0/\u00a0λmax, "
        "λmax = 20 of the Hessian."
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
    assert "λmax = 10 of D⁻¹H, D = (1 − β₁ᵗ) (√v̂ + ε)." in bound_sentence(found)
    assert found.rule is not None
    assert found.rule.divisor is not None
    similar = np.diag([10.0, 1000.0]) / found.rule.divisor[:, np.newaxis]
    assert np.linalg.eigvals(similar) == pytest.approx(found.curvatures)


def test_an_ascent_is_gauged_by_the_surface_turned_over() -> None:
    up = gauge(f"-({BOWL})", (1.0, 1.0), is_maximizing=True)
    assert up.largest_stable == gauge(BOWL, (1.0, 1.0)).largest_stable
    assert up.eigenvalues.tolist() == [-20.0, -2.0]
    assert bound_sentence(up).endswith("λmax = 20 of −H.")


SADDLES: list[tuple[str, str, dict[str, Any]]] = [
    ("x^2 - y^2", "gradient_descent", {}),
    ("x^2 - y^2", "momentum", {}),
    ("x^2 - y^2", "nesterov", {}),
    ("x^2 - y^2", "adam", {}),
    ("y^2 - 3x^2", "gradient_descent", {"is_maximizing": True}),
]


@pytest.mark.parametrize(("surface", "key", "fields"), SADDLES)
def test_where_f_curves_the_wrong_way_no_rate_is_stable(
    surface: str, key: str, fields: dict[str, Any]
) -> None:
    found = gauge(surface, (1.0, 1.0), key, **fields)
    assert found.has_runaway_axis
    assert found.rule is not None
    wrong = float(found.curvatures[0])
    for rate in (1e-6, 1e-3, 1.0):
        assert max(map(abs, found.rule.roots(rate, wrong))) > 1
    way = "upward" if fields else "downward"
    assert bound_sentence(found).startswith(
        f"No η is stable on the quadratic that fits here: f curves {way} along an axis. "
        "Along the steepest axis, stable below "
    )


@pytest.mark.parametrize(
    ("surface", "fields"),
    [(BOWL, {}), ("x^2 + 0y", {}), ("x^2 - 1e-15 y^2", {}), ("x^2 - y^2", {"weight_decay": 3.0})],
)
def test_where_f_curves_the_right_way_or_hardly_some_rates_are_stable(
    surface: str, fields: dict[str, Any]
) -> None:
    found = gauge(surface, (1.0, 1.0), **fields)
    assert not found.has_runaway_axis
    assert "stable below" in bound_sentence(found)
    assert "No η" not in bound_sentence(found)


@pytest.mark.parametrize(
    ("text", "key", "fields", "words"),
    [
        ("5x^2", "gradient_descent", {}, "below 0.2: η\u00a0<\u00a02\u00a0/\u00a0f″, f″ = 10."),
        (
            "5x^2",
            "momentum",
            {"momentum": 0.5},
            "below 0.3: η\u00a0<\u00a02\u00a0(1\u00a0+\u00a0μ)\u00a0/\u00a0f″, f″ = 10.",
        ),
        (
            "5x^2",
            "gradient_descent",
            {"weight_decay": 10.0},
            "below 0.1: η\u00a0<\u00a02\u00a0/\u00a0λmax, λmax = 20 of H + λI.",
        ),
        ("5x^2", "rmsprop", {}, "of D⁻¹H, D = √v + ε."),
        (
            "-5x^2",
            "gradient_descent",
            {"is_maximizing": True},
            "η\u00a0<\u00a02\u00a0/\u00a0|f″|, |f″| = 10.",
        ),
    ],
)
def test_of_one_variable_it_speaks_of_a_parabola_and_of_its_second_derivative(
    text: str, key: str, fields: dict[str, Any], words: str
) -> None:
    sentence = bound_sentence(gauge(objective(text, variables=("x",)), (1.0,), key, **fields))
    assert sentence.startswith("On the parabola that fits here, stable below ")
    assert sentence.endswith(words)


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
    assert bound_sentence(found) == f"There is no bound on η: {found.why_not}."


def test_with_a_line_search_no_rate_in_use_is_judged() -> None:
    found = gauge(BOWL, (1.0, 1.0), rule="backtracking", learning_rate=1.0)
    assert found.learning_rate == 1.0
    assert found.step_size == 1 / 16
    assert math.isnan(gauge(BOWL, (1.0, 1.0)).step_size)
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
