"""The key to the inner workings, in a corner of the contour."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from gdviewer.scene.contour import ContourScene
from gdviewer.state.models.model import AppModel
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.views.contour import ContourView
from gdviewer.ui.views.workings_key import WorkingsKey
from tests.ui.conftest import Find


@pytest.fixture
def key(qtbot: QtBot, window: MainWindow, find: Find) -> WorkingsKey:
    """Return the key, shown: the run is paused at its start."""
    assert window.isVisible()
    key = find(WorkingsKey, "workings_key")
    qtbot.waitUntil(key.isVisible)
    return key


def texts(key: WorkingsKey) -> list[str]:
    return [button.text().split("  ")[0] for button in _buttons(key)]


def _buttons(key: WorkingsKey) -> list[QToolButton]:
    buttons = [one for one in key.findChildren(QToolButton) if one.isVisible()]
    return sorted(buttons, key=lambda button: button.y())


def test_it_names_what_there_is_at_the_playhead(
    qtbot: QtBot, key: WorkingsKey, model: AppModel
) -> None:
    assert texts(key) == ["Gradient", "Velocity", "Step"]
    model.set_optimizer("adam")
    qtbot.waitUntil(lambda: texts(key) == ["Divisor", "Gradient", "First moment", "Step"])


def test_a_click_hides_a_mark_and_another_shows_it_again(
    key: WorkingsKey, model: AppModel, find: Find
) -> None:
    starts = model.document.starts
    button = find(QToolButton, "working_gradient")
    assert button.isChecked()
    for hidden in (("Gradient",), ()):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert model.document.hidden_workings == hidden
        assert button.isChecked() == (not hidden)
    assert key.isVisible()
    assert model.document.starts == starts


def test_the_keyboard_reaches_each_line(
    key: WorkingsKey, model: AppModel, find: Find, window: MainWindow
) -> None:
    assert key.isVisible()
    contour = find(ContourView, "contour")
    contour.setFocus()
    QTest.keyClick(contour, Qt.Key.Key_Tab)
    button = window.focusWidget()
    assert button is find(QToolButton, "working_gradient")
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert model.document.hidden_workings == ("Gradient",)
    assert not model.frame.is_playing


def test_every_line_has_a_name_and_a_help(key: WorkingsKey) -> None:
    for button in _buttons(key):
        assert button.accessibleName() in button.toolTip()
        assert button.objectName().startswith("working_")


def test_one_key_switches_all_off_and_on(
    qtbot: QtBot, key: WorkingsKey, window: MainWindow
) -> None:
    QTest.keyClick(window, Qt.Key.Key_W)
    qtbot.waitUntil(lambda: not key.isVisible())
    QTest.keyClick(window, Qt.Key.Key_W)
    qtbot.waitUntil(key.isVisible)


def test_it_is_gone_while_a_run_plays_fast(qtbot: QtBot, key: WorkingsKey, model: AppModel) -> None:
    model.play()
    assert not key.isVisible()
    model.pause()
    qtbot.waitUntil(key.isVisible)


def test_a_click_beside_its_lines_starts_nowhere(key: WorkingsKey, model: AppModel) -> None:
    starts = model.document.starts
    QTest.mouseClick(key, Qt.MouseButton.LeftButton, pos=key.rect().topLeft())
    assert model.document.starts == starts


def test_it_lies_on_the_plot_and_on_no_playhead(
    qtbot: QtBot, key: WorkingsKey, model: AppModel, find: Find
) -> None:
    scene = find(ContourScene, "contour_scene")
    places = []
    for _ in range(2):
        assert scene.plot_rect().contains(key.geometry())
        start = scene.to_point(key.geometry().toRectF().center())
        places.append(key.pos())
        model.update(plays_on_click=False)
        model.set_start(start)
        qtbot.waitUntil(partial(lies_off, key, scene, start))
    assert places[0] != places[1]


def lies_off(key: WorkingsKey, scene: ContourScene, place: tuple[float, ...]) -> bool:
    return key.isVisible() and not key.geometry().contains(scene.to_pixel(place).toPoint())


def test_in_a_small_plot_it_has_no_words_and_hides_neither_start_nor_star(
    qtbot: QtBot, key: WorkingsKey, model: AppModel, find: Find
) -> None:
    scene = find(ContourScene, "contour_scene")
    assert "Gradient" in texts(key)
    wide = key.width()
    scene.resize(290, 190)
    buttons = _buttons(key)
    assert all(one.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly for one in buttons)
    assert all(one.accessibleName() and one.toolTip() for one in buttons)
    assert scene.plot_rect().contains(key.geometry())
    for point in (*model.frame.starts, *model.frame.facts.minimizers):
        assert not key.geometry().contains(scene.to_pixel(point).toPoint())
    scene.resize(700, 600)
    qtbot.waitUntil(lambda: key.width() == wide)
