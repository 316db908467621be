from __future__ import annotations

import math

import pytest

from gdviewer.core.stopping import Criteria
from tests.core.runs import run
from tests.core.surfaces import Surface, flat, quadratic

INF, NAN = math.inf, math.nan


def cubic() -> Surface:
    return Surface(
        lambda x, y: x**3 + y * y,
        lambda x, y: (3 * x * x, 2 * y),
        lambda x, _: [[6 * x, 0.0], [0.0, 2.0]],
    )


# --- nan ---


def test_a_point_outside_the_domain_ends_the_run() -> None:
    root = Surface(
        lambda x, _: math.sqrt(x) if x >= 0 else NAN,
        lambda x, _: (0.5 / math.sqrt(x) if x > 0 else NAN, 0.0),
    )
    ended = run(root, (1.0, 0.0), learning_rate=3.0)
    assert (ended.stop.kind, ended.stop.step, len(ended.steps)) == ("nan", 1, 2)
    assert ended.stop.message == (
        "f is undefined at (−0.5, 0), after 1 step: the point is outside its domain"
    )


def test_an_undefined_gradient_of_a_finite_f_ends_the_run() -> None:
    stop = run(flat(2.0, (0.0, NAN)), (1.0, 0.0)).stop
    assert (stop.kind, stop.step, stop.evidence) == ("nan", 0, {"f": 2.0})
    assert stop.message == "The gradient is undefined at (1, 0), at the start, where f is 2"


def test_an_infinite_start_goes_on_until_the_point_is_undefined() -> None:
    ended = run(Surface(lambda x, _: x * INF, lambda x, _: (NAN * x, 0.0)), (1.0, 0.0))
    assert (ended.stop.kind, ended.stop.step) == ("nan", 1)


# --- diverged, unbounded ---


def test_a_run_that_is_thrown_away_has_diverged() -> None:
    ended = run(quadratic(), (1.0, 1.0), learning_rate=1.5)
    x, y = ended.last.x
    assert ended.stop.kind == "diverged"
    assert ended.stop.step == 40  # 2^40 √2 is the first power beyond 1e12
    assert ended.stop.evidence == {"distance": math.hypot(x, y), "f": ended.last.f, "f_start": 2.0}
    assert "smaller learning rate" in ended.stop.message


def test_a_run_whose_gradient_grew_has_diverged_even_where_f_fell() -> None:
    stop = run(cubic(), (-1.0, 0.0), learning_rate=1.0).stop
    assert stop.kind == "diverged"
    assert stop.step < 20
    assert stop.message.endswith(": f may have no minimum")
    assert "the gradient grew from 3 to" in stop.message


def test_an_overflow_of_f_is_divergence() -> None:
    steep = Surface(
        lambda x, _: math.exp(x * x) if abs(x) < 26 else INF,
        lambda x, _: (2 * x * math.exp(x * x) if abs(x) < 26 else INF, 0.0),
    )
    stop = run(steep, (2.0, 0.0), learning_rate=0.5).stop
    assert (stop.kind, stop.step, stop.evidence["f"]) == ("diverged", 1, INF)


def test_a_run_that_always_falls_is_unbounded() -> None:
    ended = run(quadratic(1.0, -1.0), (1.0, 0.1), learning_rate=0.1)
    assert ended.stop.kind == "unbounded"
    assert math.hypot(*ended.last.x) > 1e12
    assert ended.stop.message.startswith("f seems to have no minimum: it fell at each of the last")


def test_an_ascent_that_always_rises_is_unbounded() -> None:
    stop = run(quadratic(), (1.0, 0.1), is_maximizing=True, learning_rate=0.1).stop
    assert stop.kind == "unbounded"
    assert stop.message.startswith("f seems to have no maximum: it rose at each of the last")
    assert stop.evidence["f"] > stop.evidence["f_start"] > 0


def test_twenty_falls_are_needed_to_be_unbounded() -> None:
    slope = Surface(lambda x, _: -x, lambda _x, _y: (-1.0, 0.0))
    criteria = Criteria(divergence=1.0)
    assert run(slope, (0.0, 0.0), criteria=criteria, learning_rate=0.1).stop.step == 20
    assert run(slope, (0.0, 0.0), criteria=criteria, learning_rate=1 / 64).stop.step == 65


def test_a_start_beyond_the_bound_may_come_in() -> None:
    assert run(quadratic(), (1e13, 0.0), learning_rate=0.25).stop.kind == "gtol"


def test_a_point_beyond_the_bound_that_comes_nearer_has_not_diverged() -> None:
    uphill = Surface(lambda x, _: -x, lambda _x, _y: (1e12, 0.0))
    criteria = Criteria(max_steps=3)
    ended = run(uphill, (1e13, 0.0), criteria=criteria, learning_rate=1.0)
    assert ended.last.f > ended.steps[0].f
    assert ended.stop.kind == "max_steps"


def test_without_a_bound_a_run_goes_on_to_the_end_of_numbers() -> None:
    criteria = Criteria(divergence=None, max_steps=5000)
    stop = run(quadratic(), (1.0, 1.0), criteria=criteria, learning_rate=1.5).stop
    assert stop.kind == "nan"
    assert stop.message.endswith("the step overflowed")


# --- xtol, ftol ---


def test_a_short_step_ends_the_run() -> None:
    criteria = Criteria(gtol=None, xtol=1e-3)
    ended = run(quadratic(), (1.0, 0.0), criteria=criteria, learning_rate=0.25)
    assert ended.stop.kind == "xtol"
    before, last = ended.steps[-2].x[0], ended.last.x[0]
    assert abs(last - before) / 0.25 <= 1e-3 * (1e-3 + abs(last))
    assert ended.stop.evidence == {"step": abs(last - before) / 0.25, "xtol": 1e-3}


def test_a_small_learning_rate_alone_is_no_convergence() -> None:
    criteria = Criteria(gtol=None, xtol=1e-3, max_steps=50)
    stop = run(quadratic(), (1.0, 0.0), criteria=criteria, learning_rate=1e-9).stop
    assert stop.kind == "max_steps"


def test_a_learning_rate_that_has_decayed_to_zero_is_no_convergence() -> None:
    criteria = Criteria(gtol=None, xtol=1e-3, max_steps=50)
    rule = {"name": "exponential", "gamma": 1e-20}
    stop = run(quadratic(), (1.0, 0.0), step_rule=rule, criteria=criteria).stop
    assert stop.kind == "max_steps"


def test_five_still_steps_in_a_row_end_the_run() -> None:
    staircase = Surface(lambda x, _: float(min(round(x), 7)), lambda _x, _y: (-1.0, 0.0))
    criteria = Criteria(gtol=None, ftol=1e-9)
    ended = run(staircase, (0.0, 0.0), criteria=criteria, learning_rate=1.0)
    assert (ended.stop.kind, ended.stop.step) == ("ftol", 12)
    assert ended.stop.evidence == {"change": 0.0, "ftol": 1e-9}


def test_a_change_of_a_small_f_is_measured_against_one() -> None:
    criteria = Criteria(gtol=None, ftol=1e-2)
    ended = run(quadratic(), (0.01, 0.0), criteria=criteria, learning_rate=0.25)
    assert (ended.stop.kind, ended.stop.step) == ("ftol", 5)


def test_a_step_that_changes_f_starts_the_count_of_still_steps_anew() -> None:
    stairs = Surface(lambda x, _: float(x // 5), lambda _x, _y: (-1.0, 0.0))
    criteria = Criteria(gtol=None, ftol=1e-9, max_steps=40)
    assert run(stairs, (0.0, 0.0), criteria=criteria, learning_rate=1.0).stop.kind == "max_steps"


# --- limits ---


def test_the_limit_of_steps_ends_the_run() -> None:
    ended = run(quadratic(), (1.0, 0.0), criteria=Criteria(max_steps=3), learning_rate=0.25)
    assert (ended.stop.kind, ended.stop.step, len(ended.steps)) == ("max_steps", 3, 4)
    assert ended.stop.message == (
        "The limit of 3 steps is reached; the largest partial derivative is still 0.25"
    )


def test_no_steps_at_all_is_a_limit_too() -> None:
    ended = run(quadratic(), (1.0, 0.0), criteria=Criteria(max_steps=0))
    assert (ended.stop.kind, len(ended.steps)) == ("max_steps", 1)


def test_a_run_at_its_limit_that_got_worse_says_so() -> None:
    criteria = Criteria(max_steps=2)
    stop = run(quadratic(), (1.0, 0.0), criteria=criteria, learning_rate=1.5).stop
    assert stop.kind == "max_steps"
    assert "f is 16, above its 1 at the start" in stop.message


def test_an_ascent_at_its_limit_that_got_worse_says_so() -> None:
    criteria = Criteria(max_steps=2)
    hill = quadratic(-1.0, -1.0)
    stop = run(hill, (1.0, 0.0), criteria=criteria, is_maximizing=True, learning_rate=1.5).stop
    assert "f is −16, below its −1 at the start" in stop.message
    assert stop.evidence == {"gradient": 8.0, "f": -16.0, "f_start": -1.0}


def test_the_limit_of_evaluations_ends_the_run() -> None:
    ended = run(quadratic(), (1.0, 0.0), criteria=Criteria(max_evaluations=4))
    assert (ended.stop.kind, ended.last.nfev, ended.last.njev) == ("max_evaluations", 0, 4)


# --- the order ---


@pytest.mark.parametrize(
    ("surface", "start", "criteria", "kind"),
    [
        (flat(NAN, (0.0, 0.0)), (1e13, 0.0), Criteria(max_steps=0), "nan"),
        (quadratic(0.0, 0.0), (1.0, 0.0), Criteria(xtol=1.0, max_steps=0), "gtol"),
        (quadratic(-1.0, -1.0), (0.0, 0.0), Criteria(xtol=1.0, max_steps=0), "maximum"),
        (quadratic(), (1.0, 0.0), Criteria(max_steps=0, max_evaluations=1), "max_steps"),
        (quadratic(), (1.0, 0.0), Criteria(xtol=1e3, max_steps=1), "gtol"),
        (quadratic(), (1.0, 0.0), Criteria(gtol=None, xtol=1e3, max_steps=1), "xtol"),
    ],
)
def test_criteria_count_in_their_order(
    surface: Surface, start: tuple[float, float], criteria: Criteria, kind: str
) -> None:
    assert run(surface, start, criteria=criteria, learning_rate=0.5).stop.kind == kind
