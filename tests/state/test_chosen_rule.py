"""Which step rule a run has when its method changes."""

from __future__ import annotations

import pytest

from gdviewer.state.chosen_rule import chosen_rule, with_method, with_rule
from gdviewer.state.run import Run


@pytest.mark.parametrize(("key", "usual"), [("adam", "fixed"), ("bfgs", "wolfe")])
def test_a_method_comes_with_its_usual_rule(key: str, usual: str) -> None:
    assert chosen_rule(with_method(Run(), key)) == usual


def test_a_rule_that_was_chosen_is_the_methods_own_and_comes_back_with_it() -> None:
    exact = with_rule(with_method(Run(), "bfgs"), "exact")
    other = with_method(exact, "adam")
    assert chosen_rule(other) == "fixed"
    assert chosen_rule(with_method(other, "bfgs")) == "exact"


def test_the_usual_rule_can_be_chosen_again() -> None:
    run = with_rule(with_rule(with_method(Run(), "newton"), "fixed"), "backtracking")
    assert run.step_rule == ""
    assert chosen_rule(run) == "backtracking"
