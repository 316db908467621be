import itertools

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF

from gdviewer.core.bounds import Bounds
from gdviewer.scene.labels import label_text, place_labels
from gdviewer.scene.room import Room
from gdviewer.scene.theme import LIGHT

pytestmark = pytest.mark.usefixtures("qapp")

PLOT = QRectF(0, 0, 400, 300)
NOTHING = np.empty((0, 4))


def test_labels_neither_collide_nor_leave_the_plot() -> None:
    points = [(f"({x}, 0.5)", QPointF(x, 8 * (x % 3))) for x in range(5, 400, 35)]
    labels = place_labels(points, Room(PLOT, NOTHING), LIGHT)
    assert len(labels) > 5
    assert all(PLOT.contains(label.place) for label in labels)
    assert not any(a.place.intersects(b.place) for a, b in itertools.combinations(labels, 2))


def test_a_label_stands_beside_its_point_and_hides_no_path() -> None:
    line = np.array([[200.0, 150.0, 400.0, 0.0]])
    room = Room(PLOT, line)
    (label,) = place_labels([("(1, 2)", QPointF(200, 150))], room, LIGHT)
    assert label.text == "(1, 2)"
    assert room.covered(label.place) == 0.0
    assert label.place.adjusted(-20, -20, 20, 20).contains(QPointF(200, 150))


def test_points_that_read_the_same_have_one_label() -> None:
    points = [("(3, 2)", QPointF(100, 100)), ("(3, 2)", QPointF(101, 100))]
    assert len(place_labels(points, Room(PLOT, NOTHING), LIGHT)) == 1


@pytest.mark.parametrize(
    ("point", "text"),
    [
        ((3.0000004, -1e-9), "(3, 0)"),
        ((-3.779310254, -3.28318600), "(−3.779, −3.283)"),
    ],
)
def test_a_label_has_the_digits_that_can_be_seen(point: tuple[float, ...], text: str) -> None:
    assert label_text(point, Bounds(-6.0, 6.0, -5.0, 5.0)) == text


def test_points_that_are_apart_in_a_small_view_read_differently() -> None:
    bounds = Bounds(999.9999, 1000.0001, 0.0, 1e-9)
    assert label_text((1000.00001, 3e-10), bounds) == "(1\u202f000.00001, 3×10⁻¹⁰)"
    assert label_text((1000.00002, 3e-10), bounds) == "(1\u202f000.00002, 3×10⁻¹⁰)"


def test_a_label_without_room_is_left_out() -> None:
    room = Room(PLOT, NOTHING, taken=(PLOT,))
    assert place_labels([("(1, 2)", QPointF(100, 100))], room, LIGHT) == ()


def test_no_more_than_forty_points_have_a_label() -> None:
    points = [(f"({i})", QPointF(60 * (i % 60), 60 * (i // 60))) for i in range(1, 3000)]
    room = Room(QRectF(0, 0, 4000, 4000), NOTHING)
    assert len(place_labels(points, room, LIGHT)) == 40
