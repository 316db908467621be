"""The document as a file."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviewer.core.bounds import Bounds
from gdviewer.core.parameter_range import ParameterRange
from gdviewer.core.problems import problems
from gdviewer.state.document import FARTHEST, MOST_STEPS, Document, check_size
from gdviewer.state.document_file import from_json, read_document, to_json
from gdviewer.state.edits.choices import set_expression
from gdviewer.state.run import Run

RICH = Document(
    problem="rosenbrock",
    expression=problems()["rosenbrock"].expression,
    variables=("x", "y"),
    parameters={"a": 1.0, "b": 1e-300},
    is_maximizing=True,
    starts=((-1.2, 1.0), (0.1 + 0.2, 5e-324)),
    runs=(Run("adam", {"adam": {"learning_rate": 0.1}}, "exponential", {}),),
    criteria={"gtol": 1e-9},
    criteria_on=("gtol",),
    seed=7,
    parameter_ranges={"a": ParameterRange(0.1, 1e100, 0.5, is_log=True)},
    bounds=Bounds(-3, 3, -1, 1),
    value_range=(-1e100, 5e-324),
    is_view_locked=True,
    playhead=12,
    speed=0.0,
)


def test_a_document_reads_back_as_it_was_written() -> None:
    assert from_json(to_json(RICH)) == RICH


def test_fields_of_a_later_version_are_kept() -> None:
    fields = json.loads(to_json(RICH)) | {"stickers": [1, 2]}
    document = from_json(json.dumps(fields).encode())
    assert document.extra == {"stickers": [1, 2]}
    assert json.loads(to_json(document))["stickers"] == [1, 2]


def edited(**fields: object) -> bytes:
    return json.dumps(json.loads(to_json(RICH)) | fields).encode()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "not a GDViewer document"),
        (b"[1]", "not a GDViewer document"),
        (b"{}", "no field 'gdviewer'"),
        (b"[" * 100_000, "not a GDViewer document"),
        (b"\xff\xfe", "not a GDViewer document"),
        (b" " * 9_000_000, "too long"),
        (edited(gdviewer=99), "version 99"),
        (edited(expression=5), "expression"),
        (edited(bounds={"xmin": 1, "xmax": 1, "ymin": 0, "ymax": 1}), "bounds"),
        (edited(bounds={"xmin": -1e300, "xmax": 1, "ymin": 0, "ymax": 1}), "bounds"),
        (edited(bounds={"xmin": 1, "xmax": 1 + 1e-15, "ymin": 0, "ymax": 1}), "in its bounds"),
        (edited(home={"xmin": 0, "xmax": 1, "ymin": 3, "ymax": 3 + 1e-15}), "in its home"),
        (edited(expression="x+" * 2_400 + "x"), r"expression is too long; .* at most 4.800"),
        (edited(starts=[]), "each start"),
        (edited(starts=[[1.0]]), "2 numbers of at most 10¹⁰⁰"),
        (edited(starts=[[1.0, None]]), "starts"),
        (edited(runs=[]), "1 to 100 runs"),
        (
            edited(runs=[{}] * 100, starts=[[0.0, 0.0]] * 26),
            "too many paths: there are 2.500 paths",
        ),
        (edited(variables=["x", "x"]), "wrong name"),
        (edited(variables=[]), "wrong name|two variables"),
        (edited(variables=["x", "y", "z"]), "two variables"),
        (edited(variables=[f"x_{n}" for n in range(200_000)]), "two variables"),
        (edited(variables=["and", "x"]), "'and' has a meaning of its own"),
        (edited(variables=["x", "π"]), "'π' has a meaning of its own"),
        (edited(variables=["e"]), "'e' has a meaning of its own"),
        (edited(variables=["nan"]), "'nan' has a meaning of its own"),
        (edited(variables=["sin"]), "'sin' has a meaning of its own"),
        (edited(variables=["x" * 10_000]), r"^.{,100}$"),
        (edited(criteria_on=["x" * 10_000]), r"^.{,100}$"),
        (edited(parameters={"1a": 2.0}), "wrong name"),
        (edited(criteria_on=["foo"]), "unknown criterion 'foo'"),
        (edited(criteria={"foo": 1.0}), "unknown criterion 'foo'"),
        (edited(gdviewer=True), "version True"),
        (edited(gdviewer=-3), "version -3"),
        (edited(random_starts=-1), "random_starts"),
        (edited(parameters={"a": 1e200}), "parameters"),
        (edited(parameters=dict.fromkeys((f"a{n}" for n in range(501)), 1.0)), "at most 500"),
        (edited(parameter_ranges={"1a": {"minimum": 0, "maximum": 1}}), "wrong name"),
        (edited(parameter_ranges={"sin": {"minimum": 0, "maximum": 1}}), "wrong name"),
        (edited(parameter_ranges={"a": {"minimum": 1, "maximum": 0}}), "slider of a"),
        (edited(parameter_ranges={"a": {"minimum": 0, "maximum": 1e200}}), "slider of a"),
        (edited(parameter_ranges={"a": {"minimum": 0, "maximum": 1, "is_log": True}}), "above 0"),
        (edited(parameter_ranges={"a": {"minimum": 0}}), "wrong field"),
        (edited(value_range=[1.0, 1.0]), "value_range"),
        (edited(value_range=[0.0, 1e200]), "value_range"),
        (edited(is_view_locked=1), "wrong field"),
        (edited(speed=31), "speed"),
        (edited(playhead=-1), "playhead"),
        (edited(seed=2**64), "seed"),
    ],
)
def test_a_wrong_file_is_refused_with_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        from_json(data)


@pytest.mark.parametrize(
    ("races_by", "playhead", "read"),
    [
        ("evaluations", 60_000_000, 60_000_000),
        ("evaluations", 2**60, 10**15),
        ("steps", 60_000_000, MOST_STEPS),
    ],
)
def test_a_playhead_that_is_too_far_is_where_a_run_can_come_to(
    races_by: str, playhead: int, read: int
) -> None:
    assert from_json(edited(races_by=races_by, playhead=playhead)).playhead == read


def test_a_file_that_is_too_long_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "long.gdv"
    with path.open("wb") as file:
        file.truncate(2**40)
    with pytest.raises(ValueError, match="too long"):
        read_document(path)
    with pytest.raises(ValueError, match="is not a file"):
        read_document(tmp_path)


@given(st.binary(max_size=200))
def test_any_bytes_give_a_document_or_a_value_error(data: bytes) -> None:
    try:
        document = from_json(data)
    except ValueError:
        return
    assert isinstance(document, Document)


def test_names_are_read_in_their_one_spelling() -> None:
    slider = {"minimum": 0, "maximum": 1}
    document = from_json(
        edited(
            expression="x_1^2 + a_2",
            variables=["x₁"],
            parameters={"a₂": 3.0},
            parameter_ranges={"a₂": slider},
        )
    )
    assert (document.variables, document.parameters) == (("x_1",), {"a_2": 3.0})
    assert document.parameter_ranges == {"a_2": ParameterRange(0, 1)}


def test_a_document_is_frozen() -> None:
    with pytest.raises(AttributeError):
        RICH.seed = 1  # type: ignore[misc]
    assert msgspec.structs.replace(RICH, seed=1) != RICH


@pytest.mark.parametrize("size", [FARTHEST, 1.1 * FARTHEST])
def test_what_a_field_takes_can_be_read_back(size: float) -> None:
    data = edited(parameters={"a": size, "b": 1.0}, starts=[[-size, 0.0]])
    if size > FARTHEST:
        for check in (lambda: check_size(-size), lambda: from_json(data)):
            with pytest.raises(ValueError, match="of at most 10¹⁰⁰"):
                check()
    else:
        check_size(-size)
        assert from_json(data).starts == ((-size, 0.0),)


@pytest.mark.parametrize("text", ["x^2 + y^2", f"{RICH.expression} + 1"])
def test_another_text_is_no_built_in_function(text: str) -> None:
    assert from_json(edited(expression=text)).problem == ""
    assert from_json(edited(expression=f" {RICH.expression} ")).problem == "rosenbrock"


def test_what_can_be_typed_can_be_saved_and_opened_again() -> None:
    typed = set_expression(Document(), "x + " * 5_000)
    assert from_json(to_json(typed)).expression == typed.expression
