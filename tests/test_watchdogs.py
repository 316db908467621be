"""The watchdogs of conftest.py bark: a test that leaves something behind does not pass."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

HERE = Path(__file__).parent
TESTS = """
from threading import Event, Thread
from warnings import warn
from PySide6.QtCore import QThread, QTimer, qWarning
from PySide6.QtWidgets import QApplication, QWidget

kept = []

def keep(one):
    kept.append(one)
    return one

def test_leaks_a_widget(qapp): keep(QWidget()).show()
def test_leaks_a_timer(qapp): keep(QTimer()).start(100_000)
def test_leaks_a_qt_thread(qapp): keep(QThread()).start()
def test_leaks_a_thread(): keep(Thread(target=Event().wait, daemon=True)).start()

def test_fails_in_a_slot(qapp):
    QTimer.singleShot(0, lambda: 1 / 0)
    QApplication.processEvents()
def test_fails_in_a_thread():
    thread = Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
def test_fails_by_a_warning_of_qt(qapp): qWarning("something is odd")
def test_fails_by_a_warning_of_python(): warn("something is odd")

def test_is_tidy(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    timer = QTimer()
    timer.start(100_000)
    timer.stop()
"""
# Qt aborts a process that ends with a running thread
LEAVE = """
def pytest_unconfigure():
    sys.stdout.flush()
    os._exit(1)
"""


def test_a_leak_is_an_error_and_an_unseen_error_is_a_failure(pytester: pytest.Pytester) -> None:
    pytester.makeconftest((HERE / "conftest.py").read_text(encoding="utf-8") + LEAVE)
    pytester.makepyprojecttoml((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))
    file = pytester.makepyfile(test_all=TESTS)
    result = pytester.runpytest_subprocess(file, "-rA")
    result.assert_outcomes(passed=5, failed=4, errors=4)
    lines = result.stdout.str().splitlines()
    for outcome, name in (("ERROR", "leaks"), ("FAILED", "fails"), ("PASSED", "is_tidy")):
        told = [line for line in lines if line.startswith(f"{outcome} test_all.py::test_{name}")]
        assert len(told) == (1 if outcome == "PASSED" else 4)
