"""From a document to facts."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from gdviewer.core.methods import make_optimizer, usual_step_rule
from gdviewer.core.problems import problems
from gdviewer.core.step_rules.backtracking import Backtracking
from gdviewer.core.step_rules.fixed import Fixed
from gdviewer.core.step_rules.polyak import Polyak
from gdviewer.core.step_rules.wolfe import Wolfe
from gdviewer.core.weights import Weights
from gdviewer.state.document import Document
from gdviewer.state.edits.choices import (
    change_runs,
    choose_problem,
    set_expression,
    set_hyperparameter,
    set_rule_field,
)
from gdviewer.state.edits.rate_edits import keep_found_rate
from gdviewer.state.resolve import is_same_descent, random_start, resolve
from gdviewer.state.run import Run

ROSENBROCK = choose_problem(Document(), "rosenbrock")


def test_a_moved_start_compiles_nothing_and_leaves_the_objective_equal() -> None:
    before = resolve(ROSENBROCK)
    after = resolve(replace(ROSENBROCK, starts=((0.0, 0.0),)))
    assert before.objective is not None
    assert after.objective is not None
    assert before.objective == after.objective
    assert before.objective.expression is after.objective.expression


def test_a_slider_compiles_nothing() -> None:
    before = resolve(ROSENBROCK)
    after = resolve(replace(ROSENBROCK, parameters={"a": 0.5, "b": 7.0}))
    assert before.objective is not None
    assert after.objective is not None
    assert before.objective != after.objective
    assert before.objective.expression is after.objective.expression
    assert after.parameters == {"a": 0.5, "b": 7.0}


def test_only_what_decides_a_trajectory_makes_another_descent() -> None:
    def descent(document: Document) -> object:
        return resolve(document).requests[0].descent

    same = replace(ROSENBROCK, speed=1.0, plays_on_click=False, fills_view=True)
    assert is_same_descent(descent(ROSENBROCK), descent(same))  # type: ignore[arg-type]
    for other in (
        replace(ROSENBROCK, starts=((0.0, 0.0),)),
        replace(ROSENBROCK, seed=1),
        replace(ROSENBROCK, is_maximizing=True),
        replace(ROSENBROCK, criteria={"gtol": 1e-3}),
        replace(ROSENBROCK, parameters={"a": 2.0, "b": 100.0}),
        replace(ROSENBROCK, runs=(Run("adam"),)),
    ):
        assert not is_same_descent(descent(ROSENBROCK), descent(other))  # type: ignore[arg-type]


def test_weights_make_another_descent_only_where_evaluations_are_limited() -> None:
    limited = replace(
        ROSENBROCK, criteria={"max_evaluations": 100}, criteria_on=("max_evaluations",)
    )
    for document, is_same in ((ROSENBROCK, True), (limited, False)):
        heavy = replace(document, weights=Weights(gradient=2.0))
        one, other = (resolve(each).requests[0].descent for each in (document, heavy))
        assert is_same_descent(one, other) == is_same


def test_a_criterion_that_is_not_ticked_is_off() -> None:
    facts = resolve(replace(ROSENBROCK, criteria={"gtol": 1e-3}, criteria_on=("max_steps",)))
    assert facts.criteria.gtol is None
    assert facts.criteria.max_steps == 2000


def test_a_built_in_function_has_its_rate_until_the_user_gives_one() -> None:
    method = resolve(ROSENBROCK).methods[0]
    assert method.optimizer.first_rate == problems()["rosenbrock"].learning_rates["momentum"]
    assert (method.is_rate_automatic, method.needs_trial) == (True, False)
    (run,) = ROSENBROCK.runs
    changed = set_hyperparameter(run, "learning_rate", 0.7)
    own = resolve(change_runs(ROSENBROCK, (0,), lambda _: changed))
    assert own.methods[0].optimizer.first_rate == 0.7
    assert not own.methods[0].is_rate_automatic


def test_a_function_that_is_typed_over_a_built_in_one_asks_for_a_trial_in_its_view() -> None:
    typed = set_expression(ROSENBROCK, "(a - x)^2 + b(y - x^2)^2 + x")
    assert typed.problem == ""
    facts = resolve(typed)
    ((run, trial),) = facts.trials
    assert (run, trial.objective, trial.bounds) == (0, facts.objective, ROSENBROCK.bounds)
    found = resolve(keep_found_rate(typed, 0, 0.125))
    assert not found.trials
    assert found.methods[0].optimizer.first_rate == 0.125
    assert found.methods[0].is_rate_automatic


def test_a_rate_of_a_file_that_cannot_be_used_is_refused_in_a_sentence() -> None:
    typed = set_expression(ROSENBROCK, "x^2")
    assert "learning_rate" in resolve(keep_found_rate(typed, 0, -1.0)).refusal


def test_a_text_that_cannot_be_read_is_an_error_and_no_exception() -> None:
    facts = resolve(replace(ROSENBROCK, expression="x^2 + ("))
    assert facts.objective is None
    assert facts.error is not None
    assert facts.requests == ()


@pytest.mark.parametrize(
    "run",
    [
        Run("adam", {"adam": {"beta1": 7.0}}),
        Run("adam", {"adam": {"magic": 7.0}}),
        Run("adam", step_rule="exponential", rules={"exponential": {"gamma": "fast"}}),
    ],
)
def test_a_setting_that_cannot_be_used_is_refused_in_a_sentence(run: Run) -> None:
    facts = resolve(replace(ROSENBROCK, runs=(run,)))
    assert facts.refusal
    assert facts.requests


def test_an_unknown_method_of_a_file_is_refused_in_a_sentence() -> None:
    facts = resolve(replace(ROSENBROCK, runs=(Run("warp_drive", step_rule="hyperspace"),)))
    assert "warp_drive" in facts.refusal
    assert "hyperspace" in facts.refusal
    assert facts.requests


def test_without_a_step_rule_a_method_goes_by_its_usual_one_with_its_usual_fields() -> None:
    usual = resolve(replace(ROSENBROCK, runs=(Run("conjugate_gradient"),))).methods[0].step_rule
    assert usual == usual_step_rule(make_optimizer("conjugate_gradient"))
    fewer = Run("conjugate_gradient", rules={"wolfe": {"max_trials": 7}})
    changed = resolve(replace(ROSENBROCK, runs=(fewer,))).methods[0].step_rule
    assert changed == replace(usual, max_trials=7)
    for key, rule in (("adam", Fixed), ("bfgs", Wolfe), ("newton", Backtracking)):
        assert type(resolve(replace(ROSENBROCK, runs=(Run(key),))).methods[0].step_rule) is rule


def test_a_rule_that_is_named_has_its_own_fields() -> None:
    run = Run("conjugate_gradient", step_rule="wolfe")
    assert resolve(replace(ROSENBROCK, runs=(run,))).methods[0].step_rule == Wolfe()


def test_a_pair_that_makes_no_sense_is_not_computed_and_says_what_would() -> None:
    wrong = Run("trust_region", step_rule="wolfe")
    facts = resolve(replace(ROSENBROCK, runs=(wrong, Run("adam"))))
    assert facts.refusal == (
        "Wolfe does not go with Trust region: the method searches by itself and gives no direction "
        "to go along; Fixed does."
    )
    assert [asked.run for asked in facts.requests] == [1]
    assert [bool(method.refusal) for method in facts.methods] == [True, False]


def test_polyaks_step_knows_the_minimum_of_a_built_in_function() -> None:
    polyak = replace(ROSENBROCK, runs=(Run("gradient_descent", step_rule="polyak"),))
    assert resolve(polyak).methods[0].step_rule == Polyak(minimum=0.0)
    assert not resolve(polyak).refusal
    for unknown in (
        set_expression(polyak, "x^2 + y^2 + 1"),
        replace(polyak, is_maximizing=True),
        replace(polyak, parameters={"a": 1.0, "b": -5.0}),
    ):
        assert "needs the known minimum" in resolve(unknown).refusal
        assert not resolve(unknown).requests
    (run,) = polyak.runs
    own = change_runs(polyak, (0,), lambda _: set_rule_field(run, "minimum", -1.0))
    assert resolve(own).methods[0].step_rule == Polyak(minimum=-1.0)


@pytest.mark.parametrize(
    ("run", "needs_trial"),
    [
        (Run("adam"), True),
        (Run("rprop"), True),
        (Run("adam", step_rule="cosine"), True),
        (Run("gradient_descent", step_rule="backtracking"), True),
        (
            Run("adam", step_rule="one_cycle", rules={"one_cycle": {"max_learning_rate": 1.0}}),
            False,
        ),
        (Run("bfgs"), False),
        (Run("newton"), False),
        (Run("nelder_mead"), False),
        (Run("trust_region", step_rule="cosine"), False),
    ],
)
def test_a_rate_is_tried_only_where_the_steps_depend_on_one(run: Run, needs_trial: bool) -> None:
    typed = set_expression(replace(ROSENBROCK, runs=(run,)), "x^2 + 3y^2")
    assert bool(resolve(typed).trials) == needs_trial


def test_random_starts_lie_in_the_bounds_and_follow_from_the_seed() -> None:
    bounds = ROSENBROCK.bounds
    drawn = [random_start(ROSENBROCK, draw) for draw in range(100)]
    assert all(
        bounds.xmin <= x <= bounds.xmax and bounds.ymin <= y <= bounds.ymax for x, y in drawn
    )
    assert drawn == [random_start(ROSENBROCK, draw) for draw in range(100)]
    assert drawn != [random_start(replace(ROSENBROCK, seed=1), draw) for draw in range(100)]
