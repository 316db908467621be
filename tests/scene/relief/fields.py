"""Surfaces for the tests of what is drawn in space."""

from __future__ import annotations

from gdviewer import objective
from gdviewer.core.bounds import Bounds
from gdviewer.core.sampling import Field, sample
from gdviewer.scene.relief.grid import Grid
from tests.scene.frames import BOUNDS, BOWL


def field_of(
    expression: str = BOWL, bounds: Bounds = BOUNDS, columns: int = 61, rows: int = 41
) -> Field:
    """Return a function sampled over ``bounds``."""
    return sample(objective(expression), bounds, columns, rows)


def grid_of(expression: str = BOWL, bounds: Bounds = BOUNDS) -> Grid:
    """Return the grid of a function."""
    return Grid.of(field_of(expression, bounds))
