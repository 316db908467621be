"""The quadratic at the playhead as it is drawn: it touches f there, and says where it is level."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from msgspec import structs
from PySide6.QtGui import QColor, QImage, QPainter

from gdviewer.core.bounds import Bounds
from gdviewer.core.local import calculus_at
from gdviewer.core.objective import objective
from gdviewer.core.sampling import sample
from gdviewer.scene.marks.local_quadratic import paint_local_quadratic, parabola
from gdviewer.scene.marks.newton_step import newton_step_of, paint_newton_step
from gdviewer.scene.marks.quadratic_contours import contours
from gdviewer.scene.theme import LIGHT
from gdviewer.scene.viewport import Viewport
from gdviewer.state.document import Document
from gdviewer.state.frame import Frame, with_local
from tests.scene.frames import frame_of

BOUNDS = Bounds(-2.0, 2.0, -2.0, 2.0)
VIEW = Viewport(BOUNDS, 0.0, 0.0, 400.0, 400.0)

pytestmark = pytest.mark.usefixtures("qapp")


def shown(text: str, start: tuple[float, float] = (1.0, 1.0), is_on: bool = True) -> Frame:
    document = Document(expression=text, starts=(start,), bounds=BOUNDS, shows_quadratic=is_on)
    return with_local(frame_of(document))


def inked(frame: Frame, view: Viewport = VIEW) -> set[tuple[int, int]]:
    """Return the pixels that have the ink of curvature, or nearly."""
    image = QImage(400, 400, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        paint_local_quadratic(painter, view, frame, LIGHT)
        paint_newton_step(painter, view, frame, LIGHT)
    ink = QColor(LIGHT.inks.curvature)
    return {
        (x, y)
        for x in range(400)
        for y in range(400)
        if abs(image.pixelColor(x, y).hue() - ink.hue()) < 8
        and image.pixelColor(x, y).saturation() > 100
    }


def test_the_contours_of_a_quadratic_are_its_own_isolines() -> None:
    f = objective("x^2 + 2y^2 + x y")
    field = sample(f, BOUNDS, 120, 120)
    lines = contours(calculus_at(f, np.array([1.0, 0.5])), BOUNDS, field)
    points = lines[~np.isnan(lines[:, 0])]
    values = np.asarray(f.value(points))
    away = np.abs(values[:, np.newaxis] - field.levels).min(axis=1)
    assert len(points) > 100
    assert (away < 0.02 * (1 + values)).all()


def test_the_newton_step_leads_to_a_square_at_the_bottom_of_the_quadratic() -> None:
    found = inked(shown("x^2 + y^2"))
    assert {(195, 200), (205, 200), (200, 195), (200, 205)} <= found
    assert (250, 150) in found  # on the way from (1, 1), which is at (300, 100)


def test_it_is_drawn_where_it_is_asked_for_alone() -> None:
    assert not inked(shown("x^2 + y^2", is_on=False))
    frame = shown("x^2 + y^2")
    hidden = structs.replace(frame.document, shows_quadratic=False, shows_eigenvectors=True)
    assert not inked(replace(frame, document=hidden))


def test_a_bottom_out_of_view_still_has_its_direction() -> None:
    found = inked(shown("(x - 9)^2 + (y - 1)^2"))
    assert (330, 100) in found
    assert (200, 200) not in found


def test_a_function_without_a_single_level_point_has_no_newton_step() -> None:
    assert (250, 150) not in inked(shown("x + y"))


@pytest.mark.parametrize(
    ("hidden", "is_gone"), [((), False), (("Newton step",), True), (("Local quadratic",), True)]
)
def test_what_is_hidden_by_its_name_in_the_key_is_not_drawn(
    hidden: tuple[str, ...], is_gone: bool
) -> None:
    frame = shown("x^2 + y^2")
    document = structs.replace(frame.document, hidden_workings=hidden)
    assert (not inked(replace(frame, document=document))) == is_gone


def test_a_parabola_touches_the_curve_and_the_newton_step_leads_to_below_its_bottom() -> None:
    frame = shown("x^4 - 3x^2 + x", start=(1.5, 0.0))
    assert frame.local is not None
    x, q = parabola(frame.local, BOUNDS).T
    f = x**4 - 3 * x**2 + x
    near = np.abs(x - 1.5) < 0.02
    assert q[near] == pytest.approx(f[near], abs=1e-4)
    step = newton_step_of(frame, VIEW, LIGHT)
    assert step is not None
    assert step.bottom is not None
    assert step.arrow is not None
    assert step.bottom.x() == pytest.approx(VIEW.to_pixel(1.5 - 5.5 / 21, 0)[0])
    assert step.arrow.tip.x() == step.bottom.x()
    assert step.text == "minimum of the parabola"
    assert inked(frame)


def test_a_curve_that_is_a_line_has_no_newton_step() -> None:
    assert newton_step_of(shown("3x", start=(1.0, 0.0)), VIEW, LIGHT) is None


@pytest.mark.parametrize("text", ["1e300 x^2", "1/(x - 1)", "sqrt(x - 1)", "1e-300 x^4 + 1e308 x"])
def test_values_beyond_all_are_painted_without_a_fault(text: str) -> None:
    inked(shown(text, start=(1.0, 0.0)))
    inked(shown(f"{text} + y^2"))


def test_the_calculus_stays_the_same_thing_while_the_playhead_stays() -> None:
    frame = shown("x^2 + y^2")
    assert with_local(replace(frame, local=None), frame).local is frame.local
    moved = shown("x^2 + y^2", start=(0.5, 0.5))
    assert with_local(replace(moved, local=None), frame).local is not frame.local
