"""Keeps every test honest: nothing may be left running, and no error may go unseen.

pytest-qt and pytest itself fail a test on an exception in a slot, in a thread or in a finalizer,
and on a warning of Qt (see ``[tool.pytest.ini_options]``); here are the leaks, and how long a test
waits.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sys
import threading
import weakref
from collections.abc import Iterator
from functools import partialmethod
from typing import Any

import hypothesis
import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

# The gate shares its cores: a deadline would measure the neighbor, a random seed would flake.
hypothesis.settings.register_profile("gate", deadline=None, derandomize=True)
hypothesis.settings.register_profile("fuzz", deadline=None, max_examples=100_000)  # make fuzz
hypothesis.settings.load_profile("gate")


PATIENCE = 60_000
"""Milliseconds that a test waits for what must come; a busy machine takes its time."""

for _wait in ("waitUntil", "waitSignal", "waitSignals", "waitExposed", "waitActive"):
    _patient = partialmethod(QtBot.__dict__[_wait], timeout=PATIENCE)
    pytest.MonkeyPatch().setattr(QtBot, _wait, _patient)


class Started:
    """The objects of one Qt class that Python code has started and that are still there."""

    def __init__(self, kind: type[QThread | QTimer]) -> None:
        self._objects: weakref.WeakSet[Any] = weakref.WeakSet()
        start = kind.__dict__["start"]

        def remembering_start(started: Any, *arguments: Any) -> None:
            self._objects.add(started)
            start(started, *arguments)

        pytest.MonkeyPatch().setattr(kind, "start", remembering_start)

    def those(self, state: str) -> set[Any]:
        """Return the started objects whose method ``state`` says true."""
        # asked one by one: a collection of garbage in between may delete the next one
        started = list(self._objects)
        return {one for one in started if shiboken6.isValid(one) and getattr(one, state)()}


_threads = Started(QThread)
_timers = Started(QTimer)


@pytest.fixture(autouse=True)
def _nothing_is_left_running() -> Iterator[None]:
    """Fail a test that leaves a thread, a running timer or a top-level widget behind."""
    before = _running()
    yield
    # what garbage collection has deleted since it was found is not left behind
    left = {one for one in _running() - before if _is_there(one)}
    if left:
        pytest.fail(f"left behind: {', '.join(sorted(map(repr, left)))}")


def _running() -> set[object]:
    python_threads = {
        thread
        for thread in threading.enumerate()
        # what Python makes up for a thread of Qt's own; it outlives that thread
        if not isinstance(thread, threading._DummyThread)
    }
    running = python_threads | _threads.those("isRunning") | _timers.those("isActive")
    return running | _top_level_widgets()


def _is_there(one: object) -> bool:
    return not isinstance(one, QObject) or shiboken6.isValid(one)


def _top_level_widgets() -> set[QWidget]:
    if QApplication.instance() is None:
        return set()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return set(QApplication.topLevelWidgets())


@pytest.fixture(autouse=True)
def _hooks_are_put_back() -> Iterator[None]:
    """Undo what a test that starts the program does to the interpreter's error hooks."""
    hooks = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = hooks
