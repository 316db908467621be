"""Ctrl+C while a command runs: what was reached is kept, and no traceback."""

from __future__ import annotations

import signal
from collections.abc import Callable

import pytest

from gdviewer.cli import main
from gdviewer.core.descent import Descent
from gdviewer.core.trajectory import Trajectory
from gdviewer.core.walk import walk
from tests.commands.printed import BOWL, Printed, as_json


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
