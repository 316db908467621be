"""Several starts: added by Shift and a click, dragged, nudged and removed one by one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gdviewer.scene.contour import ContourScene
from gdviewer.state.models.model import AppModel
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.views.contour import ContourView
from tests.ui.conftest import Find

LEFT, SHIFT, ALT = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def scene(find: Find) -> ContourScene:
    return find(ContourScene, "contour_scene")


def _add(scene: ContourScene, x: float, y: float) -> None:
    QTest.mouseClick(scene, LEFT, SHIFT, scene.to_pixel((x, y)).toPoint())


def test_shift_and_a_click_add_a_start_from_which_every_run_goes(
    qtbot: QtBot, scene: ContourScene, model: AppModel
) -> None:
    first = model.document.starts[0]
    model.add_run()
    _add(scene, 2.0, -1.0)
    _add(scene, -2.0, 1.0)
    assert model.document.starts[0] == first
    assert model.document.starts[1] == pytest.approx((2.0, -1.0), abs=0.05)
    assert model.undo_text == "Add a start"
    qtbot.waitUntil(lambda: len({(one.run, one.start) for one in model.frame.paths}) == 6)


def test_a_click_starts_from_one_point_alone_again(scene: ContourScene, model: AppModel) -> None:
    _add(scene, 2.0, -1.0)
    QTest.mouseClick(scene, LEFT, pos=scene.to_pixel((-2.0, 1.0)).toPoint())
    assert len(model.document.starts) == 1
    model.undo()
    assert len(model.document.starts) == 2


def test_a_start_is_not_added_twice(qtbot: QtBot, scene: ContourScene, model: AppModel) -> None:
    _add(scene, 2.0, -1.0)
    with qtbot.waitSignal(model.noticed) as blocker:
        model.add_start(model.document.starts[1])
    assert blocker.args == ["There is a start at this point already."]
    assert len(model.document.starts) == 2


def test_dragging_a_start_moves_its_runs_alone(
    qtbot: QtBot, scene: ContourScene, model: AppModel
) -> None:
    _add(scene, 2.0, -1.0)
    model.pause()
    qtbot.waitUntil(lambda: len(model.frame.paths) == 2)
    before, generations = model.document.starts, [one.generation for one in model.frame.paths]
    press = scene.to_pixel(before[1]).toPoint()
    QTest.mousePress(scene, LEFT, pos=press)
    for distance in (10, 20, 30):
        QTest.mouseMove(scene, press + QPoint(distance, 0))
    qtbot.waitUntil(lambda: model.frame.paths[1].generation != generations[1])
    QTest.mouseRelease(scene, LEFT, pos=press + QPoint(30, 0))
    assert model.document.starts[0] == before[0]
    assert model.document.starts[1][0] > before[1][0]
    assert model.frame.paths[0].generation == generations[0]
    model.undo()
    assert model.document.starts == before


def test_keys_select_move_and_remove_a_start(
    find: Find, scene: ContourScene, model: AppModel
) -> None:
    contour = find(ContourView, "contour")
    first = model.document.starts[0]
    _add(scene, 2.0, -1.0)
    second = model.document.starts[1]
    QTest.keyClick(contour, Qt.Key.Key_Right, ALT)
    assert model.document.starts[0] == first
    assert model.document.starts[1][0] > second[0]
    QTest.keyClick(contour, Qt.Key.Key_PageDown, ALT)
    assert model.frame.selected_start == 0
    QTest.keyClick(contour, Qt.Key.Key_Delete)
    assert len(model.document.starts) == 1
    assert model.document.starts[0][0] > second[0]


def test_the_last_start_stays(
    qtbot: QtBot, find: Find, scene: ContourScene, model: AppModel
) -> None:
    assert scene.isVisible()
    with qtbot.waitSignal(model.noticed) as blocker:
        QTest.keyClick(find(ContourView, "contour"), Qt.Key.Key_Delete)
    assert blocker.args == ["One start has to stay: click elsewhere to move it."]
    assert len(model.document.starts) == 1


def test_a_click_on_a_start_plays_all_of_them_again(
    qtbot: QtBot, scene: ContourScene, model: AppModel
) -> None:
    _add(scene, 2.0, -1.0)
    starts = model.document.starts
    qtbot.waitUntil(lambda: model.frame.playhead > 2)
    QTest.mouseClick(scene, LEFT, pos=scene.to_pixel(starts[1]).toPoint())
    assert model.document.starts == starts
    assert model.frame.playhead == 0
    assert model.frame.is_playing


def test_clear_starts_leaves_the_first(
    scene: ContourScene, window: MainWindow, model: AppModel
) -> None:
    action = window.findChild(QAction, "clear_starts")
    assert isinstance(action, QAction)
    assert not action.isEnabled()
    first = model.document.starts[0]
    _add(scene, 2.0, -1.0)
    _add(scene, -2.0, 1.0)
    action.trigger()
    assert model.document.starts == (first,)
