"""The whole program, in a process of its own: it ends cleanly, whatever happens in it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import sys
from PySide6.QtCore import QSettings
from msgspec.structs import replace
from gdviewer import app

class Window(app.MainWindow):
    def __init__(self, model, settings):
        super().__init__(model, QSettings(sys.argv[1], QSettings.Format.IniFormat))
        model.noticed.connect(lambda text: print("notice:", text))
        model.changed.connect(self.follow)
        model.update(criteria_on=(), speed=0.0)

    def follow(self, old, new):
{follow}

app.MainWindow = Window
sys.exit(app.main())
"""

OFFSCREEN_HABIT = "This plugin does not support propagateSizeHints()"

CLOSES_WHILE_STREAMING = """
        if new.available > 5000 and new.is_playing:
            self.close()
"""
FAILS_IN_A_SLOT = """
        if new.available > 5000 and not hasattr(self, "failed"):
            self.failed = True
            raise ZeroDivisionError("by design")
        if new.available > 10000:
            self.close()
"""
FAILS_IN_THE_WORKER = """
        if not hasattr(self, "failed"):
            self.failed = True
            from gdviewer.state import jobs
            def broken(*_): raise ZeroDivisionError("by design")
            self.sample, jobs.sample = jobs.sample, broken
            self.model.set_parameter("a", 2.0)
            self.model.set_expression("x^2 + y^2 + x y")
        if new.available > 5000:
            self.close()
"""


def run(follow: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM.format(follow=follow), str(folder / "settings.ini")],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=folder,
    )


@pytest.mark.parametrize("time", range(20))
def test_closing_while_a_run_streams_ends_cleanly(time: int, tmp_path: Path) -> None:
    ended = run(CLOSES_WHILE_STREAMING, tmp_path)
    said = [line for line in ended.stderr.splitlines() if line != OFFSCREEN_HABIT]
    assert (ended.returncode, said, ended.stdout) == (0, [], ""), time


def test_an_exception_in_a_slot_is_told_and_the_window_goes_on(tmp_path: Path) -> None:
    ended = run(FAILS_IN_A_SLOT, tmp_path)
    assert ended.returncode == 0
    assert "notice: Something went wrong (ZeroDivisionError: by design)" in ended.stdout
    assert "by design" in ended.stderr


def test_an_exception_in_the_worker_is_told_and_the_window_goes_on(tmp_path: Path) -> None:
    ended = run(FAILS_IN_THE_WORKER, tmp_path)
    assert ended.returncode == 0
    assert "notice: The computation failed: ZeroDivisionError: by design" in ended.stdout
