"""A pixel is the line of sight through it, and meets the surface where that is seen."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QMatrix4x4

from gdviewer.core.bounds import Bounds
from gdviewer.scene.relief.axes import edges
from gdviewer.scene.relief.camera import Camera
from gdviewer.scene.relief.eye import Eye
from gdviewer.scene.relief.height_numbers import HeightNumbers
from gdviewer.scene.relief.picking import hit
from gdviewer.scene.theme import LIGHT
from tests.scene.relief.fields import grid_of


def camera_at(azimuth: float = -60.0, elevation: float = 40.0) -> Camera:
    """Return a camera that looks at the middle of the box."""
    matrix = QMatrix4x4()
    matrix.perspective(30.0, 1.5, 0.1, 100.0)
    matrix.translate(0.0, 0.0, -5.0)
    matrix.rotate(elevation - 90.0, 1.0, 0.0, 0.0)
    matrix.rotate(azimuth + 90.0, 0.0, 0.0, -1.0)
    return Camera(np.array(matrix.data()).reshape(4, 4).T, 900.0, 600.0)


def test_the_middle_of_the_box_is_the_middle_of_the_picture() -> None:
    assert camera_at().to_pixels(np.zeros(3)) == pytest.approx([450.0, 300.0])


def test_a_ray_goes_through_what_is_seen_at_its_pixel() -> None:
    camera, place = camera_at(), np.array([0.3, -0.2, 0.1])
    begin, end = camera.ray(*camera.to_pixels(place))
    way = end - begin
    assert np.cross(place - begin, way) == pytest.approx(np.zeros(3), abs=1e-3)


@pytest.mark.parametrize("expression", ["x^2 + 3y^2", "x*y", "sin(3x) + cos(2y)", "5 + 0x"])
@pytest.mark.parametrize("azimuth", [-60.0, 0.0, 90.0, 200.0])
def test_a_ray_meets_the_surface_exactly_where_it_is_bilinear(
    expression: str, azimuth: float
) -> None:
    grid, camera = grid_of(expression), camera_at(azimuth, 75.0)
    found = hit(grid, *camera.ray(431.0, 287.0))
    assert found is not None
    place = grid.box.place(np.array([found]), np.zeros(1))
    heights = grid.heights_at(place[:, 0], place[:, 1])
    pixel = camera.to_pixels(grid.box.place(np.array([found]), heights))
    assert pixel[0] == pytest.approx([431.0, 287.0], abs=0.01)


def test_the_near_side_of_a_hill_is_met_not_the_far_one() -> None:
    grid, camera = grid_of("-(x^2 + y^2)", Bounds(-2, 2, -2, 2)), camera_at(-90.0, 10.0)
    found = hit(grid, *camera.ray(450.0, 300.0))
    assert found is not None
    assert found[1] < 0  # the camera is at negative y


def test_a_ray_beside_the_surface_or_through_a_hole_meets_nothing() -> None:
    camera = camera_at(elevation=90.0)
    assert hit(grid_of(), *camera.ray(2.0, 2.0)) is None
    assert hit(grid_of("1 / sqrt(x^2 + y^2 - 1)"), *camera.ray(450.0, 300.0)) is None


@pytest.mark.parametrize("azimuth", [-60.0, 30.0, 120.0, 210.0])
def test_numbers_stand_at_the_edges_in_front(azimuth: float) -> None:
    grid, camera = grid_of(), camera_at(azimuth)
    x, y, up = edges(grid.box, ("u", "v"), HeightNumbers((0.5,), ("7",)), camera)
    assert (x.name, y.name, up.name) == ("u", "v", "f")
    for edge in (x, y):
        assert edge.ends[:, 1].mean() > 300.0  # the lower half of the picture
        assert edge.outward[1] > 0.0  # and the numbers below it
    assert up.ends[:, 0].max() < 450.0
    assert up.outward[0] < 0.0


def test_numbers_are_those_of_the_bounds() -> None:
    x, y, up = edges(grid_of().box, ("x", "y"), HeightNumbers((0.0, 1.0), ("1", "20")), camera_at())
    assert (x.labels[0], y.labels[0]) == ("−2", "−2")
    assert up.labels == ("1", "20")
    assert len(x.ticks) == len(x.labels) >= 3


@pytest.mark.parametrize(("azimuth", "elevation"), [(-90.0, 88.0), (-118.0, 82.0), (30.0, 85.0)])
def test_from_above_f_has_no_axis_and_the_others_lie_outside_the_surface(
    azimuth: float, elevation: float
) -> None:
    grid = grid_of()
    eye = Eye(elevation=elevation, azimuth=azimuth)
    camera = eye.camera(grid.box.half, 900.0, 600.0, LIGHT)
    around = edges(grid.box, ("x", "y"), HeightNumbers((0.5,), ("7",)), camera)
    assert [edge.name for edge in around] == ["x", "y"]
    seen = camera.to_pixels(grid.places.reshape(-1, 3))
    for edge in around:
        assert np.nanmax((seen - edge.ends[0]) @ edge.outward) < 8.0


@pytest.mark.parametrize("azimuth", np.linspace(-180.0, 175.0, 24).tolist())
def test_f_and_a_steep_edge_of_the_floor_do_not_stand_at_one_corner(azimuth: float) -> None:
    x, y, up = edges(grid_of().box, ("x", "y"), HeightNumbers(), camera_at(azimuth))
    for edge in (x, y):
        across, down = np.abs(edge.ends[1] - edge.ends[0])
        ends = np.abs(edge.ends[:, np.newaxis] - up.ends).max(axis=-1)
        assert across > 0.35 * down or ends.min() > 5.0
