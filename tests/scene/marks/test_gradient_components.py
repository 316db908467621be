"""The components of the gradient: along the axes, and together the arrow of the gradient."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from gdviewer.core.bounds import Bounds
from gdviewer.core.trajectory import Trajectory
from gdviewer.scene.marks.gradient_components import components, paint_gradient_components
from gdviewer.scene.theme import LIGHT
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame
from tests.scene.frames import document_of, frame_of

pytestmark = pytest.mark.usefixtures("qapp")
VIEW = Viewport(Bounds(-2.0, 2.0, -2.0, 2.0), 0.0, 0.0, 400.0, 400.0)


def shown(gradient: tuple[float, float], monkeypatch: pytest.MonkeyPatch, **others: Any) -> Frame:
    """Return a frame at the origin, where the gradient is ``gradient``."""
    slopes = np.array([gradient, gradient])
    monkeypatch.setattr(Trajectory, "gradient", slopes)
    document = document_of("x^2 + y^2", shows_components=True, **others)
    return frame_of(document, np.array([(0.0, 0.0), (0.1, 0.1)]), playhead=1)


def test_each_goes_along_its_axis_and_together_they_are_the_arrow_of_descent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    along_x, along_y = components(shown((0.4, -0.3), monkeypatch), VIEW, LIGHT)
    assert along_x is not None
    assert along_y is not None
    assert along_x.tip.y() == along_x.tail.y()
    assert along_y.tip.x() == along_y.tail.x()
    assert along_x.tip.x() - along_x.tail.x() == pytest.approx(-40.0)
    assert along_y.tip.y() - along_y.tail.y() == pytest.approx(-30.0)


def test_in_an_ascent_they_go_along_the_gradient(monkeypatch: pytest.MonkeyPatch) -> None:
    rising = shown((0.4, -0.3), monkeypatch, is_maximizing=True)
    along_x, _ = components(rising, VIEW, LIGHT)
    assert along_x is not None
    assert along_x.tip.x() > along_x.tail.x()


def test_a_component_that_vanishes_is_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    along_x, along_y = components(shown((0.0, 0.3), monkeypatch), VIEW, LIGHT)
    assert along_x is None
    assert along_y is not None


@pytest.mark.parametrize("gradient", [(np.nan, np.nan), (0.0, 0.0)])
def test_without_a_gradient_there_are_none(
    monkeypatch: pytest.MonkeyPatch, gradient: tuple[float, float]
) -> None:
    frame = shown(gradient, monkeypatch)
    assert components(frame, VIEW, LIGHT) == ()
    image = QImage(400, 400, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    blank = QImage(image)
    with QPainter(image) as painter:
        paint_gradient_components(painter, VIEW, frame, LIGHT)
    assert image == blank
