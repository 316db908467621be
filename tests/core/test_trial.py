"""The learning rate that is found by trial."""

from __future__ import annotations

import math

import numpy as np
import pytest

import gdviewer
from gdviewer.core.bounds import Bounds
from gdviewer.core.methods import make_optimizer
from gdviewer.core.objective import objective
from gdviewer.core.trajectories import Trajectories
from gdviewer.core.trajectory import Trajectory
from gdviewer.core.trial import STEPS, Trial, auto_rate, grid_of_starts, round_down, search_rate

VIEW = Bounds(-2.0, 2.0, -2.0, 2.0)
METHODS = ("gradient_descent", "momentum", "nesterov", "adam")
ROUND = sorted(float(f"{digit}e{power}") for digit in (1, 2, 5) for power in range(-12, 8))
each_method = pytest.mark.parametrize("method", METHODS)


def trial(
    text: str,
    method: str = "gradient_descent",
    bounds: Bounds = VIEW,
    is_maximizing: bool = False,
    **fields: float,
) -> Trial:
    surface = objective(text, variables=("x", "y"))
    return Trial(surface, bounds, make_optimizer(method, fields), is_maximizing)


def rate(
    text: str, method: str = "gradient_descent", bounds: Bounds = VIEW, **more: float
) -> float:
    return auto_rate(trial(text, method, bounds, False, **more))


def kinds(text: str, method: str, learning_rate: float) -> list[str]:
    """Return how the runs from the starts of a trial end when each is walked alone."""
    runs = gdviewer.descend(
        text,
        grid_of_starts(VIEW),
        method,
        variables=("x", "y"),
        learning_rate=learning_rate,
        max_steps=STEPS,
    )
    assert isinstance(runs, Trajectories)
    return [stop.kind for stop in runs.stop]


@pytest.mark.parametrize("method", ["gradient_descent", "momentum", "nesterov"])
@pytest.mark.parametrize("text", ["x^4 + y^4", "(1 - x)^2 + 100(y - x^2)^2", "x^2 + 25y^2 + x y"])
def test_it_is_the_largest_round_rate_at_which_no_descent_diverges(text: str, method: str) -> None:
    found = rate(text, method)
    assert found in ROUND
    assert "diverged" not in kinds(text, method, found)
    assert "diverged" in kinds(text, method, ROUND[ROUND.index(found) + 1])


def test_a_rate_at_which_runs_bounce_for_ever_does_not_work() -> None:
    assert "diverged" not in kinds("x^2 + y^2", "gradient_descent", 1.0)
    assert rate("x^2 + y^2") == 0.5


@each_method
@pytest.mark.parametrize("text", ["abs(x) + abs(y)", "sin(x) + cos(2y)", "-exp(-x^2 - y^2)"])
def test_where_nothing_ever_diverges_a_step_is_a_small_part_of_the_view(
    text: str, method: str
) -> None:
    found = rate(text, method)
    path = gdviewer.descend(text, (0.9, 0.6), method, learning_rate=found, max_steps=STEPS)
    assert isinstance(path, Trajectory)
    assert 0.01 < np.hypot(*np.diff(path.x, axis=0).T).max() < 1.2
    assert path.f[-1] < path.f[0]


@each_method
def test_on_a_plane_it_leads_once_across_the_view_in_some_forty_steps(method: str) -> None:
    found = rate("3x + 4y", method)
    path = gdviewer.descend("3x + 4y", (0, 0), method, learning_rate=found, max_steps=40)
    length = float(np.hypot(*path.x[-1]))
    diagonal = math.hypot(VIEW.width, VIEW.height)
    assert diagonal / 3 < length <= diagonal


def test_down_a_surface_without_a_minimum_the_path_can_be_followed() -> None:
    path = gdviewer.descend("x^2 - y^2", (1, 0.1), learning_rate=rate("x^2 - y^2"), max_steps=20)
    assert np.abs(path.x).max() < 2


@pytest.mark.parametrize("size", [0.01, 1.0, 300.0])
def test_a_method_with_steps_of_one_length_gets_one_that_fits_the_view(size: float) -> None:
    bounds = Bounds(-2 * size, 2 * size, -2 * size, 2 * size)
    assert rate(f"x^2/{size} + 3y^2", "adam", bounds) == pytest.approx(0.1 * size, rel=0.5)
    assert rate(f"exp(x/{size})", "adam", bounds) == pytest.approx(0.1 * size, rel=0.5)


@each_method
def test_where_there_is_nothing_to_descend_it_is_the_method_s_own(method: str) -> None:
    default = make_optimizer(method).first_rate
    assert rate("5", method) == default
    assert rate("sqrt(-1 - x^2 - y^2)", method) == default


def test_starts_outside_the_domain_are_left_out() -> None:
    assert rate("x^2 + y^2 + 0/(x + 2)") == rate("x^2 + y^2") == 0.5


def test_where_a_long_step_leaves_the_domain_the_path_can_be_followed() -> None:
    text = "x ln(x) + y ln(y)"
    path = gdviewer.descend(text, (1.9, 1.0), learning_rate=rate(text), max_steps=200)
    assert isinstance(path, Trajectory)
    assert path.stop is not None
    assert path.stop.kind in ("max_steps", "gtol")
    assert np.hypot(*np.diff(path.x, axis=0).T).max() < 0.2


@each_method
def test_uphill_it_is_the_rate_of_the_surface_turned_over(method: str) -> None:
    text = "x^4 + y^2 - x y"
    upside_down = trial(f"-({text})", method, is_maximizing=True)
    assert auto_rate(upside_down) == rate(text, method)


def test_the_other_fields_of_the_method_count_and_its_rate_does_not() -> None:
    assert rate("x^2 + 25y^2", "momentum", momentum=0.0) < rate("x^2 + 25y^2", "momentum")
    assert rate("x^2 + 25y^2", learning_rate=7.0) == rate("x^2 + 25y^2")


def test_where_every_rate_diverges_it_is_still_one_that_can_be_seen() -> None:
    assert rate("exp(700(x^2 + y^2))") > 0


def test_the_search_can_be_interrupted_after_every_step() -> None:
    search = search_rate(trial("x^4 + y^4"))
    turns = sum(1 for _ in search)
    assert turns >= STEPS


@pytest.mark.parametrize(
    ("value", "rounded"),
    [(1.0, 1.0), (0.999, 0.5), (4.99, 2.0), (5.0, 5.0), (0.2 * 0.9, 0.1), (3e-7, 2e-7), (1e6, 1e6)],
)
def test_a_rate_is_rounded_down_to_one_two_or_five(value: float, rounded: float) -> None:
    assert round_down(value) == rounded


@pytest.mark.parametrize("text", ["1e308*x", "1.7e308*(x + y)"])
def test_a_slope_at_the_end_of_the_numbers_is_tried_without_a_warning(text: str) -> None:
    for method in METHODS:
        assert 0.0 < rate(text, method) <= 1e6


def test_a_function_of_one_variable_is_tried_along_its_range() -> None:
    line = objective("x^2", variables=("x",))
    for bounds in (VIEW, Bounds(-2.0, 2.0, -2e6, 2e6)):
        assert auto_rate(Trial(line, bounds, make_optimizer("gradient_descent", {}))) == 0.5
