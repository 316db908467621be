"""How a swarm looks: dots, tails, and crosses where paths were lost."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from gdviewer.core.bounds import Bounds
from gdviewer.export.rendering import last_frame
from gdviewer.scene.paths.swarm import paint_swarm
from gdviewer.scene.theme import LIGHT
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame
from gdviewer.state.run import Run
from gdviewer.state.spread import Spread
from tests.scene.frames import BOUNDS, document_of

pytestmark = pytest.mark.usefixtures("qapp")
VIEW = Viewport(BOUNDS, 0, 0, 300, 200)
RUN_COLOR, LOST = QColor(LIGHT.run_color(0)), QColor(LIGHT.error)


def frame_with(rate: float, text: str = "x^2 + 3y^2") -> Frame:
    run = Run("gradient_descent", {"gradient_descent": {"learning_rate": rate}})
    spread = Spread(4, Bounds(-2.5, 2.5, -1.5, 1.5), 0)
    return last_frame(document_of(text, runs=(run,), swarm=spread))


def pixels(frame: Frame, step: int) -> dict[int, int]:
    """Return how often each color is in the picture at ``step``."""
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        paint_swarm(painter, VIEW, replace(frame, playhead=step), LIGHT)
    values = np.frombuffer(image.constBits(), np.uint32)
    colors, counts = np.unique(values, return_counts=True)
    return dict(zip(colors.tolist(), counts.tolist(), strict=True))


def test_each_path_that_goes_on_is_a_dot_with_a_tail() -> None:
    frame = frame_with(0.02)
    at_start, later = pixels(frame, 0), pixels(frame, 6)
    assert at_start[RUN_COLOR.rgb()] >= 16 * 4
    assert len(later) > len(at_start)


def test_what_has_converged_comes_together_at_the_minimum() -> None:
    frame = frame_with(0.1)
    assert frame.swarm is not None
    assert 0 < pixels(frame, frame.swarm.length - 1)[RUN_COLOR.rgb()] < 16


def test_a_path_that_ran_away_has_a_cross_at_its_start() -> None:
    frame = frame_with(20.0)
    assert frame.swarm is not None
    assert LOST.rgb() not in pixels(frame, 0)
    assert pixels(frame, frame.swarm.length - 1)[LOST.rgb()] > 16 * 4


def test_without_a_swarm_nothing_is_painted() -> None:
    frame = replace(frame_with(0.1), swarm=None)
    assert set(pixels(frame, 0)) == {QColor("white").rgb()}
