"""What is painted over what: the arrows of the selected run lie over the markers of others."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from gdviewer.core.moment import Moment
from gdviewer.scene.contour import ContourScene
from gdviewer.scene.theme import LIGHT
from gdviewer.state.frame import Inside
from tests.scene.frames import document_of, frame_of


@pytest.mark.parametrize("has_arrow", [True, False])
def test_the_playhead_of_another_run_hides_no_arrow_of_the_selected_one(
    qtbot: QtBot, has_arrow: bool
) -> None:
    scene = ContourScene()
    qtbot.addWidget(scene)
    scene.resize(700, 500)
    point, slope = np.array((0.0, 0.0)), np.array((-0.5, 0.0))
    other = np.array([(-1.0, 0.0), (0.15, 0.0)])
    frame = frame_of(document_of(), np.array([(-1.0, 1.0), point]), other)
    inside = Inside(0, Moment(1, point, slope, -slope, (), ()))
    scene.apply(None, replace(frame, insides=(inside,) if has_arrow else ()))
    image = scene.grab().toImage()
    at = scene.to_pixel((0.15, 0.0)).toPoint()
    colors = {image.pixelColor(at.x(), at.y() + down).name() for down in range(-5, 6)}
    assert (QColor(LIGHT.inks.gradient).name() in colors) is has_arrow
    middle = scene.to_pixel((0.0, 0.0)).toPoint()
    assert image.pixelColor(middle) == QColor(LIGHT.run_color(0))
