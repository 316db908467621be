"""What a command prints, as its tests ask for it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from gdviewer.cli import main

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
