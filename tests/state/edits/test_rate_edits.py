"""How long a learning rate holds that the program has found."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from gdviewer.core.bounds import Bounds
from gdviewer.state.document import Document
from gdviewer.state.document_file import from_json, to_json
from gdviewer.state.edits.choices import (
    change_runs,
    choose_problem,
    set_expression,
    set_hyperparameter,
)
from gdviewer.state.edits.rate_edits import forget_outdated_rates, keep_found_rate, leave_rate
from gdviewer.state.resolve import with_valid_rates
from gdviewer.state.run import Run

TYPED = keep_found_rate(Document(expression="a x^2 + y^2", parameters={"a": 3.0}), 0, 0.2)


def rates_after(document: Document) -> dict[str, float]:
    return forget_outdated_rates(TYPED, document).runs[0].auto_rates


def with_run(run: Run) -> Document:
    return change_runs(TYPED, (0,), lambda _: run)


def with_field(name: str, value: float) -> Document:
    return change_runs(TYPED, (0,), lambda _: set_hyperparameter(TYPED.runs[0], name, value))


def test_it_is_saved_in_the_file() -> None:
    assert from_json(to_json(TYPED)).runs[0].auto_rates == {"momentum": 0.2}


@pytest.mark.parametrize(
    "change",
    [
        lambda: replace(TYPED, expression="a x^2 + y^4"),
        lambda: replace(TYPED, parameters={"a": 3.5}),
        lambda: replace(TYPED, variables=("y", "x")),
        lambda: replace(TYPED, is_maximizing=True),
        lambda: with_field("momentum", 0.5),
    ],
)
def test_it_is_forgotten_with_what_it_was_found_for(change: Callable[[], Document]) -> None:
    assert rates_after(change()) == {}


@pytest.mark.parametrize(
    "change",
    [
        lambda: replace(TYPED, bounds=Bounds(-9, 9, -9, 9)),
        lambda: replace(TYPED, starts=((0.1, 0.1),)),
        lambda: replace(TYPED, criteria={"gtol": 1e-3}),
        lambda: with_run(replace(TYPED.runs[0], optimizer="adam")),
        lambda: change_runs(
            TYPED, (0,), lambda _: replace(TYPED.runs[0], step_rule="backtracking")
        ),
        lambda: with_field("learning_rate", 0.7),
    ],
)
def test_it_stays_whatever_else_is_changed(change: Callable[[], Document]) -> None:
    assert rates_after(change()) == {"momentum": 0.2}


def test_a_field_of_one_method_leaves_the_rates_of_the_others() -> None:
    other = keep_found_rate(with_run(replace(TYPED.runs[0], optimizer="adam")), 0, 0.1)
    run = set_hyperparameter(other.runs[0], "beta1", 0.5)
    after = forget_outdated_rates(other, change_runs(other, (0,), lambda _: run))
    assert after.runs[0].auto_rates == {"momentum": 0.2}


def test_a_run_that_is_added_keeps_its_own() -> None:
    added = replace(TYPED, runs=(*TYPED.runs, Run("adam", auto_rates={"adam": 0.3})))
    assert forget_outdated_rates(TYPED, added) == added


def test_while_the_text_is_wrong_it_is_that_of_the_last_right_one() -> None:
    wrong = set_expression(TYPED, "a x^2 + (")
    assert with_valid_rates(TYPED, wrong).runs[0].auto_rates == {"momentum": 0.2}
    right = set_expression(wrong, "a x^2 + (y)")
    assert with_valid_rates(wrong, right).runs[0].auto_rates == {}


def test_left_to_the_program_it_is_to_be_found_anew() -> None:
    own = set_hyperparameter(set_hyperparameter(TYPED.runs[0], "learning_rate", 0.7), "momentum", 0)
    left = leave_rate(own)
    assert left.hyperparameters == {"momentum": {"momentum": 0}}
    assert left.auto_rates == {}


def test_a_built_in_function_forgets_it() -> None:
    assert choose_problem(TYPED, "rosenbrock").runs[0].auto_rates == {}
