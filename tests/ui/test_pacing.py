"""Dear work that is done less often than it is asked for."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from gdviewer.ui.pacing import Pacing


class Worker(QObject):
    """Takes some time for its work, by a clock of its own, which counts seconds."""

    def __init__(self, takes: float) -> None:
        super().__init__()
        self.now = 0.0
        self.count = 0
        self._takes = takes

    def work(self) -> None:
        self.now += self._takes
        self.count += 1

    def clock(self) -> float:
        return self.now


def wait_of(pacing: Pacing) -> int:
    """Return after how many milliseconds the work is done that was asked for."""
    timer = pacing.findChild(QTimer)
    assert timer is not None
    assert timer.isActive()
    return timer.interval()


def test_many_wishes_at_once_are_one_piece_of_work(qtbot: QtBot) -> None:
    worker = Worker(takes=0.0)
    pacing = Pacing(worker, worker.work, 20, worker.clock)
    for _ in range(10):
        pacing.ask()
    assert (wait_of(pacing), worker.count) == (0, 0)
    qtbot.waitUntil(lambda: worker.count == 1)
    worker.now += 0.005
    pacing.ask()
    assert wait_of(pacing) == 15
    qtbot.waitUntil(lambda: worker.count == 2)


def test_slow_work_waits_a_multiple_of_its_time(qtbot: QtBot) -> None:
    worker = Worker(takes=0.02)
    pacing = Pacing(worker, worker.work, 1, worker.clock)
    pacing.do()
    pacing.ask()
    assert wait_of(pacing) == 8 * 20 - 20
    qtbot.waitUntil(lambda: worker.count == 2)
