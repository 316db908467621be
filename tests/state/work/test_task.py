"""Work beside the window: one piece at a time, and the newest wish next."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from threading import Event
from types import TracebackType

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from gdviewer.state.work.task import Latest, is_wanted, wait_for_tasks


@pytest.fixture
def owner(qapp: QCoreApplication) -> Iterator[QObject]:
    owner = QObject()
    yield owner
    owner.deleteLater()
    wait_for_tasks()
    assert qapp is not None
    QCoreApplication.processEvents()


class Told:
    """What a Latest has told, in order."""

    def __init__(self, latest: Latest) -> None:
        self.all: list[object] = []
        latest.done.connect(self.all.append)
        latest.failed.connect(self.all.append)


def fail(error: Exception) -> None:
    raise error


def test_of_many_wishes_the_first_and_the_newest_are_done(qtbot: QtBot, owner: QObject) -> None:
    latest, gate = Latest(owner), Event()
    told = Told(latest)
    latest.do(gate.wait)
    for number in range(40):
        latest.do(partial(int, number))
    gate.set()
    qtbot.waitUntil(lambda: len(told.all) == 2)
    assert told.all == [True, 39]


def test_bad_input_is_a_sentence_and_the_next_wish_is_done(qtbot: QtBot, owner: QObject) -> None:
    latest = Latest(owner)
    told = Told(latest)
    latest.do(lambda: fail(ValueError("no such number")))
    latest.do(lambda: 2)
    qtbot.waitUntil(lambda: len(told.all) == 2)
    assert told.all == ["no such number", 2]


def test_what_nobody_expected_reaches_the_hook_of_slots(
    qtbot: QtBot, owner: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[type[BaseException], bool]] = []

    def hook(kind: type[BaseException], _: BaseException, trace: TracebackType | None) -> None:
        seen.append((kind, trace is not None))

    monkeypatch.setattr(sys, "excepthook", hook)
    latest = Latest(owner)
    told = Told(latest)
    latest.do(lambda: fail(ZeroDivisionError("by design")))
    qtbot.waitUntil(lambda: bool(told.all))
    assert seen == [(ZeroDivisionError, True)]
    assert told.all == ["ZeroDivisionError in the program itself"]


def test_what_is_dropped_knows_it_and_tells_nothing(qtbot: QtBot, owner: QObject) -> None:
    latest, begun, gate = Latest(owner), Event(), Event()
    told, answers = Told(latest), []

    def work() -> None:
        begun.set()
        gate.wait()
        answers.append(is_wanted())

    latest.do(work)
    latest.do(lambda: "never begun")
    begun.wait()
    latest.drop()
    gate.set()
    latest.do(lambda: "after")
    qtbot.waitUntil(lambda: bool(told.all))
    wait_for_tasks()
    QCoreApplication.processEvents()
    assert (told.all, answers) == (["after"], [False])


def test_who_asked_may_go_before_the_work_ends(qapp: QCoreApplication) -> None:
    owner, begun, gate = QObject(), Event(), Event()
    ended: list[bool] = []

    def work() -> None:
        begun.set()
        gate.wait()
        ended.append(True)

    Latest(owner).do(work)
    begun.wait()
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gate.set()
    wait_for_tasks()
    assert ended == [True]
    qapp.processEvents()
