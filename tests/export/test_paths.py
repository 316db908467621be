"""Which of several paths lies on top in a picture: the same one as in the window."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import Array
from gdviewer.export.figure import Figure, Parts
from gdviewer.export.picture import picture
from gdviewer.export.size import PictureSize
from gdviewer.scene.contour import ContourScene
from gdviewer.scene.theme import LIGHT
from gdviewer.state.frame import Frame
from gdviewer.state.run import Run, numbered
from tests.scene.frames import document_of, frame_of

BOUNDS = Bounds(-3.0, 3.0, -3.0, 3.0)
PLAIN_COLORS = (0, 45)
ALONG = np.column_stack((np.linspace(2.0, -2.0, 9), np.zeros(9)))


def zigzag(steps: int) -> Array:
    """Return a path that goes up and down at the left, and so costs a lot."""
    return np.column_stack((np.linspace(-2.9, -0.5, steps), 2.5 * (-1.0) ** np.arange(steps)))


def race_of(*points: Array) -> Frame:
    """Return a race of two runs that have neither markers nor dashes."""
    document = document_of(bounds=BOUNDS, runs=numbered((Run(),) * len(points)))
    frame = frame_of(document, *points)
    plain = zip(frame.paths, PLAIN_COLORS, strict=True)
    return replace(frame, paths=tuple(replace(path, color=color) for path, color in plain))


def counts(image: QImage) -> list[int]:
    """Return how many pixels of each of the two colors are in the right half of ``image``."""
    seen = [
        image.pixelColor(QPoint(x, y)).name()
        for x in range(image.width() // 2, image.width())
        for y in range(image.height())
    ]
    return [seen.count(QColor(LIGHT.run_color(color)).name()) for color in PLAIN_COLORS]


def exported(frame: Frame) -> QImage:
    parts = Parts(title=False, legend=False, playhead=False)
    return picture(frame, Figure(PictureSize(400, 400, 108), parts))


def in_the_window(qtbot: QtBot, frame: Frame) -> QImage:
    scene = ContourScene()
    qtbot.addWidget(scene)
    scene.resize(400, 400)
    scene.set_theme(LIGHT)
    scene.apply(None, frame)
    scene.show()
    qtbot.waitUntil(lambda: scene.is_settled, timeout=20_000)
    return scene.grab().toImage()


@pytest.mark.parametrize("steps", [0, 3000])
def test_of_two_paths_that_go_together_the_first_lies_on_top(qtbot: QtBot, steps: int) -> None:
    way = np.concatenate((ALONG, zigzag(steps)))
    frame = race_of(way, way)
    for image in (exported(frame), in_the_window(qtbot, frame)):
        first, second = counts(image)
        assert first > 3 * second


def test_where_two_paths_meet_the_one_that_was_there_first_lies_on_top(qtbot: QtBot) -> None:
    late = np.concatenate((zigzag(3000), ALONG, zigzag(1000)))
    early = np.concatenate((ALONG, zigzag(4000)))
    frame = race_of(late, early)
    for image in (exported(frame), in_the_window(qtbot, frame)):
        first, second = counts(image)
        assert second > 2 * first


def test_the_last_steps_lie_above_all(qtbot: QtBot) -> None:
    late = np.concatenate((zigzag(3000), ALONG))
    early = np.concatenate((ALONG, zigzag(3000)))
    frame = race_of(early, late)
    for image in (exported(frame), in_the_window(qtbot, frame)):
        first, second = counts(image)
        assert second > 2 * first
