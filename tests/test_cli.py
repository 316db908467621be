"""The command line: what it prints, what it writes, and how it refuses."""

from __future__ import annotations

import csv
import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import gdviewer
from gdviewer.cli import main
from gdviewer.core.descent import Descent
from gdviewer.core.trajectory import Trajectory
from gdviewer.core.walk import walk

BOWL = ["run", "x^2 + y^2", "--start", "1,-2"]
Printed = pytest.CaptureFixture[str]


def output(capsys: Printed, *words: str) -> str:
    status = main(words)
    captured = capsys.readouterr()
    assert (status, captured.err) == (0, "")
    return captured.out


def refusal(capsys: Printed, *words: str) -> str:
    status = main(words)
    captured = capsys.readouterr()
    assert (status, captured.out) == (2, "")
    assert captured.err.startswith("gdviewer: ")
    assert "Traceback" not in captured.err
    return captured.err


def as_json(capsys: Printed, *words: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(output(capsys, *words, "--json"))
    return content


def test_run_says_where_it_went_and_why_it_ended(capsys: Printed) -> None:
    lines = output(capsys, *BOWL, "--max-steps", "3").splitlines()
    assert lines[0] == "from (1, −2)   f = 5"
    assert lines[1].startswith("to   (0.9412, −1.882)")
    assert "limit of 3 steps" in lines[2]


def test_json_has_the_whole_path_of_descend(capsys: Printed) -> None:
    content = as_json(
        capsys, *BOWL, "--optimizer", "adam", "--set", "learning_rate=0.05", "--max-steps", "20"
    )
    path = gdviewer.descend("x^2 + y^2", (1, -2), "adam", learning_rate=0.05, max_steps=20)
    assert list(content) == [
        "version", "x", "f", "gradient", "step_size", "learning_rate", "nfev", "njev", "stop",
    ]  # fmt: skip
    for name in ("x", "f", "gradient", "step_size", "learning_rate", "nfev", "njev"):
        assert content[name] == getattr(path, name).tolist()
    assert content["stop"]["kind"] == "max_steps"
    assert content["stop"]["step"] == 20


def test_json_writes_what_is_not_finite_as_words(capsys: Printed) -> None:
    content = as_json(capsys, "run", "log(x)", "--start", "-1,0")
    assert content["f"] == ["nan"]
    assert content["stop"]["kind"] == "nan"


def test_an_expression_and_a_start_may_begin_with_a_minus(capsys: Printed) -> None:
    content = as_json(capsys, "run", "-x^2 - y^2", "--start", "-1,-2", "--maximize")
    assert content["x"][0] == [-1, -2]
    assert content["f"][-1] == pytest.approx(0, abs=1e-9)


def test_a_problem_brings_its_start_its_rate_and_its_parameters(capsys: Printed) -> None:
    content = as_json(capsys, "run", "@rosenbrock", "--max-steps", "5")
    assert content["x"][0] == [-1.2, 1]
    assert content["learning_rate"] == [0.001] * 5
    assert content["f"][0] == pytest.approx(24.2)


def test_what_is_given_goes_before_what_the_problem_brings(capsys: Printed) -> None:
    words = ["--start", "0,0", "--set", "learning_rate=0.002", "--param", "b=10"]
    content = as_json(capsys, "run", "@rosenbrock", *words, "--max-steps", "1")
    assert content["x"] == [[0, 0], [0.004, 0]]


def test_one_number_is_a_start_of_a_function_of_x(capsys: Printed) -> None:
    assert as_json(capsys, "run", "(x - 3)^2", "--start", "1")["x"][-1] == [pytest.approx(3)]


def test_variables_may_be_named(capsys: Printed) -> None:
    words = ["u^2 + v^2 + w^2", "--variables", "u,v,w", "--start", "1,2,3"]
    assert len(as_json(capsys, "run", *words)["x"][-1]) == 3


def test_a_step_rule_and_its_fields_are_taken(capsys: Printed) -> None:
    words = ["--step-rule", "exponential", "--rule", "gamma=0.5", "--max-steps", "3"]
    assert as_json(capsys, *BOWL, *words)["learning_rate"] == [0.01, 0.005, 0.0025]


@pytest.mark.parametrize("method", ["bfgs", "conjugate_gradient", "newton", "trust_region"])
def test_without_a_step_rule_a_method_goes_by_its_usual_one(capsys: Printed, method: str) -> None:
    words = ["run", "x^2 + 3y^4", "--start", "1,2", "--optimizer", method, "--max-steps", "9"]
    path = gdviewer.descend("x^2 + 3y^4", (1, 2), method, max_steps=9)
    assert as_json(capsys, *words)["x"] == path.x.tolist()


def test_the_rule_s_fields_are_those_of_the_usual_rule_where_none_is_named(capsys: Printed) -> None:
    words = [*BOWL, "--optimizer", "newton", "--rule", "max_trials=1", "--max-steps", "1"]
    assert as_json(capsys, *words)["stop"]["kind"] in ("max_steps", "gtol")


def test_a_warm_up_takes_the_fields_of_what_follows_it(capsys: Printed) -> None:
    fields = ["total_iters=2", "start_factor=0.5", "then=exponential", "gamma=0.5"]
    words = [word for field in fields for word in ("--rule", field)]
    content = as_json(capsys, *BOWL, "--step-rule", "linear_warmup", *words, "--max-steps", "4")
    assert content["learning_rate"] == [0.005, 0.0075, 0.01, 0.005]


def test_polyaks_step_takes_the_minimum_of_a_problem(capsys: Printed) -> None:
    words = ["--step-rule", "polyak", "--max-steps", "3"]
    content = as_json(capsys, "run", "@bowl", *words)
    assert content["step_size"] == [pytest.approx(0.25)] * 3


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (["--gtol", "0.5"], "gtol"),
        (["--gtol", "off", "--ftol", "1e-3"], "ftol"),
        (["--gtol", "off", "--xtol", "1e-3"], "xtol"),
        (["--max-evaluations", "7"], "max_evaluations"),
        (["--set", "learning_rate=3", "--divergence", "1e6"], "diverged"),
    ],
)
def test_each_criterion_can_be_set_and_switched_off(
    capsys: Printed, words: list[str], kind: str
) -> None:
    assert as_json(capsys, *BOWL, *words)["stop"]["kind"] == kind


def test_csv_has_a_row_for_each_point(capsys: Printed, tmp_path: Path) -> None:
    file = tmp_path / "path.csv"
    output(capsys, *BOWL, "--max-steps", "2", "--out", str(file))
    with file.open(newline="") as lines:
        header, *rows = csv.reader(lines)
    assert header == [
        "step", "x", "y", "f", "df/dx", "df/dy", "step_size", "learning_rate", "nfev", "njev",
    ]  # fmt: skip
    assert rows[0][:4] == ["0", "1.0", "-2.0", "5.0"]
    assert rows[1][:4] == ["1", "0.98", "-1.96", "4.802"]
    assert rows[0][6:8] == ["nan", "nan"]
    assert len(rows) == 3


def test_npz_and_json_have_what_descend_returns(capsys: Printed, tmp_path: Path) -> None:
    path = gdviewer.descend("x^2 + y^2", (1, -2), max_steps=4)
    for name in ("path.npz", "path.json"):
        output(capsys, *BOWL, "--max-steps", "4", "--out", str(tmp_path / name))
    with np.load(tmp_path / "path.npz") as arrays:
        assert (arrays["x"] == path.x).all()
        assert arrays["variables"].tolist() == ["x", "y"]
        assert arrays["stop"][0] == "max_steps"
    assert json.loads((tmp_path / "path.json").read_text())["f"] == path.f.tolist()


def test_a_file_that_cannot_be_written_leaves_no_trace(capsys: Printed, tmp_path: Path) -> None:
    missing = tmp_path / "missing" / "path.csv"
    assert str(missing) in refusal(capsys, *BOWL, "--out", str(missing))
    (tmp_path / "path.csv").mkdir()
    refusal(capsys, *BOWL, "--out", str(tmp_path / "path.csv"))
    assert [file.name for file in tmp_path.iterdir()] == ["path.csv"]


def test_check_differentiates(capsys: Printed) -> None:
    lines = output(capsys, "check", "-x^2 + a*y").splitlines()
    assert [line.split() for line in lines[:2]] == [["variables", "x,", "y"], ["parameters", "a"]]
    assert lines[3].split() == ["∂f/∂x", "-2*x"]
    content = as_json(capsys, "check", "x^2 y")
    assert content["variables"] == ["x", "y"]
    assert content["parameters"] == []
    assert len(content["gradient"]) == 2
    assert content["hessian"][0][1] == content["hessian"][1][0]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("optimizers", "adam"),
        ("step-rules", "backtracking"),
        ("problems", "beale"),
        ("formats", "svg"),
    ],
)
def test_list_names_everything_of_a_kind(capsys: Printed, kind: str, name: str) -> None:
    names = [line.split()[0] for line in output(capsys, "list", kind).splitlines()]
    content = as_json(capsys, "list", kind)
    assert name in names
    assert [row["name"] for row in content[kind.replace("-", "_")]] == names


def test_list_says_what_a_method_is_for_and_which_step_rule_it_has(capsys: Printed) -> None:
    lines = output(capsys, "list", "optimizers").splitlines()
    assert ["bfgs", "BFGS", "wolfe", "Learns"] in [line.split()[:4] for line in lines]
    for kind in ("optimizers", "step-rules"):
        rows = as_json(capsys, "list", kind)[kind.replace("-", "_")]
        assert all(row["title"] and row["purpose"].endswith(".") for row in rows)


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


def test_ctrl_c_ends_a_run_and_keeps_what_it_reached(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def walk_under_ctrl_c(descent: Descent, keep_going: Callable[[], bool]) -> Trajectory:
        signal.raise_signal(signal.SIGINT)
        return walk(descent, keep_going)

    monkeypatch.setattr("gdviewer.commands.run.walk", walk_under_ctrl_c)
    before = signal.getsignal(signal.SIGINT)
    assert as_json(capsys, *BOWL, "--max-steps", "off")["stop"]["kind"] == "stopped"
    assert signal.getsignal(signal.SIGINT) is before


def test_a_second_ctrl_c_ends_the_program_without_a_traceback(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def walk_under_two(*_: object) -> Trajectory:
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
        raise AssertionError("the second one must not be ignored")

    monkeypatch.setattr("gdviewer.commands.run.walk", walk_under_two)
    assert main(BOWL) == 130
    assert capsys.readouterr().err == ""


def test_it_runs_as_a_module_and_its_reader_may_go_away() -> None:
    command = [sys.executable, "-m", "gdviewer", "list", "problems"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        program.stdout.close()
        assert program.stderr is not None
        assert program.stderr.read() == ""
    assert program.returncode == 0
