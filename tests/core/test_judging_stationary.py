"""Where the gradient is small enough: minima, saddles and maxima, and what the message says."""

from __future__ import annotations

import math

from gdviewer.core.stopping import Criteria
from tests.core.runs import run
from tests.core.surfaces import flat, quadratic


def test_a_small_gradient_ends_the_run_at_a_minimum() -> None:
    ended = run(quadratic(), (1.0, -2.0), learning_rate=0.25)
    largest = max(map(abs, ended.last.gradient.tolist()))
    assert ended.stop.kind == "gtol"
    assert largest <= 1e-6 < max(map(abs, ended.steps[-2].gradient.tolist()))
    assert ended.stop.evidence == {
        "gradient": largest,
        "gtol": 1e-6,
        "least_eigenvalue": 2.0,
        "greatest_eigenvalue": 2.0,
    }
    assert ended.stop.message == (
        "The gradient is below 10⁻⁶ after 22 steps, and f curves upward in every direction, "
        "as at a minimum (curvatures from 2 to 2)"
    )
    assert (ended.last.nhev, ended.steps[-2].nhev) == (1, 0)


def test_a_gradient_as_large_as_gtol_is_small_enough() -> None:
    assert run(flat(0.0, (0.0, 1e-6)), (0.0, 0.0)).stop.step == 0


def test_a_saddle_is_told_from_a_minimum() -> None:
    stop = run(quadratic(1.0, -1.0), (1.0, 0.0), learning_rate=0.25).stop
    assert stop.kind == "saddle"
    assert "but this is a saddle" in stop.message
    assert (stop.evidence["least_eigenvalue"], stop.evidence["greatest_eigenvalue"]) == (-2, 2)


def test_a_descent_that_starts_at_a_maximum_says_so() -> None:
    stop = run(quadratic(-1.0, -1.0), (0.0, 0.0)).stop
    assert (stop.kind, stop.step) == ("maximum", 0)
    assert "this is a maximum: f curves downward in every direction" in stop.message


def test_an_ascent_that_starts_at_a_minimum_says_so() -> None:
    stop = run(quadratic(1.0, 3.0), (0.0, 0.0), is_maximizing=True).stop
    assert stop.kind == "minimum"
    assert "this is a minimum: f curves upward in every direction" in stop.message
    assert (stop.evidence["least_eigenvalue"], stop.evidence["greatest_eigenvalue"]) == (2, 6)


def test_an_ascent_ends_at_a_maximum_with_gtol() -> None:
    stop = run(quadratic(-1.0, -1.0), (1.0, 0.0), is_maximizing=True, learning_rate=0.25).stop
    assert stop.kind == "gtol"
    assert "f curves downward in every direction, as at a maximum" in stop.message


def test_a_degenerate_hessian_is_mentioned() -> None:
    stop = run(quadratic(1.0, 0.0), (1.0, 1.0), learning_rate=0.25).stop
    assert stop.kind == "gtol"
    assert "degenerate: f has hardly any curvature in some direction" in stop.message


def test_a_loose_gtol_is_not_mistaken_for_a_flat_direction() -> None:
    criteria = Criteria(gtol=1.0)
    stop = run(quadratic(1.0, 1.0), (1.0, 1.0), learning_rate=0.1, criteria=criteria).stop
    assert stop.kind == "gtol"
    assert "too far from a stationary one for the Hessian to tell" in stop.message
    assert "no curvature" not in stop.message
    assert stop.message.endswith("(curvatures from 2 to 2)")


def test_a_missing_hessian_is_mentioned_and_not_counted() -> None:
    ended = run(flat(0.0, (0.0, 0.0)), (0.0, 0.0))
    assert ended.stop.kind == "gtol"
    assert "without a Hessian it was not checked" in ended.stop.message
    assert ended.last.nhev == 0


def test_a_gradient_of_which_a_part_is_undefined_is_not_small() -> None:
    assert run(flat(math.inf, (0.0, math.nan)), (0.0, 0.0)).stop.kind == "max_steps"
