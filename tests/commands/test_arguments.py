"""The words of a command, as people type them."""

from __future__ import annotations

from argparse import ArgumentTypeError

import pytest

from gdviewer.commands import arguments
from gdviewer.commands.arguments import Parser


@pytest.fixture
def parser() -> Parser:
    parser = Parser("run")
    parser.add_argument("expression")
    parser.add_argument("--start", type=arguments.point)
    parser.add_argument("--set", action="append", default=[])
    parser.add_argument("--maximize", action="store_true")
    return parser


@pytest.mark.parametrize(
    "expression", ["-x^2", "-x", "--x", "-(x+y)", "-1", "-2x", "−x", "-start", "-", "-x=y"]
)
def test_an_expression_may_start_with_a_minus(parser: Parser, expression: str) -> None:
    assert parser.read(["--maximize", expression, "--start", "1,2"]).expression == expression


@pytest.mark.parametrize("words", [["--start", "-2,1"], ["--start=-2,1"], ["--start", "(−2; 1)"]])
def test_a_value_may_start_with_a_minus(parser: Parser, words: list[str]) -> None:
    assert parser.read(["x", *words]).start == (-2.0, 1.0)


def test_after_two_dashes_nothing_is_an_option(parser: Parser) -> None:
    assert parser.read(["--maximize", "--", "--start"]).expression == "--start"


def test_a_repeated_option_collects_its_values(parser: Parser) -> None:
    assert parser.read(["x", "--set", "a=1", "--set=b=-2"]).set == ["a=1", "b=-2"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["x", "--strat", "1,2"], "there is no option --strat"),
        (["x", "--strat=1,2"], "there is no option --strat"),
        (["x", "--start"], "--start needs a value"),
        (["x", "--start", "1,a"], "'a' in '1,a' is not a finite number"),
        (["x", "--start", ""], "--start: write X,Y"),
        (["x", "--start", "1,"], "a number is missing in '1,'"),
        (["x", "--start", "inf,0"], "'inf' in 'inf,0' is not a finite number"),
        ([], "required: expression"),
        (["x", "y"], "unrecognized arguments: y"),
        (["x", "--maximize=1"], "--maximize"),
    ],
)
def test_what_is_wrong_is_said(parser: Parser, words: list[str], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        parser.read(words)


def test_an_assignment_is_a_number_a_truth_or_a_word() -> None:
    texts = ["a=1", "b=-0.5", "c=true", "d=false", "metric=after", "e=1e-3", "f=a=b"]
    values = dict(map(arguments.assignment, texts))
    assert values == {
        "a": 1, "b": -0.5, "c": True, "d": False, "metric": "after", "e": 1e-3, "f": "a=b",
    }  # fmt: skip
    assert type(values["a"]) is int


@pytest.mark.parametrize("text", ["learning_rate", "=3", " =3"])
def test_an_assignment_without_a_name_or_a_sign_is_refused(text: str) -> None:
    for read in (arguments.assignment, arguments.parameter):
        with pytest.raises(ArgumentTypeError, match="write name=value"):
            read(text)


@pytest.mark.parametrize("text", ["a=nan", "a=abc", "a=", "a=1e999"])
def test_a_parameter_is_a_finite_number(text: str) -> None:
    with pytest.raises(ArgumentTypeError, match=r"finite|missing"):
        arguments.parameter(text)


def test_a_criterion_is_a_number_or_off() -> None:
    assert arguments.limit("off") is None
    assert arguments.limit("1e-6") == 1e-6


def test_a_seed_keeps_every_digit() -> None:
    assert arguments.seed("9007199254740993") == 2**53 + 1
    assert arguments.seed(str(2**63 - 1)) == 2**63 - 1


@pytest.mark.parametrize("text", ["1.5", "-1", "many", str(2**63), "9" * 5000])
def test_a_seed_is_one_that_a_file_takes_too(text: str) -> None:
    with pytest.raises(ArgumentTypeError, match="whole number from 0 to"):
        arguments.seed(text)
