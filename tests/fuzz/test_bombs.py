"""Bombs for the child process: each ends in time, leaves nothing behind, and nobody waits for it.

``make test`` tries 5 of them, ``make fuzz`` 200.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time

import pytest
from hypothesis import settings
from PySide6.QtCore import QObject, Qt, QTimer
from pytestqt.qtbot import QtBot

from gdviewer.app import SWITCH_INTERVAL
from gdviewer.core.bounds import Bounds
from gdviewer.state.document import Document
from gdviewer.state.models.model import AppModel
from gdviewer.state.work import insights
from gdviewer.state.work.algebra import SECONDS as USUAL_SECONDS
from gdviewer.state.work.interests import Interest
from tests.fuzz.bombs import bomb

IS_FUZZ = settings().max_examples > 5_000
BOMBS = 200 if IS_FUZZ else 5
SECONDS = USUAL_SECONDS if IS_FUZZ else 0.5
LONGEST_GAP = 0.100  # seconds between two beats
TRIES = 3


class Heartbeat(QObject):
    """Beats every 10 ms in the window's thread, and keeps the longest gap.

    Of a gap counts what this process itself computed meanwhile: a thread that keeps the window
    waiting is at work, and what the machine gives to other programs is not its fault.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.restart()
        self._timer = QTimer(self, interval=10, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def restart(self) -> None:
        self.longest_gap, self._last = 0.0, (perf_counter(), process_time())

    def stop(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now = perf_counter(), process_time()
        gap = min(after - before for after, before in zip(now, self._last, strict=True))
        self.longest_gap, self._last = max(self.longest_gap, gap), now


@pytest.fixture
def heart(qapp: QObject) -> Iterator[Heartbeat]:
    heart = Heartbeat(qapp)
    yield heart
    heart.stop()
    heart.deleteLater()


@pytest.fixture
def model(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppModel]:
    assert qtbot is not None
    monkeypatch.setattr(insights, "SECONDS", SECONDS)
    interval = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_INTERVAL)
    model = AppModel(Document(expression="x^2 + y^2"))
    model.set_viewport(Bounds(-2, 2, -2, 2), 600, 600, is_moving=False)
    model.want(Interest.SIMPLIFIED, "test", True)
    yield model
    model.close()
    sys.setswitchinterval(interval)


def is_simplified(model: AppModel) -> bool:
    """Whether all is told that will be told of the derivatives."""
    simplified = model.frame.simplified
    return simplified is not None and simplified.is_complete


def is_too_large(model: AppModel) -> bool:
    """Whether it is told that there may be a shorter form that nobody found."""
    simplified = model.frame.simplified
    return simplified is not None and simplified.is_too_large


def children() -> dict[int, str]:
    """Return the processes that this one has started, with their states."""
    found = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            identity, _, rest = entry.read_text(encoding="utf-8").rpartition(")")
        except OSError:
            continue
        state, parent, *_ = rest.split()
        if int(parent) == os.getpid():
            found[int(identity.split()[0])] = state
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="counts processes where Linux lists them")
def test_a_bomb_ends_in_time_and_leaves_neither_a_gap_nor_a_process(
    qtbot: QtBot, model: AppModel, heart: Heartbeat
) -> None:
    before = set(children())
    qtbot.waitUntil(lambda: is_simplified(model))
    for seed in range(BOMBS):
        gaps: list[float] = []
        while not gaps or (min(gaps) > LONGEST_GAP and len(gaps) < TRIES):
            model.set_expression("x")
            model.set_expression(bomb(seed))
            assert model.frame.facts.error is None, bomb(seed)
            heart.restart()
            qtbot.waitUntil(lambda: is_simplified(model))
            gaps.append(heart.longest_gap)
        assert min(gaps) <= LONGEST_GAP, bomb(seed)
        started = {one: state for one, state in children().items() if one not in before}
        assert len(started) <= 2
        assert "Z" not in started.values()
    model.close()
    assert set(children()) <= before  # at once, whatever was under way


def test_a_newer_text_ends_the_work_on_an_older_one(
    qtbot: QtBot, model: AppModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(insights, "SECONDS", 3600.0)
    model.set_expression("(x + y + 1)^40*(x - y)^30*(x*y + 3)^20")
    qtbot.waitUntil(lambda: model.frame.simplified is not None)
    assert not is_simplified(model)
    model.set_expression("1/(1 + x^2)")
    assert not is_simplified(model)
    qtbot.waitUntil(lambda: is_simplified(model))
    assert not is_too_large(model)
