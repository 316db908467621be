"""A frame as things in space: the grid, its isolines, the paths and the marks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.objective import Array
from gdviewer.core.sampling import Field
from gdviewer.scene.relief.draped_path import DrapedPath, draped, lifted
from gdviewer.scene.relief.grid import Grid
from gdviewer.scene.relief.isolines import draped_isolines
from gdviewer.state.frame import Frame, Path


@dataclass(frozen=True, slots=True, eq=False)
class Relief:
    """The surface of one ``field``; what lies on it is asked for."""

    field: Field
    grid: Grid
    isolines: NDArray[np.void]

    @classmethod
    def of(cls, field: Field) -> Relief:
        """Return the surface of ``field``."""
        grid = Grid.of(field)
        return cls(field, grid, draped_isolines(field, grid))

    def path(self, path: Path) -> DrapedPath:
        """Return ``path``, as far as it is known, on the surface."""
        steps, points = slice(0, path.length), path.trajectory.x[: path.length]
        return draped(points, path.trajectory.f[steps], self.grid, self.field.shading)

    def playhead(self, frame: Frame, path: Path) -> Array:
        """Return where ``path`` is in the box, ``(3,)``; nan outside."""
        step = slice(frame.shown_step(path), frame.shown_step(path) + 1)
        there = path.trajectory.x[step], path.trajectory.f[step]
        return np.asarray(lifted(*there, self.grid, self.field.shading)[0])

    def places(self, frame: Frame, points: tuple[tuple[float, ...], ...]) -> Array:
        """Return where ``points`` of the plane are on the surface, ``(n, 3)``; nan outside."""
        objective = frame.facts.objective
        if objective is None or not points:
            return np.full((len(points), 3), np.nan)
        there = np.array(points)
        values = np.asarray(objective.value(there))
        return lifted(there, values, self.grid, self.field.shading)


def field_in_space(frame: Frame) -> Field | None:
    """Return what the surface of ``frame`` is made of; only a function of two variables has one."""
    field = frame.field
    if field is None or len(frame.variables) != 2 or min(field.values.shape) < 2:
        return None
    return field
