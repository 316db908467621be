"""What every registered schedule and line search keeps to."""

from __future__ import annotations

import math
import pickle
import re

import msgspec
import pytest

from gdviewer.core.hyperparameters import hyperparameters
from gdviewer.core.methods import make_step_rule
from gdviewer.core.optimizers.base import Rates
from gdviewer.core.step_rules.base import LineSearch, Schedule, StepRule, step_rules
from gdviewer.core.stopping import Criteria
from tests.core.lines import ask_along, line_along
from tests.core.runs import run
from tests.core.surfaces import quadratic, rosenbrock

KEYS = [entry.key for entry in step_rules]
WHAT_MUST_BE_GIVEN = {"polyak": {"minimum": 0.0}}
LINE_SEARCHES = [entry.key for entry in step_rules if issubclass(entry.value, LineSearch)]
SCHEDULES = [key for key in KEYS if key not in LINE_SEARCHES]
TRYING = [
    key
    for key in LINE_SEARCHES
    if "max_trials" in {field.name for field in hyperparameters(step_rules[key].value)}
]
every_rule = pytest.mark.parametrize("key", KEYS)
every_schedule = pytest.mark.parametrize("key", SCHEDULES)
every_line_search = pytest.mark.parametrize("key", LINE_SEARCHES)
every_search_that_tries = pytest.mark.parametrize("key", TRYING)


def given(key: str) -> dict[str, object]:
    """Return the step rule ``key`` as a mapping, with what it cannot do without."""
    return {"name": key, **WHAT_MUST_BE_GIVEN.get(key, {})}


def rule_of(key: str) -> StepRule:
    return make_step_rule(given(key))


def schedule_of(key: str) -> Schedule:
    rule = rule_of(key)
    assert isinstance(rule, Schedule)
    return rule


def line_search_of(key: str) -> LineSearch:
    rule = rule_of(key)
    assert isinstance(rule, LineSearch)
    return rule


@every_rule
def test_the_menu_has_it_under_its_kind_with_a_sentence_on_what_it_is_for(key: str) -> None:
    entry = step_rules[key]
    is_schedule = issubclass(entry.value, Schedule)
    assert entry.group == ("Schedules" if is_schedule else "Line searches")
    assert 20 <= len(entry.purpose) <= 90
    assert entry.purpose.endswith(".")
    assert entry.purpose[0].isupper()


@every_rule
def test_it_declares_the_lines_of_its_rule(key: str) -> None:
    rule = step_rules[key].value
    assert rule.rule not in (Schedule.rule, LineSearch.rule)


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
        assert not field.refusal(field.default)
        if field.kind == "choice":
            assert field.choice_titles != field.choices
        if field.kind in ("float", "int"):
            assert field.minimum is not None
            assert field.maximum is not None
            assert math.isfinite(field.minimum)
            assert math.isfinite(field.maximum)
        assert f"``{field.name}``" in (step_rules[key].value.__doc__ or "")


@every_rule
def test_its_docstring_names_a_source(key: str) -> None:
    assert key == "fixed" or "Source:" in (step_rules[key].value.__doc__ or "")


@every_rule
def test_it_is_a_frozen_record_that_pickles_and_becomes_json(key: str) -> None:
    rule = rule_of(key)
    assert pickle.loads(pickle.dumps(rule)) == rule  # noqa: S301  # our own bytes
    assert msgspec.json.decode(msgspec.json.encode(rule), type=type(rule)) == rule


@every_rule
def test_gradient_descent_walks_down_a_bowl_with_it(key: str) -> None:
    criteria = Criteria(max_steps=5000)
    ended = run(
        quadratic(), (1.0, -2.0), step_rule=given(key), criteria=criteria, learning_rate=0.2
    )
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


# --- line searches ---


@every_line_search
def test_a_line_search_repeats_itself_and_changes_nothing_it_was_given(key: str) -> None:
    search = line_search_of(key)
    state = search.search(
        line_along(lambda a: (a - 2) ** 2, lambda a: 2 * (a - 2)), 0.1, None
    ).state
    kept = pickle.dumps(state)
    found = [
        search.search(line_along(lambda a: (a - 1) ** 4, lambda a: 4 * (a - 1) ** 3), 0.1, state)
        for _ in range(2)
    ]
    assert found[0].step_size == found[1].step_size > 0
    assert pickle.dumps(found[0].state) == pickle.dumps(found[1].state)
    assert pickle.dumps(state) == kept


@every_line_search
def test_an_ascent_takes_the_steps_of_the_descent_of_the_negative(key: str) -> None:
    criteria = Criteria(max_steps=20)
    up, down = (
        run(
            rosenbrock(sign),
            (-1.2, 1.0),
            step_rule=given(key),
            criteria=criteria,
            is_maximizing=sign < 0,
        )
        for sign in (-1.0, 1.0)
    )
    assert len(up.steps) > 10
    assert [step.x.tolist() for step in up.steps] == [step.x.tolist() for step in down.steps]
    assert [step.nfev for step in up.steps] == [step.nfev for step in down.steps]


@every_search_that_tries
@pytest.mark.parametrize("first", [1e-3, 0.3, 1.0, 1e3])
def test_a_line_search_finds_a_step_that_descends(key: str, first: float) -> None:
    ask, line = ask_along(lambda a: (a - 2) ** 2, lambda a: 2 * (a - 2))
    found = line_search_of(key).search(line, first, None)
    f, _ = line.known(found.step_size)
    assert not found.failure
    assert f is not None
    assert f < 4
    assert (found.step_size, f) in [(float(x[0]), value) for x, value in ask.trials]
    assert all(value == (x[0] - 2) ** 2 for x, value in ask.trials)


@every_search_that_tries
def test_a_line_search_asks_for_no_point_twice(key: str) -> None:
    ask, line = ask_along(lambda a: (a - 2) ** 4, lambda a: 4 * (a - 2) ** 3)
    line_search_of(key).search(line, 0.1, None)
    places = [float(x[0]) for x, _ in ask.trials]
    assert len(places) == len(set(places)) == ask.nfev


@every_search_that_tries
def test_a_line_search_gives_up_where_nothing_is_better(key: str) -> None:
    line = line_along(lambda a: 1 + a * a if a else 0.0, lambda a: 2 * a - 1)
    found = line_search_of(key).search(line, 1.0, None)
    assert re.search("enough|both Wolfe conditions|improves f|did not suffice", found.failure)


@every_search_that_tries
def test_a_line_search_tries_as_often_as_it_may(key: str) -> None:
    rule = make_step_rule({"name": key, "max_trials": 3})
    assert isinstance(rule, LineSearch)
    ask, line = ask_along(lambda a: 1 + a * a if a else 0.0, lambda a: 2 * a - 1)
    assert "3 trials" in rule.search(line, 1.0, None).failure
    assert ask.nfev == 3


@every_search_that_tries
def test_a_line_search_steps_back_from_where_f_is_undefined(key: str) -> None:
    line = line_along(
        lambda a: (1 - a) ** 2 if a < 1.5 else math.nan,
        lambda a: 2 * (a - 1) if a < 1.5 else math.nan,
    )
    found = line_search_of(key).search(line, 100.0, None)
    f, _ = line.known(found.step_size)
    assert not found.failure
    assert f is not None
    assert f < 1
