"""Dear work that is done less often than it is asked for."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gdviewer.ui.pacing import Pacing


@pytest.mark.usefixtures("qapp")
def test_many_wishes_at_once_are_one_piece_of_work(qtbot: QtBot) -> None:
    done: list[float] = []
    owner = QObject()
    pacing = Pacing(owner, lambda: done.append(time.perf_counter()), 20)
    for _ in range(10):
        pacing.ask()
    assert done == []
    qtbot.waitUntil(lambda: len(done) == 1)
    pacing.ask()
    qtbot.waitUntil(lambda: len(done) == 2)
    assert done[1] - done[0] >= 0.019


def test_slow_work_waits_a_multiple_of_its_time(qtbot: QtBot) -> None:
    done: list[float] = []
    owner = QObject()

    def work() -> None:
        time.sleep(0.02)
        done.append(time.perf_counter())

    pacing = Pacing(owner, work, 1)
    pacing.do()
    pacing.ask()
    qtbot.waitUntil(lambda: len(done) == 2)
    assert done[1] - done[0] >= 0.1
