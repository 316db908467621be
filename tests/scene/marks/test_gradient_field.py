"""The gradient on a grid: downhill, the longer the steeper, and nothing where there is none."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import Array, objective
from gdviewer.scene.marks.gradient_field import field_lines, paint_gradient_field
from gdviewer.scene.theme import LIGHT
from gdviewer.scene.viewport import Viewport

VIEW = Viewport(Bounds(-2.0, 2.0, -2.0, 2.0), 0.0, 0.0, 400.0, 400.0)

pytestmark = pytest.mark.usefixtures("qapp")


def shafts(text: str, is_maximizing: bool = False, view: Viewport = VIEW) -> Array:
    """Return tip and tail of each arrow in pixels, ``(n, 4)``."""
    lines = field_lines(view, objective(text), 1.0, is_maximizing)
    return lines[: len(lines) // 3]


def test_arrows_point_where_f_falls_steepest_and_in_an_ascent_where_it_rises() -> None:
    tips_and_tails = shafts("x^2 + y^2")
    tips, tails = tips_and_tails[:, :2], tips_and_tails[:, 2:]
    assert (np.hypot(*(tips - 200).T) < np.hypot(*(tails - 200).T)).all()
    rising = shafts("x^2 + y^2", is_maximizing=True)
    assert np.allclose(rising[:, :2], tails)


def test_an_arrow_crosses_isolines_at_right_angles_on_equal_axes_only() -> None:
    stretched = Viewport(Bounds(-2.0, 2.0, -1.0, 1.0), 0.0, 0.0, 400.0, 400.0)
    tip_x, tip_y, tail_x, tail_y = shafts("x + y", view=stretched)[0].tolist()
    assert (tip_y - tail_y) / (tip_x - tail_x) == pytest.approx(-2.0)


def test_steeper_arrows_are_longer_by_the_logarithm_and_none_leaves_its_cell() -> None:
    lines = shafts("exp(x)")
    lengths = np.hypot(lines[:, 0] - lines[:, 2], lines[:, 1] - lines[:, 3])
    across = np.unique(np.round(lengths, 6))
    assert len(across) == 10
    assert np.diff(across) == pytest.approx([np.diff(across)[0]] * 9, rel=1e-4)
    assert lengths.max() < 38.0


def test_where_there_is_no_gradient_there_is_no_arrow() -> None:
    assert not len(field_lines(VIEW, objective("3 + 0x + 0y"), 1.0))
    half = shafts("log(x) + y")
    assert 0 < len(half) < len(shafts("x + y"))
    assert (half[:, [0, 2]].mean(axis=1) > 200).all()


def test_it_is_painted_in_the_ink_of_the_gradient() -> None:
    image = QImage(400, 400, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        paint_gradient_field(painter, VIEW, objective("x^2 + y^2"), LIGHT)
    hue = QColor(LIGHT.inks.gradient).hue()
    colors = [image.pixelColor(x, y) for x in range(0, 400, 2) for y in range(0, 400, 2)]
    inked = [color for color in colors if color.saturation() > 60]
    assert len(inked) > 100
    assert all(abs(color.hue() - hue) < 10 for color in inked)
