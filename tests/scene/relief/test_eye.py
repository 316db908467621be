"""The eye sees the whole box at first, and its tiles make its picture."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter

from gdviewer.scene.relief.axes import edges
from gdviewer.scene.relief.axes_painting import paint_edges
from gdviewer.scene.relief.eye import Eye
from gdviewer.scene.relief.height_numbers import HeightNumbers
from gdviewer.scene.theme import LIGHT
from tests.scene.relief.fields import grid_of

HALF = (1.0, 0.7, 0.45)
CORNERS = np.array([*product((-1, 1), repeat=3)]) * HALF


@pytest.mark.parametrize("size", [(900.0, 600.0), (400.0, 800.0)])
def test_the_whole_box_is_seen_at_first(size: tuple[float, float]) -> None:
    pixels = Eye().camera(HALF, *size, LIGHT).to_pixels(CORNERS)
    assert pixels.min() > 0
    assert (pixels < size).all()


def test_what_it_looks_at_is_the_middle_of_the_picture() -> None:
    eye = Eye(azimuth=30.0, elevation=20.0, center=(0.2, -0.1, 0.3))
    camera = eye.camera(HALF, 900.0, 600.0, LIGHT)
    assert camera.to_pixels(np.array(eye.center)) == pytest.approx([450.0, 300.0])


def test_from_above_x_goes_right_and_y_up() -> None:
    camera = Eye(azimuth=-90.0, elevation=90.0).camera(HALF, 900.0, 600.0, LIGHT)
    middle, right, far = camera.to_pixels(np.array([(0, 0, 0), (0.5, 0, 0), (0, 0.5, 0)])).tolist()
    assert right[0] > middle[0]
    assert far[1] < middle[1]


def test_a_unit_of_the_box_has_as_many_pixels_as_the_camera_says() -> None:
    eye = Eye(azimuth=-90.0, elevation=90.0, center=(0.0, 0.0, 0.0))
    camera = eye.camera(HALF, 900.0, 600.0, LIGHT)
    left, right = camera.to_pixels(np.array([(-0.5, 0.0, 0.0), (0.5, 0.0, 0.0)]))
    assert right[0] - left[0] == pytest.approx(camera.unit)


def test_a_shift_moves_what_is_in_the_middle_by_that_much() -> None:
    eye = Eye()
    camera = eye.camera(HALF, 900.0, 600.0, LIGHT)
    moved = eye.shifted(30 / camera.unit, -20 / camera.unit).camera(HALF, 900.0, 600.0, LIGHT)
    assert moved.to_pixels(np.array(eye.center)) == pytest.approx([420.0, 280.0])


def test_a_tile_is_a_part_of_the_picture() -> None:
    camera = replace(Eye(), azimuth=10.0).camera(HALF, 900.0, 600.0, LIGHT)
    tile = camera.tile(300.0, 200.0, 150.0, 100.0)
    assert tile.to_pixels(CORNERS) == pytest.approx(camera.to_pixels(CORNERS) - (300.0, 200.0))


@pytest.mark.parametrize("size", [(640.0, 640.0), (400.0, 300.0)])
def test_numbers_and_names_of_all_axes_are_within_the_picture(
    qapp: object,  # noqa: ARG001 text is measured
    size: tuple[float, float],
) -> None:
    grid = grid_of()
    camera = Eye().camera(grid.box.half, *size, LIGHT)
    heights = HeightNumbers((0.0, 1.0), ("0.071", "1 648"))
    image = QImage(QSizeF(*size).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    with QPainter(image) as painter:
        places = paint_edges(painter, edges(grid.box, ("x", "y"), heights, camera), LIGHT)
    assert len(places) > 6
    outside = [place for place in places if not QRectF(image.rect()).contains(place)]
    assert outside == []
