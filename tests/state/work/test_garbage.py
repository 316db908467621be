"""Dead objects of Qt are destroyed in the window's thread, whichever thread makes the garbage."""

from __future__ import annotations

import gc
import operator
import weakref
from collections.abc import Generator
from functools import partial

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gdviewer.core.trajectory import Chunk
from gdviewer.state.work.answers import Answer, Progress
from gdviewer.state.work.delivery import AnyDelivery
from gdviewer.state.work.garbage import GarbageCollector
from gdviewer.state.work.jobs import Job
from gdviewer.state.work.runner import Runner


class Knot:
    """A cycle, which only the collector can free."""

    def __init__(self) -> None:
        self.itself = self


def untied_knots(count: int) -> None:
    for _ in range(count):
        Knot()


def test_python_collects_by_itself_unless_a_collector_is_open(qapp: QApplication) -> None:
    assert qapp is not None
    assert gc.isenabled()
    one, other = GarbageCollector(), GarbageCollector()
    assert not gc.isenabled()
    one.close()
    one.close()
    assert not gc.isenabled()
    other.close()
    assert gc.isenabled()


def test_an_open_collector_frees_what_is_due(qtbot: QtBot) -> None:
    collector = GarbageCollector()
    knot = weakref.ref(Knot())
    untied_knots(gc.get_threshold()[0])
    assert knot() is not None
    qtbot.waitUntil(lambda: knot() is None)
    collector.close()


def test_a_worker_that_makes_garbage_destroys_nothing_of_the_window(qtbot: QtBot) -> None:
    def littering() -> Generator[Answer, None, None]:
        while True:
            untied_knots(gc.get_threshold()[0])
            yield Progress(Chunk.of([], 2), None)

    for _ in range(20):
        taken: list[AnyDelivery] = []
        runner = Runner(taken.extend)  # in a cycle with its worker, with a timer of its own
        runner.submit(Job("litter", 1, 1, littering))
        qtbot.waitUntil(partial(operator.truth, taken))
        runner.close()
