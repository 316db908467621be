"""All of a surface that takes long to make, so that a thread can make it."""

from __future__ import annotations

from dataclasses import dataclass

from gdviewer.core.sampling import Field
from gdviewer.scene.relief.mesh import Mesh, mesh_of
from gdviewer.scene.relief.relief import Relief
from gdviewer.scene.theme import Theme


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """A surface with its isolines, and its triangles in the colors of a theme."""

    relief: Relief
    mesh: Mesh

    @classmethod
    def of(cls, field: Field, theme: Theme) -> Shape:
        """Return the shape of ``field`` in the colors of ``theme``."""
        relief = Relief.of(field)
        return cls(relief, mesh_of(relief.grid, theme))
