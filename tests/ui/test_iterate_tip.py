"""What is told of the iterate under the cursor."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gdviewer.scene.contour import ContourScene
from gdviewer.state.models.model import AppModel
from gdviewer.ui.views.iterate_tip import IterateTip
from tests.ui.conftest import Find


@pytest.fixture
def scene(find: Find) -> ContourScene:
    return find(ContourScene, "contour_scene")


def _move(scene: ContourScene, pixel: QPoint) -> None:
    """Move the cursor there; a move to where it is already would be none."""
    QTest.mouseMove(scene, pixel - QPoint(1, 1))
    QTest.mouseMove(scene, pixel)


def test_hovering_an_iterate_says_run_step_point_and_value(
    qtbot: QtBot, find: Find, scene: ContourScene, model: AppModel
) -> None:
    tip = find(IterateTip, "iterate_tip")
    qtbot.waitUntil(lambda: model.available > 9)
    model.seek(9)
    scene.repaint()
    point = tuple(model.frame.paths[0].trajectory.x[4].tolist())
    _move(scene, scene.to_pixel(point).toPoint())
    qtbot.waitUntil(tip.isVisible)
    assert tip.text().startswith("Momentum, step 4   (")
    assert "   f " in tip.text()


def test_away_from_every_iterate_nothing_is_told(
    qtbot: QtBot, find: Find, scene: ContourScene, model: AppModel
) -> None:
    tip = find(IterateTip, "iterate_tip")
    qtbot.waitUntil(lambda: model.available > 9)
    model.seek(9)
    scene.repaint()
    pixel = scene.to_pixel(tuple(model.frame.paths[0].trajectory.x[4].tolist())).toPoint()
    _move(scene, pixel)
    qtbot.waitUntil(tip.isVisible)
    QTest.mouseMove(scene, scene.plot_rect().topLeft() + QPoint(20, 20))
    qtbot.waitUntil(lambda: not tip.isVisible())


def test_a_step_after_the_playhead_is_not_there_to_be_told_of(
    qtbot: QtBot, scene: ContourScene, model: AppModel
) -> None:
    qtbot.waitUntil(lambda: model.available > 9)
    model.seek(9)
    scene.repaint()
    x = model.frame.paths[0].trajectory.x
    found = scene.iterate_at(scene.to_pixel(tuple(x[9].tolist())))
    assert found is not None
    assert found[1] == 9
    model.seek(2)
    scene.repaint()
    found = scene.iterate_at(scene.to_pixel(tuple(x[9].tolist())))
    assert found is None or found[1] <= 2
