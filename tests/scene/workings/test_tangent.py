"""The slope beside a tangent is written where it hides least."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import Array
from gdviewer.scene.labels import Label
from gdviewer.scene.theme import LIGHT
from gdviewer.scene.viewport import Viewport
from gdviewer.scene.workings import tangent
from gdviewer.scene.workings.marks import Mark, Meaning, Shape
from gdviewer.scene.workings.tangent import paint_slopes

VIEW = Viewport(Bounds(-1.0, 1.0, -1.0, 1.0), 0, 0, 800, 600)
NO_LINES = np.empty((0, 4))


def places(monkeypatch: pytest.MonkeyPatch, lines: Array, *at: tuple[float, float]) -> list[QRectF]:
    """Return where the slopes of level tangents are written."""
    found: list[QRectF] = []

    def note(_painter: QPainter, labels: list[Label], _theme: object) -> None:
        found.extend(label.place for label in labels)

    monkeypatch.setattr(tangent, "paint_labels", note)
    mark = Mark("Tangent", "f′", Meaning.GRADIENT, Shape.TANGENT, np.array(0.0))
    image = QImage(800, 600, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    paint_slopes(painter, [(mark, np.array(one)) for one in at], lines, VIEW, LIGHT)
    painter.end()
    return found


@pytest.mark.usefixtures("qapp")
def test_a_slope_is_written_beyond_the_right_end_where_nothing_is_in_the_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (place,) = places(monkeypatch, NO_LINES, (0.0, 0.0))
    assert place.left() > 500
    assert place.center().y() == pytest.approx(300)


@pytest.mark.usefixtures("qapp")
def test_a_slope_avoids_the_curve(monkeypatch: pytest.MonkeyPatch) -> None:
    curve = np.array([[x, 0.0, x, 600.0] for x in range(420, 800, 10)])
    (place,) = places(monkeypatch, curve, (0.0, 0.0))
    assert place.right() < 400


@pytest.mark.usefixtures("qapp")
def test_slopes_of_one_place_do_not_lie_on_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = places(monkeypatch, NO_LINES, (0.0, 0.0), (0.01, 0.0))
    assert not one.intersects(other)


@pytest.mark.usefixtures("qapp")
def test_a_point_out_of_view_has_no_slope(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not places(monkeypatch, NO_LINES, (2.0, 0.0))
