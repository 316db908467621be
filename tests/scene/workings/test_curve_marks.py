"""What goes on inside a step along a curve, and where it is drawn."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPainter

from gdviewer.core.bounds import Bounds
from gdviewer.core.moment import Moment
from gdviewer.core.objective import Array
from gdviewer.core.terms import Kind, Term
from gdviewer.export.rendering import last_frame
from gdviewer.scene.plot import plot_of
from gdviewer.scene.theme import LIGHT
from gdviewer.scene.viewport import Viewport
from gdviewer.scene.workings.key import entries
from gdviewer.scene.workings.marks import Mark, PlacedMarks, Shape
from gdviewer.scene.workings.painting import paint_workings
from gdviewer.state.document import Document
from gdviewer.state.frame import Frame, Inside
from gdviewer.state.run import Run

VIEW = Viewport(Bounds(-2.0, 2.0, 0.0, 4.0), 0.0, 0.0, 400.0, 400.0)
X = np.array([1.0])
OTHERS = ("Points tried", "Gradient", "Step")


def frame_with(*terms: Term, hidden: tuple[str, ...] = (), is_shown: bool = True) -> Frame:
    """Return a frame of x² whose playhead is at 1, with the inside of a step there."""
    run = Run("gradient_descent", {"gradient_descent": {"learning_rate": 0.25}})
    document = Document(
        expression="x^2",
        starts=((1.0, 0.0),),
        runs=(run,),
        criteria={"max_steps": 3},
        shows_workings=is_shown,
        hidden_workings=hidden,
    )
    moment = Moment(0, X, 2 * X, -0.5 * X, terms, ((0.5 * X, 0.25),), 0.25)
    insides = (Inside(0, moment),) if is_shown else ()
    return replace(last_frame(document), playhead=0, insides=insides)


def placed(frame: Frame) -> tuple[PlacedMarks, ...]:
    return plot_of(frame).marks(frame, VIEW, LIGHT)


def mark_of(frame: Frame, name: str) -> Mark:
    (mark,) = (mark for one in placed(frame) for mark in one.marks if mark.name == name)
    return mark


def test_the_tangent_is_at_the_playhead_with_the_slope_there() -> None:
    (tangent, _inside) = placed(frame_with())
    assert tangent.at == pytest.approx((1.0, 1.0))
    (mark,) = tangent.marks
    assert mark.shape is Shape.TANGENT
    assert float(mark.value) == 2.0


def test_a_start_that_is_dragged_has_the_tangent() -> None:
    frame = replace(frame_with(), playhead=3, is_dragging=True)
    assert placed(frame)[0].at == pytest.approx((1.0, 1.0))
    assert placed(replace(frame, is_dragging=False))[0].at[0] < 0.5


def test_arrows_lie_along_the_axis_at_the_foot_of_the_point() -> None:
    frame = frame_with(Term("velocity", "v", Kind.SLOPE, np.array([4.0])))
    inside = placed(frame)[1]
    x, foot = inside.at.tolist()
    assert x == 1.0
    assert 0.0 < foot < 0.3
    assert mark_of(frame, "Gradient").value == pytest.approx((-0.5, 0.0))
    assert mark_of(frame, "Gradient").symbol == "−f′"
    assert mark_of(frame, "Velocity").value == pytest.approx((-1.0, 0.0))
    assert mark_of(frame, "Step").value == pytest.approx((-0.5, 0.0))


def test_points_that_are_tried_are_on_the_curve() -> None:
    assert mark_of(frame_with(), "Points tried").value == pytest.approx(np.array([(0.5, 0.25)]))
    ahead = frame_with(Term("look-ahead", "y", Kind.POINT, np.array([-1.5])))
    assert mark_of(ahead, "Look-ahead").value == pytest.approx((-1.5, 2.25))
    simplex = frame_with(Term("simplex", "s", Kind.POLYGON, np.array([[1.0], [2.0]])))
    assert mark_of(simplex, "Simplex").value == pytest.approx(np.array([(1.0, 1.0), (2.0, 4.0)]))


@pytest.mark.parametrize(
    ("kind", "value", "half"),
    [
        (Kind.REACH, np.array([0.3]), 0.3),
        (Kind.RADIUS, np.array(0.3), 0.3),
        (Kind.ELLIPSE, np.array([[0.04]]), 0.4),
    ],
)
def test_how_far_a_step_may_go_is_an_interval(kind: Kind, value: Array, half: float) -> None:
    mark = mark_of(frame_with(Term("reach", "r", kind, value)), "Reach")
    assert mark.shape is Shape.FRAME
    assert mark.value[0] == pytest.approx(half)


def test_how_coordinates_compare_says_nothing_where_there_is_one() -> None:
    frame = frame_with(Term("scale", "s", Kind.SCALE, np.array([2.0])))
    assert "Scale" not in [mark.name for one in placed(frame) for mark in one.marks]


def test_the_tangent_has_a_line_in_the_key_and_can_be_hidden(qapp: object) -> None:
    assert qapp is not None
    names = [entry.name for entry in entries(frame_with(), VIEW, LIGHT)]
    assert names == ["Tangent", "Points tried", "Gradient", "Step"]
    assert has_ink(frame_with(hidden=OTHERS)).any()
    assert not has_ink(frame_with(hidden=("Tangent", *OTHERS))).any()
    assert placed(frame_with(is_shown=False)) == ()


def test_the_tangent_has_the_slope_of_the_curve_in_pixels(qapp: object) -> None:
    assert qapp is not None
    rows, columns = np.nonzero(has_ink(frame_with(hidden=OTHERS)))
    rise, _ = np.polyfit(columns, rows, 1)
    assert rise == pytest.approx(-2.0, abs=0.1)


def has_ink(frame: Frame) -> NDArray[np.bool_]:
    """Return which pixels are about as red and blue as the ink of gradients."""
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    with QPainter(image) as painter:
        paint_workings(painter, VIEW, frame, LIGHT)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(400, 400, 4)
    blue, green, red = (pixels[..., index].astype(int) for index in range(3))
    return np.asarray((red - green > 100) & (blue - green > 100))
