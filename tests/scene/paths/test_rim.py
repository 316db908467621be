"""Places along the rim of a rectangle."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF

from gdviewer.scene.paths.rim import Rim, spread

RIM = Rim(QRectF(10.0, 20.0, 200.0, 100.0))


@pytest.mark.parametrize("angle", np.linspace(0.0, 2 * math.pi, 25))
def test_a_direction_meets_the_rim_where_its_ray_does(angle: float) -> None:
    towards = QPointF(math.cos(angle), math.sin(angle))
    point = RIM.point(RIM.towards(towards))
    away = point - RIM.rectangle.center()
    assert away.x() * towards.y() == pytest.approx(away.y() * towards.x(), abs=1e-9)
    assert QPointF.dotProduct(away, towards) > 0
    sides = abs(away.x()) / 100, abs(away.y()) / 50
    assert max(sides) == pytest.approx(1.0)


def test_places_far_apart_stay() -> None:
    assert spread([0.0, 50.0, 20.0], 10.0, 600.0) == [0.0, 50.0, 20.0]


def test_places_at_one_point_make_room_for_each_other() -> None:
    assert spread([100.0, 100.0, 100.0], 10.0, 600.0) == [90.0, 100.0, 110.0]


def test_places_stay_in_their_order_and_as_far_apart_as_asked() -> None:
    places = np.random.default_rng(1).uniform(0, 300, 25).tolist()
    moved = spread(places, 10.0, 600.0)
    assert np.argsort(moved).tolist() == np.argsort(places).tolist()
    assert np.diff(sorted(moved)).min() >= 10.0 - 1e-9


def test_where_there_is_no_room_they_stay() -> None:
    assert spread([1.0, 2.0, 3.0], 10.0, 20.0) == [1.0, 2.0, 3.0]
