"""The command line: what it prints, what it writes, and how it refuses."""

from __future__ import annotations

import subprocess
import sys

import pytest

import gdviewer
from tests.commands.printed import BOWL, Printed, as_json, output


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
