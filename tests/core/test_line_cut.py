"""The cut along a step, and the cuts along the axes."""

from __future__ import annotations

import math

import numpy as np
import pytest

from gdviewer.core.line_cut import SAMPLES, LineCut, Step, axis_cut, line_cut
from gdviewer.core.objective import ExpressionObjective, objective
from gdviewer.core.walk import walk
from tests.core.stability.points import ROSENBROCK, descent_of

BOWL = objective("x^2 + 10y^2")


def cut(
    surface: ExpressionObjective,
    x: tuple[float, ...],
    direction: tuple[float, ...] | None = None,
    taken: float = 0.1,
    *,
    is_maximizing: bool = False,
) -> LineCut:
    """Return the cut along ``direction``, along which ``surface`` gets better by default."""
    point = np.array(x)
    gradient = surface.gradient(point)
    d = np.array(direction) if direction else (gradient if is_maximizing else -gradient)
    return line_cut(surface, Step(point, gradient, d, taken), is_maximizing)


def test_phi_is_f_along_the_step_with_its_slope() -> None:
    found = cut(BOWL, (1.0, 1.0))
    for alpha, value in zip(found.alpha, found.value, strict=True):
        assert value == pytest.approx((1 - 2 * alpha) ** 2 + 10 * (1 - 20 * alpha) ** 2)
    assert found.start == (0.0, 11.0)
    assert found.slope == -404.0
    assert found.tangent_at(0.01) == pytest.approx(11 - 4.04)
    assert found.taken is not None
    assert found.taken.value == pytest.approx(0.8**2 + 10)


@pytest.mark.parametrize("taken", [1e-4, 0.01, 0.05, 0.2, 3.0])
def test_the_minimum_along_the_line_is_that_of_the_calculus(taken: float) -> None:
    gradient = np.array([2.0, 20.0])
    exact = gradient @ gradient / (gradient @ np.diag([2.0, 20.0]) @ gradient)
    found = cut(BOWL, (1.0, 1.0), taken=taken)
    if exact > 8 * taken:
        assert found.best is None
    else:
        assert found.best is not None
        assert found.best.alpha == pytest.approx(exact, rel=1e-6)


def test_it_reaches_behind_the_start_and_beyond_all_that_is_marked() -> None:
    for taken in (0.01, 0.06, 1.0):
        found = cut(BOWL, (1.0, 1.0), taken=taken)
        assert found.best is not None
        assert found.alpha[0] < 0
        assert 0.0 in found.alpha
        assert found.alpha[-1] > max(taken, found.best.alpha)
        assert len(found.alpha) == SAMPLES
        assert (np.diff(found.alpha) > 0).all()


def test_a_minimum_that_is_not_smooth_is_found_too() -> None:
    found = cut(objective("abs(x - 0.3) + 0 y"), (1.0, 0.0), (-1.0, 0.0), 0.5)
    assert found.best is not None
    assert found.best.alpha == pytest.approx(0.7, abs=1e-3)


def test_a_step_uphill_has_its_minimum_behind() -> None:
    found = cut(objective("x^2 + 0 y"), (0.1, 0.0), (1.0, 0.0), 0.3)
    assert found.best is not None
    assert found.best.alpha == pytest.approx(-0.1)
    assert found.alpha[0] < -0.1


def test_in_an_ascent_the_best_is_the_maximum() -> None:
    up = cut(objective("-x^2 - 10y^2"), (1.0, 1.0), is_maximizing=True)
    down = cut(BOWL, (1.0, 1.0))
    assert up.best is not None
    assert down.best is not None
    assert up.best == pytest.approx((down.best.alpha, -down.best.value))
    assert up.slope == -down.slope


def test_where_f_is_not_defined_there_is_a_gap() -> None:
    found = cut(objective("sqrt(x) + 0 y"), (1.0, 0.0), (-1.0, 0.0), 2.0)
    assert np.isnan(found.value[found.alpha > 1]).all()
    assert np.isfinite(found.value[found.alpha <= 1]).all()
    assert found.taken is not None
    assert math.isnan(found.taken.value)
    assert found.best is None


def test_trials_of_a_line_search_lie_on_the_curve() -> None:
    descent = descent_of(ROSENBROCK, (-1.2, 1.0), rule="backtracking", learning_rate=1.0)
    path = walk(descent)
    points, values = path.trials(1)
    step = Step(
        path.x[0],
        path.gradient[0],
        -path.gradient[0],
        float(path.step_size[0]),
        list(zip(points, values.tolist(), strict=True)),
    )
    found = line_cut(ROSENBROCK, step)
    assert [mark.value for mark in found.trials] == values.tolist()
    assert found.trials[0].alpha == pytest.approx(1.0)
    assert found.trials[-1].alpha == pytest.approx(path.step_size[0])


def tried(*lengths: float, taken: float) -> LineCut:
    """Return a cut of the bowl from (1, 0), where the best α is ½, with trials at ``lengths``."""
    x, gradient = np.array([1.0, 0.0]), np.array([2.0, 0.0])
    points = [x - length * gradient for length in lengths]
    trials = [(point, float(BOWL.value(point))) for point in points]
    return line_cut(BOWL, Step(x, gradient, -gradient, taken, trials))


def test_it_is_fit_to_the_step_and_the_best_and_trials_far_out_lie_beyond_it() -> None:
    found = tried(100.0, 10.0, 1.2, 0.2, taken=0.2)
    assert [mark.alpha for mark in found.beyond] == [100.0, 10.0]
    assert found.best is not None
    assert found.best.alpha == pytest.approx(0.5)
    assert found.alpha[-1] == pytest.approx(1.3 * 1.2)


def test_where_no_step_was_taken_it_reaches_to_all_that_was_tried() -> None:
    found = tried(100.0, 10.0, taken=0.0)
    assert found.beyond == ()
    assert found.alpha[-1] > 100.0


@pytest.mark.parametrize("far", [1.0, 1e-8, 1e60])
def test_where_nothing_was_taken_or_tried_it_shows_the_bottom_of_the_quadratic(far: float) -> None:
    found = cut(BOWL, (far, 0.0), taken=0.0)
    assert found.best is not None
    assert found.best.alpha == pytest.approx(0.5)
    steep = cut(objective("x^4 + y^4"), (far, far), taken=0.0)
    assert np.isfinite(steep.value).all()
    assert steep.value.min() < 0.6 * steep.start.value


def test_far_trials_do_not_hide_the_minimum_near_the_step() -> None:
    descent = descent_of(ROSENBROCK, (-1.2, 1.0), rule="backtracking", learning_rate=1.0)
    path = walk(descent)
    points, values = path.trials(1)
    trials = list(zip(points, values.tolist(), strict=True))
    step = Step(path.x[0], path.gradient[0], -path.gradient[0], float(path.step_size[0]), trials)
    found = line_cut(ROSENBROCK, step)
    assert found.alpha[-1] < 3 * path.step_size[0]
    assert found.best is not None
    assert found.best.value == pytest.approx(np.nanmin(found.value), rel=1e-3)


def test_trials_off_the_line_are_left_out() -> None:
    step = Step(
        np.zeros(2),
        np.array([1.0, 0.0]),
        np.array([-1.0, 0.0]),
        1.0,
        [(np.array([-0.5, 0.0]), 2.0), (np.array([-0.5, 0.5]), 3.0)],
    )
    assert line_cut(BOWL, step).trials == ((0.5, 2.0),)


@pytest.mark.parametrize("away", [1e-6, 1e-7, 1e-8])
def test_where_f_varies_by_no_more_than_its_rounding_no_minimum_is_marked(away: float) -> None:
    raised = objective("(x - 1)^2 + (y - 2)^2 + 1000")
    assert cut(raised, (1.0 + away, 2.0 - away)).best is None


def test_a_shallow_minimum_is_marked_where_it_is() -> None:
    found = cut(objective("(x - 1)^2 + (y - 2)^2 + 1000"), (1.0001, 1.9999))
    assert found.best is not None
    assert found.best.alpha == pytest.approx(0.5, rel=0.1)


def test_without_a_step_none_is_marked() -> None:
    found = cut(BOWL, (1.0, 1.0), taken=0.0)
    assert found.taken is None
    assert found.best is not None


def test_a_step_of_no_length_can_be_cut() -> None:
    found = cut(BOWL, (0.0, 0.0), (0.0, 0.0), 0.1)
    assert found.best is None
    assert (found.value == 0.0).all()


def test_a_step_at_the_end_of_the_numbers_makes_no_warning() -> None:
    found = cut(BOWL, (1e200, 1.0), taken=1e200)
    assert found.start.alpha == 0.0


def test_a_cut_along_an_axis_has_the_partial_derivative_for_its_slope() -> None:
    point = np.array([1.0, -2.0])
    gradient = BOWL.gradient(point)
    along_x, along_y = (axis_cut(BOWL, point, gradient, index, (-3.0, 3.0)) for index in (0, 1))
    assert (along_x.slope, along_y.slope) == (2.0, -40.0)
    assert along_x.alpha[[0, -1]].tolist() == [-4.0, 2.0]
    assert along_x.value == pytest.approx((1 + along_x.alpha) ** 2 + 40)
    assert along_y.value == pytest.approx(1 + 10 * (along_y.alpha - 2) ** 2)
    assert along_x.start == along_y.start == (0.0, 41.0)
    assert along_x.taken is None


def test_a_point_outside_of_the_view_is_still_on_its_cut() -> None:
    point = np.array([9.0, 0.0])
    found = axis_cut(BOWL, point, BOWL.gradient(point), 0, (-1.0, 1.0))
    assert found.alpha[-1] == 0.0
    assert found.alpha[0] == -10.0
