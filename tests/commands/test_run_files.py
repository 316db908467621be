"""The files that a run is written to."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np

import gdviewer
from tests.commands.printed import BOWL, Printed, output, refusal


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
