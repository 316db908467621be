"""The line for newcomers over the contour."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gdviewer.scene.contour import ContourScene
from gdviewer.state.models.model import AppModel
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.views.hint import HintLine
from tests.ui.conftest import Find


@pytest.fixture
def hint(window: MainWindow, find: Find) -> HintLine:
    """Return the hint, shown."""
    window.show_hints(True)
    return find(HintLine, "hint")


@pytest.fixture
def scene(find: Find) -> ContourScene:
    return find(ContourScene, "contour_scene")


def test_it_lies_on_the_plot_and_on_no_start(
    hint: HintLine, scene: ContourScene, model: AppModel
) -> None:
    places = []
    for start in ((0.0, 0.0), scene.to_point(hint.geometry().toRectF().center())):
        model.set_start(start)
        assert scene.plot_rect().contains(hint.geometry())
        assert not hint.geometry().contains(scene.to_pixel(start).toPoint())
        places.append(hint.geometry())
    assert places[0] != places[1]


def test_it_wraps_where_the_plot_is_narrow(
    qtbot: QtBot, window: MainWindow, hint: HintLine, scene: ContourScene
) -> None:
    one_line = hint.height()
    window.resize(window.minimumSizeHint().width(), window.height())
    scene.setMaximumWidth(300)
    qtbot.waitUntil(lambda: hint.height() > one_line)
    assert scene.plot_rect().contains(hint.geometry())


def test_a_click_goes_through_it_and_sends_it_away(
    qtbot: QtBot, window: MainWindow, hint: HintLine, scene: ContourScene, model: AppModel
) -> None:
    before = model.document.starts
    place = hint.geometry().center()
    assert window.childAt(scene.mapTo(window, place)) is scene
    QTest.mouseClick(scene, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: model.document.starts != before)
    assert not hint.isVisible()
    assert not window.are_hints_shown


def test_a_click_beside_the_plot_leaves_it(hint: HintLine, scene: ContourScene) -> None:
    QTest.mouseClick(scene, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert hint.isVisible()


def test_help_brings_it_back_and_takes_it_away(window: MainWindow, hint: HintLine) -> None:
    action = window.findChild(QAction, "hints")
    assert isinstance(action, QAction)
    states = []
    for _ in range(2):
        action.trigger()
        states.append((action.isChecked(), hint.isVisible()))
    assert states == [(False, False), (True, True)]
