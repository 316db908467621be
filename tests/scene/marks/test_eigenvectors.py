"""The eigenvectors as they are drawn: through the point, in their true directions, told apart."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from gdviewer.core.bounds import Bounds
from gdviewer.core.local import LocalCalculus, calculus_at
from gdviewer.core.objective import objective
from gdviewer.scene.marks.eigenvectors import Axis, axes_of, paint_eigenvectors
from gdviewer.scene.theme import LIGHT
from gdviewer.scene.viewport import Viewport

VIEW = Viewport(Bounds(-2.0, 2.0, -2.0, 2.0), 0.0, 0.0, 400.0, 400.0)


def local(text: str, point: tuple[float, ...] = (0.0, 0.0)) -> LocalCalculus:
    names = ("x", "y")[: len(point)]
    return calculus_at(objective(text, variables=names), np.array(point))


def direction(axis: Axis) -> float:
    """Return the angle of the line above the horizontal, in degrees from -90 to 90."""
    return math.degrees(math.atan(-axis.line.dy() / axis.line.dx())) if axis.line.dx() else 90.0


def test_the_lines_go_through_the_point_along_the_eigenvectors() -> None:
    first, second = axes_of(local("(x - y)^2 + 4(x + y)^2", (0.5, 0.5)), VIEW, LIGHT)
    assert [direction(first), direction(second)] == pytest.approx([-45.0, 45.0])
    for axis in (first, second):
        assert (axis.line.center().x(), axis.line.center().y()) == pytest.approx((250.0, 150.0))


def test_the_lines_are_as_the_axes_of_the_ellipse_of_the_quadratic_model() -> None:
    narrow, wide = axes_of(local("x^2 + 2y^2"), VIEW, LIGHT)
    assert narrow.line.length() / wide.line.length() == pytest.approx(math.sqrt(2))


def test_neither_line_is_too_long_or_too_short_to_be_seen() -> None:
    lazy, steep = axes_of(local("x^2 + 1e6 y^2"), VIEW, LIGHT)
    assert lazy.line.length() < 200
    assert steep.line.length() > 60


def test_where_the_axes_are_scaled_apart_the_lines_are_those_of_the_plane() -> None:
    stretched = Viewport(Bounds(-2.0, 2.0, -1.0, 1.0), 0.0, 0.0, 400.0, 400.0)
    first, second = axes_of(local("(x - y)^2 + 4(x + y)^2"), stretched, LIGHT)
    steep = math.degrees(math.atan(2))
    assert [direction(first), direction(second)] == pytest.approx([-steep, steep])


def test_the_text_says_which_way_f_curves() -> None:
    down, up = axes_of(local("3x^2 - y^2"), VIEW, LIGHT)
    assert (down.text, up.text) == ("λ₁ = −2: f curves down", "λ₂ = 6: f curves up")
    flat, _ = axes_of(local("y^2"), VIEW, LIGHT)
    assert flat.text == "λ₁ = 0: f does not curve"


@pytest.mark.parametrize("text", ["x + y", "log(x) + y"])
def test_a_flat_and_a_point_without_a_hessian_have_no_lines(text: str) -> None:
    assert axes_of(local(text, (-1.0, 0.0)), VIEW, LIGHT) == ()


def test_a_curve_has_no_lines() -> None:
    assert axes_of(local("x^2", (1.0,)), VIEW, LIGHT) == ()


def colors_along(text: str) -> set[str]:
    """Return the colors of the pixels a little off the point, along the x axis."""
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        paint_eigenvectors(painter, VIEW, local(text), LIGHT)
    return {QColor(image.pixel(x, 200)).name() for x in range(205, 230)}


@pytest.mark.usefixtures("qapp")
def test_a_line_is_solid_where_f_curves_up_and_dashed_where_it_curves_down() -> None:
    assert colors_along("x^2 + y^2") == {LIGHT.inks.curvature}
    assert {LIGHT.inks.curvature, LIGHT.halo} <= colors_along("y^2 - x^2")


@pytest.mark.usefixtures("qapp")
def test_without_a_point_nothing_is_painted() -> None:
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    before = image.copy()
    with QPainter(image) as painter:
        paint_eigenvectors(painter, VIEW, None, LIGHT)
    assert image == before
