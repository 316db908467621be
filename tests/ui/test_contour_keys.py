"""Keys while the contour has the focus."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gdviewer.scene.contour import ContourScene
from gdviewer.state.models.model import AppModel
from gdviewer.ui.views.contour import ContourView
from tests.ui.conftest import Find


@pytest.fixture
def scene(find: Find) -> ContourScene:
    return find(ContourScene, "contour_scene")


def _start_pixel(scene: ContourScene, model: AppModel) -> QPointF:
    x, y = model.document.starts[0]
    return scene.to_pixel((x, y))


def test_alt_and_arrows_move_the_start_by_pixels_in_one_undo_step(
    qtbot: QtBot, find: Find, scene: ContourScene, model: AppModel
) -> None:
    contour = find(ContourView, "contour")
    qtbot.waitUntil(lambda: model.available > 20)
    model.seek(12)
    before, pixel = model.document.starts, _start_pixel(scene, model)
    alt, shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up):
        QTest.keyClick(contour, key, alt)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Down):
        QTest.keyClick(contour, key, alt | shift)
    moved = _start_pixel(scene, model) - pixel
    assert (moved.x(), moved.y()) == pytest.approx((-8.0, 9.0))
    assert model.frame.playhead == 12
    qtbot.waitUntil(lambda: tuple(model.frame.paths[0].trajectory.x[0]) == model.document.starts[0])
    model.undo()
    assert model.document.starts == before
    assert model.undo_text == ""


def test_shift_f_fits_the_path_and_f_the_bounds(
    qtbot: QtBot, find: Find, scene: ContourScene, model: AppModel
) -> None:
    contour = find(ContourView, "contour")
    home = model.document.home
    model.set_hyperparameter("learning_rate", 10.0)
    model.last()
    qtbot.waitUntil(lambda: np.abs(model.frame.paths[0].trajectory.x[-1]).max() > 1e6)
    qtbot.waitUntil(lambda: model.frame.playhead == model.available)
    QTest.keyClick(contour, Qt.Key.Key_F, Qt.KeyboardModifier.ShiftModifier)
    assert model.document.bounds.width == pytest.approx(20 * home.width)
    assert scene.is_in_view(model.document.starts[0])
    QTest.keyClick(contour, Qt.Key.Key_F)
    assert model.document.bounds == home


def test_the_plain_keys_zoom(find: Find, scene: ContourScene) -> None:
    contour = find(ContourView, "contour")
    before = scene.view_bounds().height
    heights = []
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Equal):
        QTest.keyClick(contour, key)
        heights.append(scene.view_bounds().height / before)
    assert heights == pytest.approx([0.8, 1.0, 0.8], rel=0.01)


def test_a_press_with_escape_is_no_click(find: Find, scene: ContourScene, model: AppModel) -> None:
    before, pixel = model.document, scene.to_pixel((2.0, -1.0)).toPoint()
    QTest.mousePress(scene, Qt.MouseButton.LeftButton, pos=pixel)
    QTest.keyClick(find(ContourView, "contour"), Qt.Key.Key_Escape)
    QTest.mouseRelease(scene, Qt.MouseButton.LeftButton, pos=pixel)
    assert model.document == before
