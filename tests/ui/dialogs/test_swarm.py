"""Run ▸ Swarm by keyboard: the key opens it, the number is typed, Enter begins."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from gdviewer.ui.dialogs.swarm import SwarmDialog
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.widgets.labels import PlainLabel
from tests.ui.conftest import Find


def opened(qtbot: QtBot, window: MainWindow) -> SwarmDialog:
    QTest.keyClick(window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: window.findChild(SwarmDialog) is not None)
    dialog = window.findChild(SwarmDialog)
    assert dialog is not None
    return dialog


def test_the_number_is_typed_and_enter_begins(qtbot: QtBot, window: MainWindow, find: Find) -> None:
    dialog = opened(qtbot, window)
    side = find(QSpinBox, "swarm_side")
    side.selectAll()
    QTest.keyClicks(side, "6")
    assert "36 starts" in find(PlainLabel, "swarm_text").text()
    QTest.keyClick(side, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    spread = window.model.document.swarm
    assert spread is not None
    assert (spread.a_side, spread.bounds) == (6, window.model.document.bounds)
    qtbot.waitUntil(lambda: window.model.frame.swarm is not None)


def test_the_swarm_there_is_can_be_ended(qtbot: QtBot, window: MainWindow, find: Find) -> None:
    window.model.begin_swarm(3)
    opened(qtbot, window)
    assert find(QSpinBox, "swarm_side").value() == 3
    QTest.mouseClick(find(QPushButton, "swarm_end"), Qt.MouseButton.LeftButton)
    assert window.model.document.swarm is None


def test_escape_changes_nothing(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert window.model.document.swarm is None
