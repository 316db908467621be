"""Zooming and moving a rectangle of the plane."""

from __future__ import annotations

import pytest

from gdviewer.core.bounds import Bounds
from gdviewer.scene.zoom import moved, zoomed

SQUARE = Bounds(-1, 3, -2, 2)


def test_the_point_under_the_cursor_stays_where_it_is() -> None:
    after = zoomed(SQUARE, (0.0, 1.0), 0.5)
    assert after == Bounds(-0.5, 1.5, -0.5, 1.5)
    assert (0 - after.xmin) / after.width == (0 - SQUARE.xmin) / SQUARE.width


def test_a_move_keeps_the_size() -> None:
    assert moved(SQUARE, 1.0, -2.0) == Bounds(0, 4, -4, 0)


@pytest.mark.parametrize("factor", [0.5, 2.0])
def test_zooming_ends_where_numbers_end(factor: float) -> None:
    bounds = SQUARE
    for _ in range(2000):
        bounds = zoomed(bounds, (1.0, 1.0), factor)
    assert 1e-11 < bounds.width < 1e13
    assert bounds.xmin < bounds.xmax
    assert zoomed(bounds, (1.0, 1.0), 1 / factor) != bounds


def test_moving_ends_where_numbers_end() -> None:
    bounds = SQUARE
    for _ in range(100):
        bounds = moved(bounds, 1e11, 0.0)
    assert bounds.xmax <= 1.1e12
