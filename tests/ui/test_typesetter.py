"""What the panels want typeset: the newest first, and nothing that is not wanted any more."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gdviewer.core.expression import parse
from gdviewer.core.formulas import Formula
from gdviewer.scene.typesetting import process as typesetting_process
from gdviewer.scene.typesetting.process import the_process
from gdviewer.state.work.task import Task, wait_for_tasks
from gdviewer.ui import typesetter as typesetter_module
from gdviewer.ui.typesetter import Typesetter

SLOW = Formula("f", parse("(1+x*" * 28 + "y" + ")" * 28))
QUICK = Formula("f", parse("x + 1"))


@pytest.fixture
def typesetter(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Typesetter]:
    """Return one that may begin, knows no picture yet and has no patience."""
    assert qtbot is not None
    monkeypatch.setattr(typesetter_module, "PATIENCE", 0.0)
    monkeypatch.setattr(typesetting_process, "SECONDS", 60.0)
    typesetting_process.typeset_aside.cache_clear()
    owner = QObject()
    typesetter = Typesetter(owner)
    typesetter.start()
    yield typesetter
    typesetter.drop()
    wait_for_tasks()
    owner.deleteLater()


def begin(qtbot: QtBot, typesetter: Typesetter, formula: Formula) -> None:
    typesetter.want("a panel", (formula,))
    qtbot.waitUntil(lambda: the_process().seconds_at_work > 0)


def test_a_slow_formula_that_no_panel_wants_any_more_is_ended(
    qtbot: QtBot, typesetter: Typesetter
) -> None:
    begin(qtbot, typesetter, SLOW)
    typesetter.want("a panel", (QUICK,))
    qtbot.waitUntil(lambda: typesetter.picture(QUICK) is not None)
    assert typesetter.picture(SLOW) is None


def test_what_another_panel_still_wants_is_made(qtbot: QtBot, typesetter: Typesetter) -> None:
    begin(qtbot, typesetter, SLOW)
    typesetter.want("another panel", (SLOW,))
    typesetter.want("a panel", (QUICK,))
    qtbot.waitUntil(lambda: typesetter.picture(QUICK) is not None)
    assert typesetter.picture(SLOW) is not None


def test_who_drops_the_work_need_not_wait_for_it(qtbot: QtBot, typesetter: Typesetter) -> None:
    begin(qtbot, typesetter, SLOW)
    typesetter.drop()
    wait_for_tasks()
    assert the_process().identity is None


def test_one_that_is_dropped_before_it_is_started_begins_nothing(qapp: QApplication) -> None:
    owner = QObject()
    typesetter = Typesetter(owner)
    typesetter.want("a panel", (QUICK,))
    typesetter.drop()
    typesetter.start()
    assert not [task for task in qapp.findChildren(Task) if task.isRunning()]
    owner.deleteLater()
