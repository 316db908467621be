"""What is said of a run's end comes from the run itself."""

from __future__ import annotations

from dataclasses import replace

from gdviewer.core.descent import Descent
from gdviewer.core.stability.ahead import Ahead, look_ahead
from gdviewer.core.stopping import Criteria
from gdviewer.core.walk import walk
from tests.core.stability.points import ROSENBROCK, descent_of


def ahead_of(descent: Descent, **more: int) -> Ahead:
    ahead = look_ahead(descent, **more)
    while True:
        try:
            next(ahead)
        except StopIteration as ended:
            found: Ahead = ended.value
            return found


def test_a_run_that_explodes_is_hopeless_from_the_step_after_which_f_stays_above_its_start() -> (
    None
):
    descent = descent_of(ROSENBROCK, (-1.2, 1.0), "momentum", learning_rate=0.005)
    found, f = ahead_of(descent), walk(descent).f
    assert found.stop.kind == "diverged"
    assert found.is_lost
    assert found.hopeless is not None
    assert found.hopeless > 1
    assert f[found.hopeless - 1] <= f[0]
    assert (f[found.hopeless :] > f[0]).all()


def test_descent_on_rosenbrock_at_one_hundredth_is_hopeless_from_its_first_step() -> None:
    found = ahead_of(descent_of(ROSENBROCK, (-1.2, 1.0), learning_rate=0.01))
    assert found.sentence == (
        "Diverges at step 5; hopeless from step 1: after it f was never again as good as the 24.2 "
        "at the start."
    )


def test_a_run_that_converges_is_told_with_its_step() -> None:
    descent = descent_of("x^2 + y^2", (1.0, 1.0), learning_rate=0.1)
    found = ahead_of(descent)
    assert found.has_converged
    assert not found.is_lost
    assert found.hopeless is None
    assert found.stop.step == len(walk(descent)) - 1
    assert found.sentence == f"Converges at step {found.stop.step}."


def test_a_bound_is_not_taken_for_the_run() -> None:
    bound = 2 / 1506.34
    descent = descent_of(ROSENBROCK, (-1.2, 1.0), learning_rate=3 * bound)
    assert not ahead_of(descent).is_lost


def test_the_budget_cuts_a_long_run_and_says_so() -> None:
    descent = descent_of(ROSENBROCK, (-1.2, 1.0), learning_rate=1e-4)
    found = ahead_of(descent, budget=50)
    assert found.is_cut
    assert found.stop.step == 50
    assert found.sentence == "Still under way after 50 steps."
    own = descent_of(ROSENBROCK, (-1.2, 1.0), learning_rate=1e-4, criteria=Criteria(max_steps=50))
    assert not ahead_of(own).is_cut


def test_in_an_ascent_better_is_higher() -> None:
    up = descent_of("-x^2 - y^2", (1.0, 1.0), learning_rate=0.1, is_maximizing=True)
    lost = descent_of("-x^2 - y^2", (1.0, 1.0), learning_rate=1.5, is_maximizing=True)
    assert not ahead_of(up).is_lost
    assert ahead_of(up).f_start == -2.0
    assert ahead_of(lost).hopeless == 1


def test_a_run_that_may_still_come_back_is_not_hopeless() -> None:
    under_way = descent_of(ROSENBROCK, (-1.2, 1.0), "adam", learning_rate=2.0)
    found = ahead_of(replace(under_way, criteria=Criteria(max_steps=20)))
    assert found.f_end > found.f_start
    assert not found.is_lost
    assert found.sentence == "Still under way at its limit, at step 20."


def test_a_start_outside_the_domain_is_told_as_such() -> None:
    found = ahead_of(descent_of("ln(x) + y^2", (-1.0, 1.0), learning_rate=0.1))
    assert found.sentence == "Starts where f has no value."


def test_a_run_that_leaves_the_domain_is_lost() -> None:
    found = ahead_of(descent_of("x ln(x) + y^2", (1.0, 1.0), learning_rate=1.2))
    assert found.stop.kind == "nan"
    assert found.is_lost


def test_it_can_be_interrupted_at_every_step() -> None:
    descent = descent_of(ROSENBROCK, (-1.2, 1.0), learning_rate=1e-4)
    assert sum(1 for _ in look_ahead(descent, 50)) == 50
