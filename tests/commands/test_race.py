"""Several methods and several starts from the command line: who ranks where, what is written."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtGui import QImage

import gdviewer
from gdviewer.cli import main

Printed = pytest.CaptureFixture[str]

BOWL = ["run", "x^2 + 3y^2", "--start", "1,-2"]
THREE = [
    *("--optimizer", "momentum", "--set", "learning_rate=0.05"),
    *("--optimizer", "adam", "--set", "learning_rate=0.1", "--step-rule", "exponential"),
    *("--rule", "gamma=0.99", "--optimizer", "bfgs"),
]


def output(capsys: Printed, *words: str) -> str:
    status = main(words)
    captured = capsys.readouterr()
    assert (status, captured.err) == (0, "")
    return captured.out


def as_json(capsys: Printed, *words: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(output(capsys, *words, "--json"))
    return content


def test_each_method_has_the_settings_that_follow_it(capsys: Printed) -> None:
    content = as_json(capsys, *BOWL, *THREE)
    rule: dict[str, str | float] = {"name": "exponential", "gamma": 0.99}
    alone = [
        gdviewer.descend("x^2 + 3y^2", (1, -2), "momentum", learning_rate=0.05),
        gdviewer.descend("x^2 + 3y^2", (1, -2), "adam", learning_rate=0.1, step_rule=rule),
        gdviewer.descend("x^2 + 3y^2", (1, -2), "bfgs"),
    ]
    assert list(content) == ["version", "runs", "ranking"]
    assert [run["run"] for run in content["runs"]] == ["Momentum", "Adam", "BFGS"]
    assert [run["x"] for run in content["runs"]] == [path.x.tolist() for path in alone]


def test_the_ranking_is_that_of_the_headless_race(capsys: Printed) -> None:
    racers: list[Any] = [
        {"optimizer": "momentum", "learning_rate": 0.05},
        {"optimizer": "adam", "learning_rate": 0.1},
        "bfgs",
    ]
    race = gdviewer.race(racers, "x^2 + 3y^2", (1, -2), rank_by="steps", target=0.1)
    words = [word for word in THREE if word not in ("--step-rule", "exponential")]
    words = [word for word in words if word not in ("--rule", "gamma=0.99")]
    content = as_json(capsys, *BOWL, *words, "--rank-by", "steps", "--target", "0.1")
    assert [(row["run"], row["steps"]) for row in content["ranking"]] == [
        (race.names[standing.racer], standing.steps) for standing in race.ranking
    ]
    assert [row["rank"] for row in content["ranking"]] == [1, 2, 3]


def test_each_method_goes_from_each_start(capsys: Printed) -> None:
    words = ["--start", "2,2", "--optimizer", "newton", "--optimizer", "bfgs"]
    content = as_json(capsys, *BOWL, *words)
    assert [(run["run"], run["start"], run["x"][0]) for run in content["runs"]] == [
        ("Newton", 1, [1, -2]),
        ("Newton", 2, [2, 2]),
        ("BFGS", 1, [1, -2]),
        ("BFGS", 2, [2, 2]),
    ]
    assert [row["starts"] for row in content["ranking"]] == [2, 2]
    assert "2 of 2 converged" in output(capsys, *BOWL, *words)


def test_the_text_is_a_table_with_the_best_first(capsys: Printed) -> None:
    words = ["run", "@rosenbrock", "--optimizer", "gradient_descent", "--optimizer", "newton"]
    header, first, second, *rest = output(capsys, *words, "--rank-by", "evaluations").splitlines()
    assert header.split() == ["run", "f", "distance", "steps", "evaluations", "end"]
    assert first.split()[:2] == ["1", "Newton"]
    assert second.split()[:3] == ["2", "Gradient", "descent"]
    assert second.index("step limit") == header.index("end")
    until = "Steps and evaluations until 1 % of the way from the start's f to the best"
    assert rest == [
        "Ranked by evaluations to the target.",
        f"{until} is left: f ≤ 0.242.",
    ]


def test_a_race_by_evaluations_gives_all_the_same_budget(capsys: Printed) -> None:
    words = ["run", "@rosenbrock", "--optimizer", "momentum", "--optimizer", "gradient_descent"]
    words += ["--step-rule", "wolfe", "--race-by", "evaluations"]
    for options, budget in (([], 2000), (["--max-evaluations", "100"], 100)):
        for run in as_json(capsys, *words, *options)["runs"]:
            assert budget <= run["nfev"][-1] + run["njev"][-1] <= budget + 20


def test_a_weight_says_what_an_evaluation_counts(capsys: Printed) -> None:
    words = [*BOWL, "--optimizer", "gradient_descent", "--start", "2,1", "--gtol", "off"]
    limit = ["--max-evaluations", "40", "--weight", "gradient=4"]
    for run in as_json(capsys, *words, *limit)["runs"]:
        assert len(run["x"]) == 11


def test_csv_has_the_run_and_its_start_in_front(capsys: Printed, tmp_path: Path) -> None:
    file = tmp_path / "race.csv"
    words = [*BOWL, "--start", "3,3", "--optimizer", "adam", "--optimizer", "bfgs"]
    output(capsys, *words, "--max-steps", "2", "--out", str(file))
    with file.open(newline="") as lines:
        header, *rows = csv.reader(lines)
    assert header[:5] == ["run", "start", "step", "x", "y"]
    assert [row[:3] for row in rows[:4]] == [
        ["Adam", "1", "0"], ["Adam", "1", "1"], ["Adam", "1", "2"], ["Adam", "2", "0"],
    ]  # fmt: skip
    assert rows[-1][:3] == ["BFGS", "2", "2"]


def test_npz_and_json_have_every_path(capsys: Printed, tmp_path: Path) -> None:
    for name in ("race.npz", "race.json"):
        output(capsys, *BOWL, *THREE, "--out", str(tmp_path / name))
    alone = gdviewer.descend("x^2 + 3y^2", (1, -2), "momentum", learning_rate=0.05)
    with np.load(tmp_path / "race.npz") as arrays:
        assert arrays["runs"].tolist() == ["Momentum", "Adam", "BFGS"]
        assert arrays["starts"].tolist() == [1, 1, 1]
        np.testing.assert_array_equal(arrays["run1_x"], alone.x)
        assert {"run3_f", "run3_stop", "variables"} <= {*arrays}
    assert json.loads((tmp_path / "race.json").read_text())["ranking"][0]["rank"] == 1


def test_two_runs_of_one_name_are_told_apart(capsys: Printed) -> None:
    content = as_json(capsys, *BOWL, "--optimizer", "bfgs", "--optimizer", "bfgs")
    assert [run["run"] for run in content["runs"]] == ["BFGS 1", "BFGS 2"]


def test_a_race_in_which_all_diverge_says_so(capsys: Printed) -> None:
    wild = [
        *("--optimizer", "momentum", "--set", "learning_rate=9"),
        *("--optimizer", "gradient_descent", "--set", "learning_rate=9"),
    ]
    text = output(capsys, *BOWL, *wild)
    assert "Every run ran away" in text
    assert text.count("diverged") == 2


def test_a_start_where_f_has_no_value_is_told(capsys: Printed) -> None:
    words = ["run", "log(x) + y^2", "--start", "-1,0", "--optimizer", "adam", "--optimizer", "bfgs"]
    text = output(capsys, *words)
    assert "f has no value at the start (−1, 0)" in text
    assert text.splitlines()[1].split()[0] == "Adam"


def test_in_a_race_by_gradients_it_is_told_who_uses_none(capsys: Printed) -> None:
    words = [*BOWL, "--optimizer", "adam", "--optimizer", "nelder_mead", "--weight", "f=0"]
    text = output(capsys, *words, "--race-by", "evaluations")
    assert "Nelder-Mead uses no gradient and f does not count" in text
    text = output(capsys, *words, "--race-by", "evaluations", "--gtol", "off", "--max-steps", "50")
    assert "Nelder-Mead asks for nothing that counts" in text


@pytest.mark.usefixtures("qapp")
def test_a_picture_of_a_race_has_all_starts_in_view(capsys: Printed, tmp_path: Path) -> None:
    file = tmp_path / "race.png"
    starts = ["--start", "-40,1", "--start", "30,2"]
    words = ["render", "x^2 + 3y^2", *starts, "--optimizer", "newton", "--optimizer", "bfgs"]
    lines = output(capsys, *words, "--out", str(file), "--size", "500x400").splitlines()
    assert lines[0] == str(file)
    assert [line.split(":")[0] for line in lines[1:]] == ["Newton", "Newton", "BFGS", "BFGS"]
    assert QImage(str(file)).width() == 500


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--set", "beta1=0.5", *THREE], "--set stands before the first --optimizer"),
        (["--step-rule", "wolfe", *THREE], "--step-rule stands before the first --optimizer"),
        (["--optimizer", "adam", "--optimizer", "adm"], "did you mean 'adam'"),
        ([*THREE, "--rule", "gamma=1"], "gamma"),
        ([*THREE, "--start", "3"], "--start 3 has 1 number, but a point has 2 numbers"),
        ([*THREE, "--race-by", "luck"], "--race-by: invalid choice: 'luck'"),
        ([*THREE, "--rank-by", "luck"], "--rank-by: invalid choice: 'luck'"),
        ([*THREE, "--target", "low"], "--target: 'low' is not a finite number"),
        ([*THREE, "--weight", "f=-1"], "f of --weight must be at least 0"),
        ([*THREE, "--weight", "g=1"], "--weight has no kind of evaluation 'g'; there are: f, "),
        (["--optimizer", "adam"] * 101, "--optimizer may be given 100 times, not 101"),
        (
            [*["--optimizer", "adam"] * 60, *["--start", "1,2"] * 59],
            "60 --optimizers from 60 --starts are 3\u202f600 paths; there may be 2\u202f500",
        ),
    ],
)
def test_bad_input_is_refused_in_a_sentence(
    capsys: Printed, words: list[str], sentence: str
) -> None:
    assert main([*BOWL, *words]) == 2
    captured = capsys.readouterr()
    assert sentence in captured.err
    assert captured.out == ""
