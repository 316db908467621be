"""What a method declares of itself on a quadratic is what it does there."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from gdviewer.core.methods import make_optimizer
from gdviewer.core.optimizers.base import Algorithm, Evaluation, Optimizer, Rates, optimizers
from gdviewer.core.stability.linear_rule import LinearRule
from gdviewer.core.stopping import Criteria
from tests.core.runs import run
from tests.core.surfaces import quadratic

SCALED_ONCE = {"rmsprop"}
"""Methods that gather the gradient after it was divided, not before."""

ITS_SCALE_IS_THE_NEXT = {"adadelta"}

CASES: list[tuple[str, dict[str, Any]]] = [
    ("gradient_descent", {"weight_decay": 0.3}),
    ("momentum", {"weight_decay": 0.2}),
    ("nesterov", {"momentum": 0.7, "weight_decay": 0.2}),
    ("qhm", {"momentum": 0.7, "nu": 0.6}),
    ("adam", {"weight_decay": 0.1}),
    ("adam", {"eps_hat": True, "eps": 0.01}),
    ("adamw", {"weight_decay": 0.3}),
    ("amsgrad", {"beta1": 0.5}),
    ("adabelief", {}),
    ("yogi", {"initial_accumulator_value": 0.0}),
    ("adamax", {}),
    ("nadam", {}),
    ("qhadam", {"nu2": 0.8}),
    ("radam", {}),
    ("radam", {"beta2": 0.5}),
    ("rmsprop", {"momentum": 0.5}),
    ("rmsprop", {"momentum": 0.5, "centered": True, "eps": 0.1, "eps_inside": True}),
    ("adagrad", {"learning_rate_decay": 0.1}),
    ("adagrad", {"eps": 0.1, "eps_inside": True}),
]
STEPS = [
    Evaluation(np.array([1.0, -2.0]), 0.0, np.array([3.0, -0.5])),
    Evaluation(np.array([0.7, -1.5]), 0.0, np.array([2.0, 0.25])),
]


@pytest.mark.parametrize("entry", list(optimizers), ids=lambda entry: entry.key)
def test_a_method_declares_how_it_goes_on_a_quadratic_or_why_it_cannot(entry: Any) -> None:
    has_rule = entry.value.linear_rule is not Algorithm.linear_rule
    assert has_rule != bool(entry.value.why_no_bound)


def test_every_direction_with_a_rule_is_tested_here() -> None:
    ruled = {
        entry.key
        for entry in optimizers
        if entry.value.linear_rule is not Algorithm.linear_rule
        and issubclass(entry.value, Optimizer)
    }
    assert ruled == {key for key, _ in CASES} | ITS_SCALE_IS_THE_NEXT


@pytest.mark.parametrize(("key", "fields"), CASES)
def test_the_step_is_what_the_rule_makes_of_the_gradients(key: str, fields: dict[str, Any]) -> None:
    method = make_optimizer(key, fields)
    assert isinstance(method, Optimizer)
    rates = Rates(0.1)
    state = method.init(STEPS[0].x)
    gathered, divided_by = np.zeros(2), np.ones(2)
    for at in STEPS:
        direction, state = method.direction(at, state, rates)
        rule = method.linear_rule(at, state, rates)
        assert rule is not None
        divisor = np.ones(2) if rule.divisor is None else rule.divisor
        gradient = at.gradient + rule.penalty * at.x
        is_first = at is STEPS[0]
        taken = 1.0 if key == "momentum" and is_first else rule.takes
        kept = gathered if key in SCALED_ONCE else gathered * divided_by / divisor
        gathered, divided_by = rule.keeps * kept + taken * gradient / divisor, divisor
        expected = rule.plain * gradient / divisor + rule.gathered * gathered + rule.decay * at.x
        assert -direction == pytest.approx(expected, rel=1e-12)


def test_adadelta_is_told_with_the_size_of_steps_that_its_next_step_finds() -> None:
    method, rates, at = make_optimizer("adadelta", {}), Rates(1.0), STEPS[0]
    assert isinstance(method, Optimizer)
    _, first = method.direction(at, method.init(at.x), rates)
    direction, second = method.direction(at, first, rates)
    rule = method.linear_rule(at, first, rates)
    assert rule is not None
    grown = np.sqrt((second.squared_gradient + 1e-3) / (first.squared_gradient + 1e-3))
    assert -direction == pytest.approx(rule.plain * at.gradient / (rule.divisor * grown))


@pytest.mark.parametrize(
    ("rule", "bound"),
    [
        (LinearRule("", plain=1.0), 2 / 5),
        (LinearRule("", keeps=0.9, takes=1.0, gathered=1.0), 2 * 1.9 / 5),
        (LinearRule("", keeps=0.9, takes=0.5, gathered=1.0), 2 * 1.9 / (0.5 * 5)),
        (LinearRule("", keeps=0.9, takes=1.0, plain=1.0, gathered=0.9), 2 * 1.9 / (2.8 * 5)),
        (LinearRule("", keeps=0.9, takes=0.1, gathered=1.0), 38 / 5),
        (LinearRule("", keeps=0.9, takes=0.1, plain=0.3, gathered=0.7), 3.8 / (0.64 * 5)),
        (LinearRule("", plain=1.0, decay=1.0), 2 / 6),
    ],
    ids=["descent", "heavy ball", "dampened", "Nesterov", "Adam", "QHM", "decoupled decay"],
)
def test_the_bound_is_the_one_of_the_textbook_and_where_a_root_leaves_the_circle(
    rule: LinearRule, bound: float
) -> None:
    assert rule.largest_stable(5.0) == pytest.approx(bound)
    below, above = (max(map(abs, rule.roots(bound * by, 5.0))) for by in (0.999, 1.001))
    assert below < 1 < above


@pytest.mark.parametrize(
    ("key", "fields"),
    [
        ("gradient_descent", {}),
        ("gradient_descent", {"weight_decay": 2.0}),
        ("momentum", {"momentum": 0.8}),
        ("momentum", {"momentum": 0.8, "dampening": 0.4}),
        ("nesterov", {"momentum": 0.8}),
        ("qhm", {"momentum": 0.8, "nu": 0.7}),
    ],
)
def test_a_run_on_a_quadratic_diverges_above_the_bound_and_not_below(
    key: str, fields: dict[str, Any]
) -> None:
    rule = make_optimizer(key, fields).linear_rule(STEPS[0], None, Rates(0.1))
    assert rule is not None
    bound = rule.largest_stable(20.0 + rule.penalty)
    criteria = Criteria(gtol=None, max_steps=3000)
    for by, has_come in ((0.98, True), (1.02, False)):
        end = run(
            quadratic(1.0, 10.0),
            (1.0, 1.0),
            key,
            criteria=criteria,
            learning_rate=by * bound,
            **fields,
        ).last
        assert (math.hypot(*end.x) < 1e-6) == has_come


def test_where_nothing_curves_no_rate_diverges() -> None:
    assert LinearRule("", plain=1.0).largest_stable(0.0) == math.inf


def test_the_scaled_hessian_is_divided_from_both_sides() -> None:
    rule = LinearRule("", plain=1.0, penalty=1.0, divisor=np.array([4.0, 1.0]))
    assert rule.scaled(np.array([[3.0, 2.0], [2.0, 0.0]])).tolist() == [[1.0, 1.0], [1.0, 1.0]]
