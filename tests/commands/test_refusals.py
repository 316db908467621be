"""What a command refuses, and how it shows the place in the text that is wrong."""

from __future__ import annotations

import pytest

from tests.commands.printed import BOWL, Printed, as_json, refusal


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["run", "x^2"], "--start is missing"),
        (["run", "@nowhere"], "no problem 'nowhere'"),
        ([*BOWL, "--optimizer", "adm"], "did you mean 'adam'"),
        ([*BOWL, "--step-rule", "wolf"], "unknown step rule 'wolf': did you mean 'wolfe'?"),
        ([*BOWL, "--step-rule", "polyak"], "Polyak needs the known minimum of f"),
        ([*BOWL, "--optimizer", "nelder_mead", "--step-rule", "wolfe"], "gives no direction"),
        ([*BOWL, "--optimizer", "cma_es", "--step-rule", "cosine"], "has no learning rate"),
        (
            [*BOWL, "--optimizer", "nelder_mead", "--set", "learning_rate=0.1"],
            "no hyperparameter 'learning_rate'; there are: reflection",
        ),
        (
            [*BOWL, "--optimizer", "adam", "--set", "beta1=1"],
            "beta1 of Adam must be at least 0 and below 1, not 1",
        ),
        (
            [*BOWL, "--optimizer", "newton", "--set", "modification=magic"],
            "modification of Newton is one of absolute, shifted, none, not 'magic'",
        ),
        (
            [*BOWL, "--step-rule", "wolfe", "--rule", "c1=0.9", "--rule", "c2=0.1"],
            "needs c1 below c2",
        ),
        ([*BOWL, "--set", "lr=0.1"], "'lr'"),
        ([*BOWL, "--set", "learning_rate"], "name=value"),
        ([*BOWL, "--set", "learning_rate=-1"], "above 0"),
        ([*BOWL, "--rule", "gamma=1"], "gamma"),
        ([*BOWL, "--set", "learning_rate=nan"], "must be finite, not nan"),
        ([*BOWL, "--set", "learning_rate=1e999"], "must be finite, not inf"),
        ([*BOWL, "--rule", "gamma"], "--rule: write name=value"),
        ([*BOWL, "--step-rule", "exponential", "--rule", "gamma=-inf"], "must be finite, not -inf"),
        ([*BOWL, "--param", "c=1"], "no parameter 'c'"),
        (
            ["run", "a x^2", "--start", "1,1", "--param", "a=nan"],
            "'nan' in 'a=nan' is not a finite",
        ),
        (
            ["run", "a x^2", "--start", "1,1", "--param", "a=abc"],
            "'abc' in 'a=abc' is not a finite",
        ),
        (["run", "x^2 + y^2", "--start", "1"], "--start has 1 number, but a point has 2 numbers"),
        (
            ["run", "u^2 + v^2", "--start", "1,1"],
            "begin with f(u, v) =, or name the variables, e.g. --variables u,v",
        ),
        ([*BOWL, "--max-steps", "1.5"], "whole number"),
        ([*BOWL, "--gtol", "small"], "small"),
        ([*BOWL, "--seed", "-1"], "whole number"),
        ([*BOWL, "--strat", "1,2"], "--strat"),
        ([*BOWL, "--out", "path.txt"], ".csv"),
        (["run", "x^2", "--start", "1,2,3"], "3 numbers"),
        (["run", "x^2", "--start", "1,nan"], "finite"),
        (["list", "everything"], "optimizers"),
        (["nowhere.gdv"], "nowhere.gdv"),
    ],
)
def test_bad_input_is_refused_in_a_sentence(
    capsys: Printed, words: list[str], sentence: str
) -> None:
    assert sentence in refusal(capsys, *words)


def test_bad_text_is_shown_with_a_caret_under_the_place(capsys: Printed) -> None:
    for words in (["check", "2 + foo(x)"], ["run", "2 + foo(x)", "--start", "1,2"]):
        lines = refusal(capsys, *words).splitlines()
        assert "foo" in lines[0]
        assert lines[1:3] == ["  2 + foo(x)", "      ^^^"]


@pytest.mark.parametrize("joint", ["; ", "\n"])
def test_lines_may_stand_before_the_formula(capsys: Printed, joint: str) -> None:
    text = joint.join(["u = x - 1", "f = u^2 + b y^2"])
    assert as_json(capsys, "check", text)["parameters"] == ["b"]
    path = as_json(capsys, "run", text, "--start", "3,1", "--param", "b=2")
    assert path["f"][0] == 6


def test_of_several_lines_the_wrong_one_is_shown(capsys: Printed) -> None:
    text = "u = x - 1\nv = 2 + foo(u)\nu + v"
    for words in (["check", text], ["run", text, "--start", "1,2"]):
        assert refusal(capsys, *words).splitlines()[1:3] == ["  v = 2 + foo(u)", "          ^^^"]


def test_of_a_long_text_the_part_around_the_place_is_shown(capsys: Printed) -> None:
    lines = refusal(capsys, "check", "x + " * 200 + "foo(x)" + " + x" * 50).splitlines()
    assert max(map(len, lines)) < 100
    assert lines[1][lines[2].index("^") :].startswith("foo(x)")


def test_nothing_a_user_types_acts_on_the_terminal(capsys: Printed) -> None:
    for words in (["check", "x + \x1b[31m\u202e"], ["run", "x", "--start", "\x1b[2J"], ["\x1b]0;"]):
        message = refusal(capsys, *words)
        assert message.replace("\n", "").isprintable()


def test_the_caret_stands_under_the_place_after_wide_characters(capsys: Printed) -> None:
    lines = refusal(capsys, "check", "變 + ☃").splitlines()
    assert "^" in lines[2]
