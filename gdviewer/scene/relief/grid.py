"""The heights of a surface on a grid coarse enough to be turned, and between its nodes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.objective import Array
from gdviewer.core.sampling import Field
from gdviewer.scene.relief.box import Box
from gdviewer.scene.relief.height import grid_heights

_FEW = 9  # lines that show about where the surface is
MOST_NODES = 200
"""Along each side; a surface of more is taken at fewer of its samples."""


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """Heights from 0 to 1, ``(ny, nx)``, over ``x`` and ``y`` of the box; nan where none is.

    ``shades`` ``(ny, nx)`` say which of the contour's colors each node has.
    """

    box: Box
    x: Array
    y: Array
    heights: Array
    shades: NDArray[np.uint8]

    @classmethod
    def of(cls, field: Field) -> Grid:
        """Return the grid of a sampled function; its edges are those of the field."""
        box = Box(field.bounds)
        columns, rows = _chosen(len(field.x)), _chosen(len(field.y))
        corners = np.ix_(rows, columns)
        x = (field.x[columns] - field.bounds.xmin) / field.bounds.width * 2.0 - 1.0
        y = (field.y[rows] - field.bounds.ymin) / field.bounds.height * 2.0 - 1.0
        heights = grid_heights(field.values[corners], field.shading)
        return cls(box, x * box.half[0], y * box.half[1], heights, field.shade[corners])

    @property
    def places(self) -> Array:
        """Where the nodes are in the box, ``(ny, nx, 3)``."""
        x, y = np.meshgrid(self.x, self.y)
        return np.stack([x, y, (self.heights * 2.0 - 1.0) * self.box.half[2]], axis=-1)

    @property
    def rough_lines(self) -> Array:
        """A few lines along and across the surface, ``(n, 3)``, a row of nan between two."""
        rows, columns = (_few(count) for count in self.heights.shape)
        places, gap = self.places, np.full((1, 3), np.nan)
        lines = [*places[rows][:, columns], *places[rows][:, columns].transpose(1, 0, 2)]
        return np.concatenate([part for line in lines for part in (line, gap)])

    def heights_at(self, x: Array, y: Array) -> Array:
        """Return the heights at places of the box, bilinear; nan beside the surface."""
        column, along = _cell(self.x, x)
        row, up = _cell(self.y, y)
        heights = self.heights
        lower = heights[row, column] * (1 - along) + heights[row, column + 1] * along
        upper = heights[row + 1, column] * (1 - along) + heights[row + 1, column + 1] * along
        return np.asarray(lower * (1 - up) + upper * up)


def _few(count: int) -> NDArray[np.intp]:
    return np.linspace(0, count - 1, _FEW).round().astype(np.intp)


def _chosen(count: int) -> NDArray[np.intp]:
    return np.unique(np.linspace(0, count - 1, min(count, MOST_NODES)).round().astype(np.intp))


def _cell(nodes: Array, places: Array) -> tuple[NDArray[np.intp], Array]:
    """Return in which cell each place is and how far along it; nan outside."""
    cell = np.searchsorted(nodes, places, side="right") - 1
    cell = cell.clip(0, len(nodes) - 2)
    part = (places - nodes[cell]) / (nodes[cell + 1] - nodes[cell])
    margin = 1e-9
    return cell, np.where((part >= -margin) & (part <= 1 + margin), part, np.nan)
