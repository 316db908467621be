"""Variables and parameters change places, and the picture stays where it is."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from gdviewer.core.bounds import Bounds
from gdviewer.core.parameter_range import ParameterRange
from gdviewer.state.document import Document
from gdviewer.state.document_file import from_json, to_json
from gdviewer.state.edits.choices import choose_problem
from gdviewer.state.edits.sliders import slider_of
from gdviewer.state.edits.variables import Seen, choose_variables, leaving, toggled
from gdviewer.state.resolve import resolve

MODEL = Document(
    expression="(w x + b - 3)^2",
    variables=("w", "b"),
    parameters={"x": 2.0},
    starts=((0.5, -1.0), (4.0, 5.0)),
    bounds=Bounds(-2, 3, -4, 5),
    home=Bounds(-1, 1, -1, 1),
)


def chosen(document: Document, *names: str) -> Document:
    facts = resolve(document)
    assert facts.objective is not None
    return choose_variables(document, Seen(facts.objective.variables, facts.parameters), names)


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        (("x", "y"), "y", ("x",)),
        (("x", "y"), "x", ("y",)),
        (("x",), "x", ("x",)),
        (("x",), "a", ("x", "a")),
        (("x", "y"), "a", ("y", "a")),
        (("y", "a"), "x", ("a", "x")),
    ],
)
def test_a_third_name_takes_the_place_of_the_one_chosen_longest_ago(
    before: tuple[str, ...], name: str, after: tuple[str, ...]
) -> None:
    assert toggled(before, name) == after


def test_it_can_be_said_beforehand_which_one_that_is() -> None:
    assert leaving(("x", "y"), "a") == "x"
    assert leaving(("x", "y"), "y") == ""
    assert leaving(("x",), "a") == ""


def test_names_change_places_at_the_same_point() -> None:
    document = chosen(MODEL, "b", "x")
    assert document.starts == ((-1.0, 2.0), (5.0, 2.0))
    assert document.parameters["w"] == 0.5
    before, after = resolve(MODEL).objective, resolve(document).objective
    assert before is not None
    assert after is not None
    assert before.value(MODEL.starts[0]) == after.value(document.starts[0])  # type: ignore[arg-type]


def test_a_parameter_is_seen_over_its_slider_and_its_slider_is_as_wide_as_the_view_was() -> None:
    document = chosen(MODEL, "b", "x")
    assert document.bounds == Bounds(-4, 5, -5, 5)
    assert document.home == Bounds(-1, 1, -5, 5)
    assert document.parameter_ranges == {"w": ParameterRange(-2, 3)}
    back = chosen(document, "w", "b")
    assert back.bounds == MODEL.bounds
    assert back.starts == (*MODEL.starts[:1], (0.5, 5.0))
    assert from_json(to_json(back)) == back


def test_of_a_view_too_narrow_for_a_slider_the_usual_slider_is_taken() -> None:
    narrow = replace(MODEL, bounds=Bounds(1, 1 + 1e-13, -4, 5))
    document = chosen(narrow, "b", "x")
    assert document.parameter_ranges == {}
    assert slider_of(document, "w", 0.5) == ParameterRange(-5, 5)
    assert from_json(to_json(replace(document, home=MODEL.home))) is not None


def test_a_locked_view_stays_whatever_is_drawn_over_it() -> None:
    document = chosen(replace(MODEL, is_view_locked=True), "b", "x")
    assert (document.bounds, document.home) == (MODEL.bounds, MODEL.home)


def test_a_curve_becomes_a_surface_where_y_was_before() -> None:
    line = Document(expression="a x^2", starts=((0.5, -1.5),), bounds=Bounds(-1, 1, -3, 4))
    assert chosen(line, "x", "y").starts == ((0.5, -1.5),)
    assert chosen(line, "x", "y").bounds == line.bounds
    assert chosen(line, "x", "a").starts == ((0.5, 1.0),)
    assert chosen(line, "x", "a").bounds == Bounds(-1, 1, -5, 5)


def test_a_surface_becomes_a_curve_through_the_start() -> None:
    plane = Document(expression="x^2 + y^2", starts=((0.5, -1.5),), bounds=Bounds(-1, 1, -3, 4))
    line = chosen(plane, "x")
    assert resolve(line).parameters == {"y": -1.5}
    assert line.parameter_ranges == {"y": ParameterRange(-3, 4)}
    assert chosen(line, "x", "y").starts == plane.starts


def test_a_built_in_function_is_the_users_along_other_axes_and_its_own_again_along_its_own() -> (
    None
):
    rosenbrock = choose_problem(Document(), "rosenbrock")
    other = chosen(rosenbrock, "y", "a")
    assert other.problem == ""
    assert other.bounds == Bounds(-1, 3, 0, 1.5)
    assert chosen(other, "x", "y").problem == "rosenbrock"
