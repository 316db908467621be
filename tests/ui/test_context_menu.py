"""The menu of the right button on the contour."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from gdviewer.core.numbers import parse_pair
from gdviewer.scene.contour import ContourScene
from gdviewer.state.models.model import AppModel
from gdviewer.ui.views.context_menu import point_text
from gdviewer.ui.views.contour import ContourView
from tests.ui.conftest import Find

# what the offscreen platform says of every popup
pytestmark = pytest.mark.qt_log_ignore(r"This plugin does not support (raise|grabbing)")


@pytest.fixture
def scene(find: Find) -> ContourScene:
    return find(ContourScene, "contour_scene")


def _right_click(scene: ContourScene, pixel: QPoint) -> None:
    """Send what Qt sends for the right button."""
    QTest.mousePress(scene, Qt.MouseButton.RightButton, pos=pixel)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(scene, QContextMenuEvent(reason, pixel, scene.mapToGlobal(pixel)))
    QTest.mouseRelease(scene, Qt.MouseButton.RightButton, pos=pixel)


def _entries() -> dict[str, QAction]:
    """Return the entries of the open menu, by name."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return {action.objectName(): action for action in menu.actions() if not action.isSeparator()}


def _choose(name: str) -> None:
    """Choose an entry as a hand does: the menu closes."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.setActiveAction(_entries()[name])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert QApplication.activePopupWidget() is None


def test_the_right_button_opens_our_menu_and_moves_nothing(
    scene: ContourScene, model: AppModel
) -> None:
    before = model.document
    _right_click(scene, scene.to_pixel((2.0, -1.0)).toPoint())
    assert list(_entries()) == ["start_here", "add_start_here", "copy_point", "fit", "export"]
    assert model.document == before
    _choose("fit")


def test_start_here_starts_at_the_place(scene: ContourScene, model: AppModel) -> None:
    pixel = scene.to_pixel((2.0, -1.0)).toPoint()
    _right_click(scene, pixel)
    _choose("start_here")
    assert model.document.starts == (scene.to_point(QPointF(pixel)),)
    assert model.undo_text == "Move the start"


def test_a_start_is_added_and_removed_again(scene: ContourScene, model: AppModel) -> None:
    (first,) = model.document.starts
    pixel = scene.to_pixel((2.0, -1.0)).toPoint()
    _right_click(scene, pixel)
    _choose("add_start_here")
    assert model.document.starts[1:] == (scene.to_point(QPointF(pixel)),)
    _right_click(scene, pixel)
    _choose("remove_start")
    assert model.document.starts == (first,)
    assert model.undo_text == "Remove a start"


def test_the_only_start_cannot_be_removed(scene: ContourScene, model: AppModel) -> None:
    (start,) = model.frame.starts
    _right_click(scene, scene.to_pixel(start).toPoint())
    assert "remove_start" not in _entries()
    _choose("copy_point")


def test_a_copied_point_reads_back_to_the_last_digit(scene: ContourScene, model: AppModel) -> None:
    pixel = scene.to_pixel((2.0, -1.0)).toPoint()
    _right_click(scene, pixel)
    _choose("copy_point")
    assert parse_pair(QApplication.clipboard().text()) == scene.to_point(QPointF(pixel))
    assert model.undo_text == ""


@pytest.mark.parametrize("point", [(0.1, -1 / 3), (1e-9, 2e22), (3.0, -0.0)])
def test_every_point_reads_back(point: tuple[float, float]) -> None:
    assert parse_pair(point_text(point)) == point


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_a_key_opens_it_where_the_run_is(
    qtbot: QtBot, find: Find, model: AppModel, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    contour = find(ContourView, "contour")
    qtbot.waitUntil(lambda: model.available > 9)
    model.seek(9)
    QTest.keyClick(contour, key, modifiers)
    _choose("copy_point")
    point = tuple(model.frame.paths[0].trajectory.x[9].tolist())
    assert parse_pair(QApplication.clipboard().text()) == point


def test_beside_the_plot_there_is_no_menu(scene: ContourScene) -> None:
    _right_click(scene, QPoint(3, 3))
    assert QApplication.activePopupWidget() is None


def test_the_menu_that_has_closed_is_gone(qtbot: QtBot, find: Find, scene: ContourScene) -> None:
    contour = find(ContourView, "contour")
    _right_click(scene, scene.to_pixel((2.0, -1.0)).toPoint())
    _choose("copy_point")
    qtbot.waitUntil(lambda: contour.findChild(QWidget, "contour_menu") is None)
