"""What is told of the iterate under the cursor."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gdviewer.scene.contour import ContourScene
from gdviewer.scene.theme import LIGHT
from gdviewer.state.models.model import AppModel
from gdviewer.state.run import Run
from gdviewer.ui.views.iterate_tip import IterateTip
from gdviewer.ui.views.run_legend import RunLegend
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


def test_hovering_an_iterate_lifts_its_run_above_the_others(
    qtbot: QtBot, find: Find, scene: ContourScene, model: AppModel
) -> None:
    model.set_runs([Run("momentum"), Run("adam")], "Two")
    model.last()
    qtbot.waitUntil(lambda: not model.frame.is_seeking_end and scene.is_settled)
    first, second = (model.frame.paths[run].color for run in (0, 1))
    before = [_pixels_of(scene, color) for color in (first, second)]
    assert min(before) > 20
    tip = find(IterateTip, "iterate_tip")
    _move(scene, scene.to_pixel(tuple(model.frame.paths[1].trajectory.x[6].tolist())).toPoint())
    qtbot.waitUntil(tip.isVisible)
    assert tip.text().startswith("Adam, step 6")
    qtbot.waitUntil(lambda: _pixels_of(scene, first) < before[0] / 4)
    assert _pixels_of(scene, second) > before[1] / 2
    _move(scene, scene.plot_rect().bottomRight() - QPoint(20, 20))
    qtbot.waitUntil(lambda: _pixels_of(scene, first) > before[0] / 2)


def _pixels_of(scene: ContourScene, color: int) -> int:
    """Return how many pixels have the color of a run to the full."""
    image, wanted = scene.grab().toImage(), QColor(LIGHT.run_color(color)).rgb()
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixel(x, y) == wanted for x, y in places)


def test_over_the_legend_no_iterate_is_told(
    qtbot: QtBot, find: Find, scene: ContourScene, model: AppModel
) -> None:
    model.set_runs([Run("momentum"), Run("adam")], "Two")
    model.last()
    legend, tip = find(RunLegend, "run_legend"), find(IterateTip, "iterate_tip")
    qtbot.waitUntil(lambda: not model.frame.is_seeking_end and legend.isVisible())
    scene.repaint()
    _move(scene, scene.to_pixel(tuple(model.frame.paths[1].trajectory.x[6].tolist())).toPoint())
    qtbot.waitUntil(tip.isVisible)
    QTest.mouseMove(legend, legend.rect().center())
    qtbot.waitUntil(lambda: not tip.isVisible())
