"""What is offered for a name that is being typed."""

from __future__ import annotations

import pytest

from gdviewer.core.expression.functions import BY_SPELLING, GROUPS
from gdviewer.ui.panels.function.completion import Offer, insertion, offer, word_before
from gdviewer.ui.panels.function.completion_entries import Kind, language_completions


def offered(before: str, after: str = "", variables: tuple[str, ...] = ("x", "y")) -> Offer:
    return offer(before, after, variables, {"rate": 2.5})


def titles(before: str, after: str = "") -> list[str]:
    return [one.title for one in offered(before, after).completions]


@pytest.mark.parametrize(
    ("text", "word"),
    [("2sin", "sin"), ("x + al", "al"), ("x_1", "x_1"), ("2 ", ""), ("", ""), ("θ", "θ")],
)
def test_the_word_is_the_name_before_the_cursor(text: str, word: str) -> None:
    assert word_before(text) == word


@pytest.mark.parametrize("text", ["", "s", "x + s", "sin(", "2 + 3", "si "])
def test_nothing_is_offered_for_less_than_two_letters(text: str) -> None:
    assert titles(text) == []


def test_nothing_is_offered_inside_a_name() -> None:
    assert titles("si", "n(x)") == []
    assert titles("si", " + y")[0] == "sin"


def test_functions_come_in_the_order_of_the_table_with_their_help() -> None:
    found = [one for one in offered("x^2 + lo").completions if one.kind is Kind.FUNCTION]
    assert [one.title for one in found] == ["log", "log2", "log10", "log1p"]
    assert found[0].purpose.startswith(BY_SPELLING["log"].help)


def test_a_function_that_is_spelled_out_comes_first_while_another_begins_so() -> None:
    assert titles("x + sin") == ["sin", "sinh"]


@pytest.mark.parametrize("text", ["x + tanh", "x + hypot", "cos(x) + rate; rate", "x + e"])
def test_nothing_is_offered_for_a_whole_name_that_no_other_begins_with(text: str) -> None:
    assert titles(text) == []


def test_other_names_of_a_function_are_found() -> None:
    assert titles("arct")[:2] == ["arctan", "arctan2"]
    assert offered("arct").completions[0].remark == "function, the same as atan"


def test_a_greek_letter_is_offered_by_its_name() -> None:
    assert titles("x + al") == ["α", "alpha"]
    assert titles("x + alpha") == ["α"]
    assert titles("x + De") == ["Δ", "Delta"]
    assert "λ" in titles("x + lam")


def test_of_a_whole_name_nothing_is_taken_by_itself() -> None:
    assert not offered("x + pi").has_best
    assert not offered("x + alpha").has_best
    assert not offered("rate x + rate2 + rate").has_best
    assert offered("x + alph").has_best
    assert offered("x + sin").has_best


def test_names_of_the_text_come_before_functions_whatever_stands_beside_them() -> None:
    text = "mass = x - 1\nmage(t) = t^2\nmat*x + ) ma"
    assert titles(text) == ["mass", "mage", "mat", "max"]
    mass, mage, mat, _ = offered(text).completions
    assert (mass.kind, mass.purpose) == (Kind.DEFINITION, "mass = x - 1")
    assert (mage.kind, mage.is_called) == (Kind.DEFINITION, True)
    assert mat.kind is Kind.PARAMETER


def test_a_parameter_tells_its_value() -> None:
    (rate,) = offered("rate*x + ra").completions
    assert rate.purpose == "now 2.5"


def test_variables_are_offered_but_not_half_a_name_that_is_one_for_now() -> None:
    assert [one.title for one in offered("we", "", ("weight", "w")).completions] == ["weight"]
    best = offered("si", "", ("si",))
    assert best.has_best
    assert best.completions[0].title == "sin"


def test_built_in_functions_are_offered_where_there_is_nothing_else() -> None:
    (rosenbrock,) = offered("ros").completions
    assert (rosenbrock.kind, rosenbrock.text) == (Kind.PROBLEM, "rosenbrock")
    assert titles("x^2 + ros") == []
    assert titles("ca") == ["Six-hump camel"]


def test_case_does_not_matter_for_a_function() -> None:
    assert titles("x + SIN")[:2] == ["sin", "sinh"]


@pytest.mark.parametrize(
    ("name", "after", "text", "passed"),
    [
        ("sin", "", "sin()", 4),
        ("sin", " + y", "sin()", 4),
        ("sin", "(x)", "sin", 4),
        ("alpha", "", "alpha", 5),
    ],
)
def test_a_function_gets_parentheses_with_the_cursor_inside(
    name: str, after: str, text: str, passed: int
) -> None:
    chosen = next(one for one in language_completions() if one.text == name)
    assert insertion(chosen, after) == (text, passed)


def test_every_function_of_the_table_can_be_completed() -> None:
    known = {one.text for one in language_completions()}
    rows = [row for rows in GROUPS.values() for row in rows]
    assert {row.name for row in rows if not row.is_inner} <= known
    assert not {row.name for row in rows if row.is_inner} & known
