"""Where the panels stand, how large everything is, and the presentation."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gdviewer.scene.contour import ContourScene
from gdviewer.state.models.model import AppModel
from gdviewer.ui.docks.side import Dock
from gdviewer.ui.look.sizes import SIZES
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.widgets.live_labels import LiveLabel
from tests.ui.conftest import Find

CONTROL = Qt.KeyboardModifier.ControlModifier
FIRST_OPENED = """
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication
from gdviewer.app import default_document
from gdviewer.scene.contour import ContourScene
from gdviewer.state.models.model import AppModel
from gdviewer.ui.main_window import MainWindow
import sys
application = QApplication([])
model = AppModel(default_document())
window = MainWindow(model, QSettings(sys.argv[1], QSettings.Format.IniFormat))
window.show()
def report():
    if model.frame.field is None:
        QTimer.singleShot(10, report)
        return
    plot = window.findChild(ContourScene).plot_rect()
    print(window.width(), window.height(), plot.width(), plot.height())
    model.close()
    application.quit()
QTimer.singleShot(10, report)
application.exec()
"""


def test_as_first_opened_the_plot_has_45_percent_of_the_window(tmp_path: Path) -> None:
    screen = tmp_path / "screen.json"
    size = {"name": "one", "x": 0, "y": 0, "width": 1280, "height": 800}
    density = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screen.write_text(json.dumps({"screens": [size | density]}), encoding="utf-8")
    answer = subprocess.run(
        [sys.executable, "-c", FIRST_OPENED, str(tmp_path / "settings.ini")],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={screen}"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    ).stdout
    width, height, plot_width, plot_height = map(int, answer.split())
    assert width > 1270  # it fills the screen, but for the frame that the platform makes up
    assert height > 790
    assert plot_width * plot_height >= 0.45 * width * height


def _press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = CONTROL) -> None:
    QTest.keyClick(window, key, modifier)


def _heights(window: MainWindow) -> dict[str, int]:
    """Return how high the letters of some widgets of every kind are."""
    kinds = (QLabel, QLineEdit, QToolButton, LiveLabel)
    found = [widget for kind in kinds for widget in window.findChildren(kind)]
    return {
        f"{type(widget).__name__} {index}": widget.fontMetrics().height()
        for index, widget in enumerate(found)
    }


def test_ctrl_plus_makes_every_text_larger_and_ctrl_0_as_it_was(
    window: MainWindow, find: Find
) -> None:
    before, icon = _heights(window), find(QToolButton, "reset_button").iconSize()
    for _ in range(4):
        _press(window, Qt.Key.Key_Plus)
    larger = _heights(window)
    assert all(larger[name] > 1.5 * before[name] for name in before)
    assert find(QToolButton, "reset_button").iconSize().width() > 1.5 * icon.width()
    _press(window, Qt.Key.Key_0)
    assert _heights(window) == before
    assert find(QToolButton, "reset_button").iconSize() == icon
    _press(window, Qt.Key.Key_Minus)
    assert all(height < before[name] for name, height in _heights(window).items())


def test_the_contour_grows_with_the_text(window: MainWindow, find: Find) -> None:
    scene = find(ContourScene, "contour_scene")
    left = scene.plot_rect().left()
    for _ in SIZES:
        _press(window, Qt.Key.Key_Equal)
    assert scene.plot_rect().left() > 2 * left


def test_the_size_is_remembered_until_the_usual_one_is_asked_for(
    qtbot: QtBot, window: MainWindow, model: AppModel, settings: QSettings
) -> None:
    _press(window, Qt.Key.Key_Minus)
    smaller = window.fontMetrics().height()
    window.close()
    again = MainWindow(model, settings)
    qtbot.addWidget(again)
    assert again.fontMetrics().height() == smaller
    again.look.choose_usual_size()
    assert again.fontMetrics().height() > smaller
    assert settings.value("size") is None


def _cut_off(window: MainWindow) -> list[str]:
    """Return the names of the controls that are smaller than what they show."""
    names = []
    for control in window.findChildren(QWidget):
        is_text = isinstance(control, QToolButton | QLineEdit | QLabel) and control.isVisible()
        if is_text and not control.objectName().startswith("qt_"):
            needed = control.minimumSizeHint() - QSize(1, 1)
            if needed.expandedTo(control.size()) != control.size():
                names.append(control.objectName() or str(control))
    return names


@pytest.mark.parametrize("steps", [-2, len(SIZES)], ids=["80 %", "250 %"])
def test_at_every_size_nothing_is_cut_off(qtbot: QtBot, window: MainWindow, steps: int) -> None:
    window.look.change_size(steps)
    qtbot.waitUntil(lambda: _cut_off(window) == [])
    assert window.minimumSizeHint().width() <= 1280


@pytest.mark.parametrize(
    ("key", "name"),
    [(Qt.Key.Key_1, "function_dock"), (Qt.Key.Key_2, "run_dock")],
    ids=["function", "run"],
)
def test_one_key_closes_a_panel_and_brings_it_back(
    window: MainWindow, find: Find, key: Qt.Key, name: str
) -> None:
    dock = find(QDockWidget, name)
    action = find(QAction, name.replace("dock", "panel"))
    seen = []
    for _ in range(3):
        seen.append((dock.isVisible(), action.isChecked()))
        _press(window, key)
    assert seen == [(True, True), (False, False), (True, True)]


def test_the_tick_follows_a_panel_that_is_closed_by_its_button(
    qtbot: QtBot, find: Find, window: MainWindow
) -> None:
    assert window.is_panel_shown("run")
    find(QToolButton, "close_run_dock").click()
    qtbot.waitUntil(lambda: not find(QAction, "run_panel").isChecked())


def test_reset_layout_brings_everything_back(window: MainWindow, find: Find) -> None:
    left, right = find(Dock, "function_dock"), find(Dock, "run_dock")
    areas = [window.dockWidgetArea(dock) for dock in (left, right)]
    window.showNormal()
    window.resize(700, 500)
    left.close()
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, right)
    find(QAction, "reset_layout").trigger()
    assert window.isMaximized()  # this screen is smaller than the window would be
    assert left.isVisible()
    assert [window.dockWidgetArea(dock) for dock in (left, right)] == areas


def test_the_presentation_shows_the_contour_its_bar_and_one_line(
    qtbot: QtBot, window: MainWindow, find: Find, model: AppModel
) -> None:
    qtbot.waitUntil(lambda: model.available > 3)
    model.seek(3)
    QTest.keyClick(window, Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: window.size() == window.screen().size())
    hidden = [find(QWidget, name).isVisible() for name in ("function_dock", "run_dock")]
    assert [*hidden, window.menuBar().isVisible(), window.statusBar().isVisible()] == [False] * 4
    assert find(QToolButton, "play_button").isVisible()
    rule, state = find(LiveLabel, "presented_rule"), find(LiveLabel, "presented_status")
    assert rule.text() == "θ ← θ − η v   η 0.005   μ 0.9"
    assert state.text() == model.status
    for label in (rule, state):
        assert label.font().pixelSize() >= 0.022 * window.screen().size().height()


@pytest.mark.parametrize("key", [Qt.Key.Key_F11, Qt.Key.Key_Escape], ids=["F11", "Escape"])
def test_the_presentation_gives_everything_back_as_it_was(
    qtbot: QtBot, window: MainWindow, find: Find, key: Qt.Key
) -> None:
    find(Dock, "function_dock").close()
    run = find(Dock, "run_dock")
    QApplication.processEvents()
    before = (window.size(), run.geometry(), find(ContourScene, "contour_scene").size())
    QTest.keyClick(window, Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: window.is_presenting and not run.isVisible())
    QTest.keyClick(window, key)

    def after() -> tuple[object, ...]:
        return (window.size(), run.geometry(), find(ContourScene, "contour_scene").size())

    qtbot.waitUntil(lambda: after() == before)
    assert not find(Dock, "function_dock").isVisible()
    assert window.menuBar().isVisible()
    assert not find(QWidget, "presentation_line").isVisible()
