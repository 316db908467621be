"""What the arrows at the playhead are is written beside them, over no mark and no other label."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from gdviewer.core.bounds import Bounds
from gdviewer.core.trajectory import Trajectory
from gdviewer.scene.labels import Label
from gdviewer.scene.marks import step_labels
from gdviewer.scene.marks.step_labels import paint_step_labels
from gdviewer.scene.theme import LIGHT
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame, with_local
from tests.scene.frames import document_of, frame_of

pytestmark = pytest.mark.usefixtures("qapp")
BOUNDS = Bounds(-2.0, 2.0, -2.0, 2.0)
VIEW = Viewport(BOUNDS, 0.0, 0.0, 400.0, 400.0)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[Label]:
    """Return the labels as they are painted."""
    found: list[Label] = []
    monkeypatch.setattr(step_labels, "paint_labels", lambda _, labels, __: found.extend(labels))
    return found


def shown(monkeypatch: pytest.MonkeyPatch, *others: tuple[float, float], **document: Any) -> Frame:
    """Return a frame at (1, 1) on a bowl, with other runs at ``others``."""
    places = ((1.0, 1.0), *others)
    monkeypatch.setattr(Trajectory, "gradient", np.array([(2.0, 2.0)] * 2))
    paths = [np.array([place, place]) for place in places]
    chosen = {"starts": ((1.0, 1.0),), "bounds": BOUNDS, **document}
    return with_local(frame_of(document_of("x^2 + y^2", **chosen), *paths))


def paint(frame: Frame) -> None:
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        paint_step_labels(painter, VIEW, frame, LIGHT)


def test_components_and_newton_step_are_named_and_no_name_hides_another(
    monkeypatch: pytest.MonkeyPatch, written: list[Label]
) -> None:
    paint(shown(monkeypatch, shows_components=True, shows_quadratic=True))
    texts = [label.text for label in written]
    assert texts == ["−∂f/∂x", "−∂f/∂y", "minimum of the quadratic"]
    for place, one in enumerate(written):
        assert not any(one.place.intersects(other.place) for other in written[:place])


def test_no_name_lies_on_the_playhead_of_another_run(
    monkeypatch: pytest.MonkeyPatch, written: list[Label]
) -> None:
    paint(shown(monkeypatch, shows_quadratic=True))
    (alone,) = written
    middle = alone.place.center()
    written.clear()
    paint(shown(monkeypatch, VIEW.to_point(middle.x(), middle.y()), shows_quadratic=True))
    (label,) = written
    head = QRectF(middle - QPointF(5, 5), middle + QPointF(5, 5))
    assert not label.place.intersects(head)


def test_where_nothing_is_asked_for_nothing_is_written(
    monkeypatch: pytest.MonkeyPatch, written: list[Label]
) -> None:
    paint(shown(monkeypatch))
    assert written == []
