"""The panels at the bottom: closed at first, remembered, at rest while they are not seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from gdviewer.state.models.model import AppModel
from gdviewer.ui.bindings import show_while_visible
from gdviewer.ui.docks.arrangement import Arrangement
from gdviewer.ui.docks.bottom import BottomCard, BottomDock
from gdviewer.ui.docks.side import Dock
from gdviewer.ui.main_window import MainWindow
from tests.ui.conftest import Find

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_the_calculus_panel_is_closed_at_first_and_ctrl_3_opens_it_at_the_bottom(
    window: MainWindow, find: Find
) -> None:
    dock = find(QDockWidget, "calculus_dock")
    assert not dock.isVisible()
    QTest.keyClick(window, Qt.Key.Key_3, CONTROL)
    assert dock.isVisible()
    assert window.dockWidgetArea(dock) == Qt.DockWidgetArea.BottomDockWidgetArea
    assert dock.geometry().top() > find(QWidget, "contour").geometry().bottom()
    QTest.keyClick(window, Qt.Key.Key_3, CONTROL)
    assert not dock.isVisible()


def test_the_presentation_hides_the_calculus_panel_and_brings_it_back(
    window: MainWindow, find: Find
) -> None:
    window.show_panel("calculus", True)
    window.present(True)
    assert not find(QDockWidget, "calculus_dock").isVisible()
    window.present(False)
    assert find(QDockWidget, "calculus_dock").isVisible()


def test_the_calculus_panel_is_where_it_was_left_when_the_window_opens_again(
    qtbot: QtBot, window: MainWindow, model: AppModel, settings: QSettings, find: Find
) -> None:
    window.show_panel("calculus", True)
    dock = find(QDockWidget, "calculus_dock")
    window.resizeDocks([dock], [300], Qt.Orientation.Vertical)
    QCoreApplication.processEvents()
    height = dock.height()
    window.close()
    again = MainWindow(model, settings)
    qtbot.addWidget(again)
    with qtbot.waitExposed(again):
        again.show()
    found = again.findChild(QDockWidget, "calculus_dock")
    assert found is not None
    assert found.isVisible()
    qtbot.waitUntil(lambda: abs(found.height() - height) <= 2)
    again.reset_layout()
    assert not found.isVisible()
    again.close()


def test_reset_layout_closes_the_calculus_panel(window: MainWindow, find: Find) -> None:
    window.show_panel("calculus", True)
    window.reset_layout()
    assert not find(QDockWidget, "calculus_dock").isVisible()


class Watcher(BottomCard):
    """Counts how often it is shown a playhead."""

    def __init__(self, model: AppModel) -> None:
        super().__init__("Watcher")
        self.seen: list[int] = []
        show_while_visible(model, self, lambda frame: frame.playhead, self.seen.append)


@pytest.fixture
def tabbed(qtbot: QtBot, model: AppModel) -> Iterator[tuple[QMainWindow, list[Watcher]]]:
    """Return a window with two panels at its bottom, each with a card."""
    window = QMainWindow()
    window.setCentralWidget(QWidget())
    sides = {name: Dock(name, name, [], 100) for name in ("left", "right")}
    docks = [BottomDock(name, name, 120) for name in ("first", "second")]
    watchers = [Watcher(model) for _ in docks]
    for dock, watcher in zip(docks, watchers, strict=True):
        dock.add_card(watcher)
    Arrangement(window, sides, docks).reset()
    with qtbot.waitExposed(window):
        window.show()
    yield window, watchers
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_panels_at_the_bottom_share_one_place_and_what_is_behind_a_tab_does_not_work(
    qtbot: QtBot, model: AppModel, tabbed: tuple[QMainWindow, list[Watcher]]
) -> None:
    window, watchers = tabbed
    first, second = window.findChildren(BottomDock)
    qtbot.waitUntil(lambda: model.available > 3)
    model.seek(1)
    assert [watcher.seen for watcher in watchers] == [[], []]
    for dock in (first, second):
        dock.show()
        dock.raise_()
    bar = next(bar for bar in window.findChildren(QTabBar) if bar.count() == 2)
    assert first.geometry().height() == second.geometry().height()
    bar.setCurrentIndex(1)
    qtbot.waitUntil(lambda: watchers[1].seen[-1:] == [1] and not watchers[0].isVisible())
    before = list(watchers[0].seen)
    model.seek(2)
    assert watchers[1].seen[-1] == 2
    assert watchers[0].seen == before
    bar.setCurrentIndex(0)
    qtbot.waitUntil(lambda: watchers[0].seen[-1:] == [2])


def test_the_key_of_a_panel_behind_a_tab_raises_it_and_then_closes_it(
    qtbot: QtBot, window: MainWindow, find: Find
) -> None:
    for key in (Qt.Key.Key_7, Qt.Key.Key_4):
        QTest.keyClick(window, key, CONTROL)
    qtbot.waitUntil(lambda: not window.is_panel_shown("runs"))
    assert window.is_panel_shown("convergence")
    QTest.keyClick(window, Qt.Key.Key_7, CONTROL)
    qtbot.waitUntil(lambda: window.is_panel_shown("runs"))
    assert not window.is_panel_shown("convergence")
    assert find(QAction, "convergence_panel").isChecked()  # it is behind
    QTest.keyClick(window, Qt.Key.Key_7, CONTROL)
    qtbot.waitUntil(lambda: window.is_panel_shown("convergence"))
    assert not window.is_panel_shown("runs")
