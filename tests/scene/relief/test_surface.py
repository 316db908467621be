"""The surface in space has the heights of f, holes where f is not, and the contour's colors."""

from __future__ import annotations

import numpy as np
import pytest

from gdviewer.core.bounds import Bounds
from gdviewer.scene.ground.colors import fill_colors
from gdviewer.scene.relief.box import Box
from gdviewer.scene.relief.grid import MOST_NODES, Grid
from gdviewer.scene.relief.height import heights_of
from gdviewer.scene.relief.isolines import draped_isolines
from gdviewer.scene.relief.mesh import mesh_of
from gdviewer.scene.relief.pieces import CORNERS_A_PIECE
from gdviewer.scene.theme import DARK, LIGHT, Theme
from tests.scene.frames import BOUNDS
from tests.scene.relief.fields import field_of, grid_of


def test_values_of_an_even_shading_stand_evenly() -> None:
    field = field_of("x + y")
    assert field.shading is not None
    low, high = field.shading.low, field.shading.high
    heights = heights_of(np.array([low, (low + high) / 2, high]), field.shading)
    assert heights == pytest.approx([0.0, 0.5, 1.0])


def test_a_narrow_valley_stands_by_its_logarithm() -> None:
    field = field_of("(1-x)^2 + 100(y-x^2)^2", Bounds(-2, 2, -1, 3))
    (height,) = heights_of(np.array([25.0]), field.shading)
    assert height > 0.4  # evenly it would be 1 % of 2500


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 1e9])
def test_what_has_no_place_in_the_box_has_no_height(value: float) -> None:
    assert np.isnan(heights_of(np.array([value]), field_of().shading)).all()


def test_a_flat_surface_stands_half_way_up() -> None:
    assert grid_of("5 + 0x").heights == pytest.approx(0.5)


def test_a_place_in_the_box_is_the_point_it_was_made_of() -> None:
    box = Box(Bounds(10.0, 11.0, -5.0, 5.0))
    x, y, _ = box.place(np.array([10.25, 3.0]), np.array(0.2))
    assert box.point(x, y) == pytest.approx((10.25, 3.0))


def test_a_narrow_strip_is_not_a_wall() -> None:
    assert Box(Bounds(0.0, 1000.0, 0.0, 1.0)).half[1] == 0.5


def test_a_fine_field_is_taken_at_fewer_samples_with_its_edges() -> None:
    grid = Grid.of(field_of(columns=901, rows=31))
    assert grid.heights.shape == (31, MOST_NODES)
    assert (grid.x[0], grid.x[-1]) == pytest.approx((-1.0, 1.0))


def test_between_nodes_heights_are_bilinear_and_beside_the_surface_none() -> None:
    grid = grid_of("x*y")
    middle = (grid.x[3] + grid.x[4]) / 2, (grid.y[5] + grid.y[6]) / 2
    expected = grid.heights[5:7, 3:5].mean()
    assert grid.heights_at(*np.array(middle)[:, np.newaxis])[0] == pytest.approx(expected)
    assert np.isnan(grid.heights_at(np.array([1.5]), np.array([0.0]))[0])


def test_faces_leave_out_what_has_no_value() -> None:
    grid = grid_of("sqrt(x - 0.31)")
    faces = mesh_of(grid, LIGHT).faces
    assert len(faces)
    assert np.isfinite(grid.heights.ravel()[faces]).all()


def test_a_cell_with_one_missing_corner_keeps_a_triangle() -> None:
    grid = grid_of("x + 3y")
    whole = len(mesh_of(grid, LIGHT).faces)
    grid.heights[7, 9] = np.nan
    assert len(mesh_of(grid, LIGHT).faces) == whole - 4


def test_a_cell_is_cut_along_its_more_level_diagonal() -> None:
    grid = grid_of("x*y", Bounds(-1, 1, -1, 1))
    flat = grid.heights.ravel()
    for face in mesh_of(grid, LIGHT).faces[:50]:
        rows, columns = np.divmod(face, grid.heights.shape[1])
        low, left = rows.min(), columns.min()
        cell = grid.heights[low : low + 2, left : left + 2]
        level = min(abs(cell[0, 0] - cell[1, 1]), abs(cell[0, 1] - cell[1, 0]))
        # of a triangle's three sides the diagonal is the one that changes row and column
        sides = [(a, b) for a, b in ((0, 1), (1, 2), (0, 2)) if rows[a] != rows[b]]
        (a, b) = next((a, b) for a, b in sides if columns[a] != columns[b])
        assert abs(flat[face[a]] - flat[face[b]]) == pytest.approx(level)


def test_normals_are_upright_to_the_surface() -> None:
    grid = grid_of("x + 0y")
    normal = mesh_of(grid, LIGHT).vertices["normal"][0]
    slope = 2 * grid.box.half[2] / 2
    assert normal == pytest.approx(np.array([-slope, 0, 1]) / np.hypot(slope, 1), abs=1e-5)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_each_vertex_has_the_color_of_the_contour(theme: Theme) -> None:
    field = field_of()
    colors = mesh_of(Grid.of(field), theme).vertices["color"].astype(np.uint32)
    packed = colors[:, 3] << 24 | colors[:, 0] << 16 | colors[:, 1] << 8 | colors[:, 2]
    assert (packed == fill_colors(theme)[field.shade.ravel()]).all()


def test_isolines_lie_on_the_surface_at_their_levels() -> None:
    field = field_of()
    grid = Grid.of(field)
    edge = 2 * (len(grid.x) + len(grid.y)) - 4  # pieces along the edges come last
    ends = draped_isolines(field, grid)["end"][: -CORNERS_A_PIECE * edge]
    levels = heights_of(field.levels, field.shading)
    heights = (ends[:, 2] / grid.box.half[2] + 1) / 2
    assert len(ends) > 100
    assert np.abs(heights[:, np.newaxis] - levels).min(axis=1).max() < 5e-3


def test_there_is_a_line_along_the_edges_even_of_a_flat_surface() -> None:
    field = field_of("5 + 0x", BOUNDS)
    assert len(draped_isolines(field, Grid.of(field))) == CORNERS_A_PIECE * (2 * 60 + 2 * 40)
