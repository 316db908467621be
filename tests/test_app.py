"""The whole program, in a process of its own: it ends cleanly, whatever happens in it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from gdviewer.state.document_file import read_document
from gdviewer.ui.recent import RecentDocuments

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

linux = pytest.mark.skipif(sys.platform != "linux", reason="the folders are those of Linux")
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
            from gdviewer.state.work import jobs
            def broken(*_, **__): raise ZeroDivisionError("by design")
            self.sample, jobs.sample = jobs.sample, broken
            self.model.set_parameter("a", 2.0)
            self.model.set_expression("x^2 + y^2 + x y")
        if new.available > 5000:
            self.close()
"""


BREAKS_DOWN = """
        import faulthandler, pathlib
        if self.model.document.starts[0] != (1.5, -2.5):
            def work():
                return list(pathlib.Path(sys.argv[1]).parent.glob("GDViewer/session-*/*.gdv"))
            from PySide6.QtCore import QTimer
            self.watch = QTimer(self, interval=50)
            self.watch.timeout.connect(lambda: work() and faulthandler._sigsegv())
            self.watch.start()
            self.model.set_start((1.5, -2.5))
"""
FAILS_AT_THE_START = """
        pass
def broken(self): raise ZeroDivisionError("by design")
Window.show = broken
"""
CLOSES_AT_ONCE = """
        if new.available > 5:
            self.close()
"""


def run(follow: str, folder: Path) -> subprocess.CompletedProcess[str]:
    places = {"XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    return subprocess.run(
        [sys.executable, "-c", PROGRAM.format(follow=follow), str(folder / "settings.ini")],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=folder,
        env=os.environ | places,
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
    (report,) = (tmp_path / "GDViewer" / "reports").iterdir()
    assert f"the report is in {report}. You can go on." in ended.stdout
    text = report.read_text(encoding="utf-8")
    assert "ZeroDivisionError: by design" in text
    assert "PySide6" in text
    assert '"problem": "himmelblau"' in text


def test_a_failure_at_the_start_is_told_in_a_sentence_and_ends_cleanly(tmp_path: Path) -> None:
    ended = run(FAILS_AT_THE_START, tmp_path)
    (report,) = (tmp_path / "GDViewer" / "reports").iterdir()
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1] == (
        "gdviewer: GDViewer cannot go on. Something went wrong (ZeroDivisionError: by design); "
        f"the report is in {report}."
    )
    assert [file.name for file in (tmp_path / "GDViewer").iterdir()] == ["reports"]


def test_a_clean_end_leaves_no_file(tmp_path: Path) -> None:
    run(CLOSES_AT_ONCE, tmp_path)
    assert list((tmp_path / "GDViewer").iterdir()) == []


@linux
def test_after_a_breakdown_the_next_start_says_where_report_and_work_are(tmp_path: Path) -> None:
    broken = run(BREAKS_DOWN, tmp_path)
    assert broken.returncode == -signal.SIGSEGV
    after = run(CLOSES_AT_ONCE, tmp_path)
    (report,) = (tmp_path / "GDViewer" / "reports").iterdir()
    (work,) = (tmp_path / "GDViewer" / "recovered").iterdir()
    assert f"notice: GDViewer broke down the last time: the report is in {report}" in after.stdout
    text = report.read_text(encoding="utf-8")
    assert "Segmentation fault" in text
    assert "PySide6" in text
    assert read_document(work).starts == ((1.5, -2.5),)
    recent = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    assert RecentDocuments(recent).paths() == [work]
    assert run(CLOSES_AT_ONCE, tmp_path).stdout == ""


def test_a_folder_that_cannot_be_written_prevents_no_start(tmp_path: Path) -> None:
    (tmp_path / "GDViewer").write_text("a file in the place of the folder")
    assert run(CLOSES_AT_ONCE, tmp_path).returncode == 0


def test_an_exception_in_the_worker_is_told_and_the_window_goes_on(tmp_path: Path) -> None:
    ended = run(FAILS_IN_THE_WORKER, tmp_path)
    assert ended.returncode == 0
    assert "notice: The computation failed: ZeroDivisionError: by design" in ended.stdout
