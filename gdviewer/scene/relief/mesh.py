"""Turns a grid of heights into triangles with normals and colors, and holes where nothing is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.objective import Array
from gdviewer.scene.ground.colors import fill_colors
from gdviewer.scene.relief.grid import Grid
from gdviewer.scene.theme import Theme

VERTEX = np.dtype([("place", "<f4", 3), ("normal", "<f4", 3), ("color", "u1", 4)])
"""A corner of a triangle as it lies in the memory of the graphics card."""


_CUTS = np.array([[(0, 1, 3), (1, 2, 3)], [(0, 1, 2), (0, 2, 3)]])
"""The corners of a cell's two triangles, cut along its second diagonal or along its first."""


@dataclass(frozen=True, slots=True, eq=False)
class Mesh:
    """``vertices`` ``(n,)`` of VERTEX, and ``faces`` ``(m, 3)``, each three of their indices."""

    vertices: NDArray[np.void]
    faces: NDArray[np.uint32]


def mesh_of(grid: Grid, theme: Theme) -> Mesh:
    """Return the surface of ``grid`` in the contour's colors of ``theme``."""
    vertices = np.zeros(grid.heights.size, VERTEX)
    places = grid.places
    vertices["normal"] = _normals(grid, places[..., 2]).reshape(-1, 3)
    vertices["place"] = np.nan_to_num(places).reshape(-1, 3)
    vertices["color"] = _channels(grid, theme)
    return Mesh(vertices, _faces(grid.heights))


def _faces(heights: Array) -> NDArray[np.uint32]:
    """Return two triangles for a whole cell, and one for a cell of which a corner is missing.

    A whole cell is cut along its more level diagonal, or the floor of a valley would be a saw.
    """
    rows, columns = heights.shape
    node = np.arange(rows * columns, dtype=np.uint32).reshape(rows, columns)
    corners = (node[:-1, :-1], node[:-1, 1:], node[1:, 1:], node[1:, :-1])
    cells = np.stack(corners, axis=-1).reshape(-1, 4)
    levels = heights.ravel()[cells]
    present = np.isfinite(levels)
    is_level = np.abs(levels[:, 0] - levels[:, 2]) <= np.abs(levels[:, 1] - levels[:, 3])
    is_whole = present.all(axis=1)
    # neighbors follow each other: a driver works on one part of the surface at a time
    cuts = _CUTS[is_level[is_whole].astype(np.intp)].reshape(-1, 6)
    faces = [np.take_along_axis(cells[is_whole], cuts, axis=1).reshape(-1, 3)]
    for missing in range(4):
        others = [corner for corner in range(4) if corner != missing]
        is_rim = ~present[:, missing] & present[:, others].all(axis=1)
        faces.append(cells[is_rim][:, others])
    return np.ascontiguousarray(np.concatenate(faces))


def _normals(grid: Grid, up: Array) -> Array:
    """Return the unit normals ``(ny, nx, 3)``; straight up beside a hole."""
    along_y, along_x = np.gradient(up, grid.y, grid.x)
    normals = np.stack([-along_x, -along_y, np.ones_like(up)], axis=-1)
    normals[~np.isfinite(normals).all(axis=-1)] = (0.0, 0.0, 1.0)
    return np.asarray(normals / np.linalg.norm(normals, axis=-1, keepdims=True))


def _channels(grid: Grid, theme: Theme) -> NDArray[np.uint8]:
    """Return red, green, blue and alpha of each node, ``(n, 4)``."""
    colors = fill_colors(theme)[grid.shades.ravel()]
    channels = np.stack([colors >> 16, colors >> 8, colors, colors >> 24], axis=-1)
    return (channels & 0xFF).astype(np.uint8)
