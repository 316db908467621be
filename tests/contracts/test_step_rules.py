"""What every registered schedule and line search keeps to."""

from __future__ import annotations

import math
import pickle

import msgspec
import numpy as np
import pytest

from gdviewer.core.hyperparameters import hyperparameters
from gdviewer.core.methods import make_step_rule
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation, Rates
from gdviewer.core.step_rules.base import LineSearch, Schedule, step_rules
from gdviewer.core.stopping import Criteria
from tests.core.runs import run
from tests.core.surfaces import quadratic

KEYS = [entry.key for entry in step_rules]
SCHEDULES = [key for key in KEYS if isinstance(make_step_rule(key), Schedule)]
LINE_SEARCHES = [key for key in KEYS if isinstance(make_step_rule(key), LineSearch)]
every_rule = pytest.mark.parametrize("key", KEYS)
every_schedule = pytest.mark.parametrize("key", SCHEDULES)
every_line_search = pytest.mark.parametrize("key", LINE_SEARCHES)


def schedule_of(key: str) -> Schedule:
    rule = make_step_rule(key)
    assert isinstance(rule, Schedule)
    return rule


def line_search_of(key: str) -> LineSearch:
    rule = make_step_rule(key)
    assert isinstance(rule, LineSearch)
    return rule


def bowl(x: Array) -> float:
    return float(x @ x)


@every_rule
def test_its_key_and_title_are_proper_names(key: str) -> None:
    assert key.isidentifier()
    assert key == key.lower()
    assert step_rules[key].title.strip()


@every_rule
def test_its_fields_carry_all_that_a_form_shows(key: str) -> None:
    for field in hyperparameters(step_rules[key].value):
        assert field.label
        assert field.help.endswith(".")
        assert field.minimum is not None
        assert field.maximum is not None
        assert math.isfinite(field.minimum)
        assert math.isfinite(field.maximum)
        assert not field.refusal(field.default)
        assert f"``{field.name}``" in (step_rules[key].value.__doc__ or "")


@every_rule
def test_it_is_a_frozen_record_that_pickles_and_becomes_json(key: str) -> None:
    rule = make_step_rule(key)
    assert pickle.loads(pickle.dumps(rule)) == rule  # noqa: S301  # our own bytes
    assert msgspec.json.decode(msgspec.json.encode(rule), type=type(rule)) == rule


@every_rule
def test_gradient_descent_walks_down_a_bowl_with_it(key: str) -> None:
    criteria = Criteria(max_steps=5000)
    ended = run(quadratic(), (1.0, -2.0), step_rule=key, criteria=criteria, learning_rate=0.2)
    assert ended.stop.kind == "gtol"


@every_schedule
def test_the_rates_of_a_schedule_are_positive_and_depend_on_its_state_alone(key: str) -> None:
    schedule = schedule_of(key)
    state = schedule.init(Rates(0.5))
    for step in range(100):
        rates, after = schedule.rates(step, 1.0, state)
        assert rates.learning_rate > 0
        assert schedule.rates(step, 1.0, state) == (rates, after)
        state = after


@every_line_search
@pytest.mark.parametrize("first", [1e-3, 0.3, 1.0, 1e3])
def test_a_line_search_finds_a_step_that_descends(key: str, first: float) -> None:
    x, direction = np.array([3.0, -4.0]), np.array([-6.0, 8.0])
    found = line_search_of(key).search(bowl, Evaluation(x, 25.0, -direction), direction, first)
    assert not found.failure
    assert found.f < 25
    assert found.trials[-1] == (found.step_size, found.f)
    for step_size, f in found.trials:
        assert f == bowl(x + step_size * direction)


@every_line_search
@pytest.mark.parametrize("slope", [1.0, 0.0, math.nan])
def test_a_line_search_refuses_a_direction_that_does_not_descend(key: str, slope: float) -> None:
    at = Evaluation(np.array([1.0]), 1.0, np.array([slope]))
    found = line_search_of(key).search(bowl, at, np.array([1.0]), 1.0)
    assert "does not improve" in found.failure
    assert not found.trials


@every_line_search
def test_a_line_search_gives_up_where_nothing_is_better(key: str) -> None:
    at = Evaluation(np.array([0.0]), 0.0, np.array([-1.0]))
    found = line_search_of(key).search(lambda x: bowl(x) + 1, at, np.array([1.0]), 1.0)
    assert "improves f enough" in found.failure


@every_line_search
def test_a_line_search_steps_back_from_where_f_is_undefined(key: str) -> None:
    at = Evaluation(np.array([1.0]), 1.0, np.array([2.0]))
    found = line_search_of(key).search(
        lambda x: bowl(x) if x[0] > 0 else math.nan, at, np.array([-2.0]), 1.0
    )
    assert not found.failure
    assert found.f < 1
