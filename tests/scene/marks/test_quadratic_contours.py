"""The contours of a quadratic are drawn again only where they would look different."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from gdviewer.core.bounds import Bounds
from gdviewer.core.local import calculus_at
from gdviewer.core.objective import Array, objective
from gdviewer.core.sampling import sample
from gdviewer.scene.arrays import draw_lines
from gdviewer.scene.marks import quadratic_contours
from gdviewer.scene.marks.quadratic_contours import QuadraticContours, paint_contours
from gdviewer.scene.theme import LIGHT
from gdviewer.scene.viewport import Viewport

F = objective("x^2 + 3y^2 + x^4")
BOUNDS = Bounds(-2.0, 2.0, -2.0, 2.0)
VIEW = Viewport(BOUNDS, 10.4, 20.6, 300.0, 200.0)
FIELD = sample(F, BOUNDS, 80, 80)

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return what is added to whenever contours are drawn anew."""
    found: list[object] = []

    def noted(painter: QPainter, lines: Array) -> None:
        found.append(lines)
        draw_lines(painter, lines)

    monkeypatch.setattr(quadratic_contours, "draw_lines", noted)
    return found


def at(x: float, view: Viewport = VIEW) -> QuadraticContours:
    return QuadraticContours(calculus_at(F, np.array((x, 1.0))), FIELD, view, LIGHT)


def painted(contours: QuadraticContours) -> QImage:
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        paint_contours(painter, contours)
    return image


def test_the_same_ones_are_drawn_once_however_often_they_are_painted(drawn: list[object]) -> None:
    first = painted(at(0.5))
    again = painted(at(0.5))
    assert len(drawn) == 1
    assert first == again
    assert first != painted(at(0.75))
    assert len(drawn) == 2


def test_their_picture_is_what_would_be_painted_directly() -> None:
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        painter.setClipRect(10, 20, 301, 201)
        at(0.25).paint(painter)
    found = painted(at(0.25))
    differing = sum(
        abs(image.pixelColor(x, y).lightness() - found.pixelColor(x, y).lightness()) > 8
        for x in range(320)
        for y in range(240)
    )
    assert differing < 20


def test_they_are_drawn_anew_where_the_view_is_another(drawn: list[object]) -> None:
    painted(at(1.5))
    painted(at(1.5, Viewport(BOUNDS, 0.0, 0.0, 300.0, 200.0)))
    assert len(drawn) == 2
