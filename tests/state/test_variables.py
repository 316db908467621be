"""Which names are variables: by the text, or as the user chose."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from gdviewer.core.expression import ExpressionError
from gdviewer.state.document import Document
from gdviewer.state.document_file import from_json, to_json
from gdviewer.state.edits.choices import choose_problem, set_expression
from gdviewer.state.edits.start_edits import set_start
from gdviewer.state.resolve import random_start, resolve
from gdviewer.state.run import Run
from gdviewer.state.variables import choices, variables_of


def shows(text: str, variables: tuple[str, ...] | None = None) -> Document:
    return Document(expression=text, variables=variables, starts=((0.5, -1.5),))


@pytest.mark.parametrize(
    ("text", "variables", "parameters"),
    [
        ("x^2 + y^2", ("x", "y"), ()),
        ("y^2", ("x", "y"), ()),
        ("x^2 + a", ("x",), ("a",)),
        ("b + w x", ("x",), ("b", "w")),
        ("w^2 + b^2", ("w", "b"), ()),
        ("θ1^2 + θ0^2 + k", ("θ1", "θ0"), ("k",)),
        ("t^2", ("t",), ()),
        ("pi", ("x", "y"), ()),
        ("f(x, y) = x^2", ("x", "y"), ()),
        ("f(v, u) = u^2 + a", ("v", "u"), ("a",)),
        ("f(t) = t^2 + x", ("t",), ("x",)),
        ("f(x, t) = x^2 + t", ("x", "t"), ()),
    ],
)
def test_the_text_says_which_names_are_variables(
    text: str, variables: tuple[str, ...], parameters: tuple[str, ...]
) -> None:
    facts = resolve(shows(text))
    assert facts.objective is not None
    assert facts.objective.variables == variables
    assert tuple(facts.parameters) == parameters
    assert [asked.descent.start for asked in facts.requests] == [(0.5, -1.5)[: len(variables)]]


def test_a_product_without_its_sign_is_no_variable() -> None:
    error = resolve(shows("ax^2 + by^2")).error
    assert error is not None
    assert error.hint == "for a product write a*x"


def test_a_name_that_has_a_value_already_may_be_a_variable_all_the_same() -> None:
    facts = resolve(replace(shows("w^2 + b^2"), parameters={"b": 3.0, "x": 1.0}))
    assert facts.objective is not None
    assert (facts.objective.variables, facts.parameters) == (("w", "b"), {})


def test_a_choice_goes_before_the_text() -> None:
    facts = resolve(shows("a x^2 + y^2", ("a", "x")))
    assert facts.objective is not None
    assert facts.objective.variables == ("a", "x")
    assert tuple(facts.parameters) == ("y",)


@pytest.mark.parametrize(
    ("chosen", "text", "kept"),
    [
        (("a", "x"), "a x^2 + 1", True),
        (("a", "x"), "a x^2 + (", True),
        (("a", "x"), "x^2", False),
        (("x", "y"), "x^2", True),
        (("x", "y"), "u^2", False),
        (("x",), "x^2 + y^2", True),
        (("x",), "f(x, y) = x^2 + y^2", False),
    ],
)
def test_a_choice_stays_while_the_text_has_its_names(
    chosen: tuple[str, ...], text: str, kept: bool
) -> None:
    document = set_expression(shows("a x^2 + y^2", chosen), text)
    assert document.variables == (chosen if kept else None)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("x^2", ("x", "y")),
        ("a y^2", ("x", "y", "a")),
        ("y^2", ("x", "y")),
        ("w^2 + b", ("w", "b")),
        ("w^2 + b + k", ("w", "b", "k")),
        ("x^2 + y^2", ("x", "y")),
        ("t^2", ()),
        ("f(u, v) = u^2", ()),
        ("7", ()),
        ("x^2 + (", ()),
    ],
)
def test_where_there_is_a_choice_it_is_among_the_names_of_the_text(
    text: str, names: tuple[str, ...]
) -> None:
    assert choices(shows(text)) == names


def test_a_text_that_cannot_be_read_has_no_variables() -> None:
    with pytest.raises(ExpressionError):
        variables_of(shows("x^2 + ("))


def test_a_start_on_a_line_keeps_its_second_number() -> None:
    document = set_start(shows("x^2"), (2.0,))
    assert document.starts == ((2.0, -1.5),)


def test_a_random_start_on_a_line_is_that_of_the_plane_without_y() -> None:
    plain = [type(number) for number in random_start(shows("x^2"), 0)]
    assert plain == [float, float]


def test_a_function_of_one_variable_gets_a_rate_by_a_trial() -> None:
    (trial,) = resolve(replace(shows("x^2"), runs=(Run("gradient_descent"),))).trials
    assert trial[1].objective.variables == ("x",)


def test_a_built_in_function_seen_along_other_variables_is_the_users() -> None:
    rosenbrock = replace(choose_problem(Document(), "rosenbrock"), variables=("x", "a"))
    assert from_json(to_json(rosenbrock)).problem == ""
    assert set_expression(rosenbrock, rosenbrock.expression).problem == ""
