"""A path lies on the surface, each iterate at its own f, and is never beneath it."""

from __future__ import annotations

import numpy as np
import pytest

from gdviewer import objective
from gdviewer.core.bounds import Bounds
from gdviewer.scene.relief.draped_path import draped, lifted
from gdviewer.scene.relief.eye import Eye
from gdviewer.scene.relief.grid import Grid
from gdviewer.scene.relief.height import heights_of
from gdviewer.scene.relief.pieces import CORNERS_A_PIECE
from gdviewer.scene.theme import LIGHT
from tests.scene.frames import BOWL
from tests.scene.relief.fields import field_of

FIELD = field_of()
GRID = Grid.of(FIELD)
POINTS = np.array([[-2.5, 1.5], [-1.0, -1.2], [0.5, 0.4], [0.02, 0.01]])
VALUES = np.asarray(objective(BOWL).value(POINTS))


def test_an_iterate_that_is_above_the_mesh_is_at_the_height_of_its_own_f() -> None:
    high = VALUES[:1] + 2.0
    (place,) = lifted(POINTS[:1], high, GRID, FIELD.shading)
    (height,) = heights_of(high, FIELD.shading)
    assert place[2] == pytest.approx((2 * height - 1) * GRID.box.half[2])


def test_no_iterate_is_beneath_the_mesh() -> None:
    field = field_of("(1-x)^2 + 100(y-x^2)^2", Bounds(-2, 2, -1, 3), 41, 41)
    grid, x = Grid.of(field), np.linspace(-1.4, 1.4, 300)
    valley = np.column_stack((x, x**2))
    places = lifted(valley, (1 - x) ** 2, grid, field.shading)
    ground = grid.heights_at(places[:, 0], places[:, 1])
    assert ((places[:, 2] / grid.box.half[2] + 1) / 2 >= ground - 1e-12).all()


@pytest.mark.parametrize("point", [(9.0, 0.0), (np.nan, 0.0), (np.inf, 1e308)])
def test_what_is_out_of_the_box_is_not_drawn(point: tuple[float, float]) -> None:
    points = np.vstack((POINTS[:1], [point], POINTS[1:]))
    values = np.insert(VALUES, 1, 1.0)
    path = draped(points, values, GRID, FIELD.shading)
    assert np.isfinite(path.pieces["end"]).all()
    assert set(path.steps.tolist()) == {3, 4}


def test_a_long_step_follows_the_surface_below_it() -> None:
    across = np.array([[-2.9, 0.0], [2.9, 0.0]])
    path = draped(across, np.array([8.41, 8.41]), GRID, FIELD.shading)
    assert path.pieces["end"][:, 2].min() < -0.9 * GRID.box.half[2]


def test_the_playhead_shows_the_pieces_of_its_steps() -> None:
    path = draped(POINTS, VALUES, GRID, FIELD.shading)
    assert path.count(0) == 0
    assert 0 < path.count(1) < path.count(2) < path.count(3) == len(path.steps)


def test_each_step_ends_in_one_dot() -> None:
    path = draped(POINTS, VALUES, GRID, FIELD.shading)
    dots = path.pieces["corner"][::CORNERS_A_PIECE, 2]
    assert dots.sum() == 3
    (last,) = lifted(POINTS[-1:], VALUES[-1:], GRID, FIELD.shading)
    assert path.pieces["end"][-1, :3] == pytest.approx(last, abs=1e-6)


def test_steps_that_stay_in_one_place_are_drawn_once() -> None:
    resting = np.repeat(POINTS[-1:], 5000, axis=0)
    values = np.full(5000, VALUES[-1])
    path = draped(np.vstack((POINTS, resting)), np.append(VALUES, values), GRID, FIELD.shading)
    assert path.count(10_000) == draped(POINTS, VALUES, GRID, FIELD.shading).count(3)


def test_the_way_along_a_path_goes_on_from_piece_to_piece() -> None:
    path = draped(POINTS, VALUES, GRID, FIELD.shading)
    begins, ends = (path.pieces[name][::CORNERS_A_PIECE] for name in ("begin", "end"))
    assert begins[0, 3] == 0.0
    assert begins[1:, 3] == pytest.approx(ends[:-1, 3], abs=1e-6)
    lengths = np.linalg.norm(ends[:, :3] - begins[:, :3], axis=1)
    assert ends[-1, 3] == pytest.approx(lengths.sum(), rel=1e-5)
    assert path.ways[-1] == pytest.approx(lengths.sum(), rel=1e-5)


def test_markers_are_apart_and_at_iterates() -> None:
    turns = np.linspace(0.0, 6.0, 400)
    points = np.column_stack((2 * np.cos(turns), 1.5 * np.sin(turns)))
    path = draped(points, np.asarray(objective(BOWL).value(points)), GRID, FIELD.shading)
    few, many = path.marked(0.5), path.marked(0.1)
    assert 1 < len(few) < len(many)
    assert np.diff(path.ways[few]).min() > 0.4


def test_the_iterate_nearest_to_a_pixel_is_found_among_those_shown() -> None:
    path = draped(POINTS, VALUES, GRID, FIELD.shading)
    camera = Eye().camera(GRID.box.half, 900.0, 600.0, LIGHT)
    x, y = camera.to_pixels(path.places[2]).tolist()
    found = path.nearest(camera, (x + 3.0, y), 8.0, step=3)
    assert found is not None
    assert found == pytest.approx((3.0, 2))
    assert path.nearest(camera, (x + 3.0, y), 8.0, step=1) is None
    assert path.nearest(camera, (x + 30.0, y), 8.0, step=3) is None


@pytest.mark.parametrize("count", [0, 1])
def test_a_path_without_a_step_has_nothing_under_the_cursor(count: int) -> None:
    path = draped(POINTS[:count], VALUES[:count], GRID, FIELD.shading)
    camera = Eye().camera(GRID.box.half, 900.0, 600.0, LIGHT)
    assert path.nearest(camera, (0.0, 0.0), 8.0, step=0) is None
    assert len(path.marked(0.1)) == 0
    assert len(path.rough_lines(camera)) == 0


@pytest.mark.parametrize("count", [0, 1])
def test_a_path_without_a_step_has_no_pieces(count: int) -> None:
    assert len(draped(POINTS[:count], VALUES[:count], GRID, FIELD.shading).pieces) == 0


def test_a_million_steps_are_drawn_by_few_pieces() -> None:
    step = np.arange(1_000_000)
    points = np.column_stack((2 * np.cos(step), 1.5 * np.sin(step)))
    values = np.asarray(objective(BOWL).value(points))
    assert len(draped(points, values, GRID, FIELD.shading).steps) <= 40_000
