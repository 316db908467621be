"""The sampled surface as it stands: which rectangle is wanted, what has come."""

from __future__ import annotations

import math
from dataclasses import dataclass

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import Objective
from gdviewer.core.sampling import Field
from gdviewer.state.jobs import Job, sample_surface

SURFACE = "surface"
_PRIORITY = 0
_COARSE = 96
_FINE = 256


@dataclass(frozen=True, slots=True)
class Viewport:
    """What the contour shows: a rectangle of the plane, and of how many logical pixels.

    ``is_moving`` while a hand zooms or pans it.
    """

    bounds: Bounds
    width: int
    height: int
    is_moving: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class _Wanted:
    """One request for a field."""

    objective: Objective
    bounds: Bounds
    is_maximizing: bool
    columns: int
    rows: int
    is_resting: bool

    def is_served_by(self, other: _Wanted | None) -> bool:
        """Whether what ``other`` asks for is as good."""
        return (
            other is not None
            and self.objective == other.objective
            and self.bounds == other.bounds
            and self.is_maximizing == other.is_maximizing
            and self.columns <= other.columns
            and self.rows <= other.rows
        )


class Surface:
    """Asks for a coarse field while a hand moves it and for a fine one when it rests."""

    def __init__(self) -> None:
        self.viewport: Viewport | None = None
        self.field: Field | None = None
        self._wanted: _Wanted | None = None
        self._generation = self._shown_generation = 0

    def change(
        self, objective: Objective | None, is_maximizing: bool, is_dragging: bool
    ) -> Job | None:
        """Return the job to begin where what is wanted has changed."""
        viewport = self.viewport
        if viewport is None or objective is None or len(objective.variables) != 2:
            return None
        is_resting = not (is_dragging or viewport.is_moving)
        grid = _grid(viewport, _FINE if is_resting else _COARSE)
        wanted = _Wanted(objective, viewport.bounds, is_maximizing, *grid, is_resting)
        if wanted.is_served_by(self._wanted):
            return None
        self._wanted = wanted
        self._generation += 1
        # Under a dragging hand the levels stay, so that it is the surface that is seen to move.
        shown = self.field.shading if self.field is not None else None
        kept, like = shown if is_dragging else None, shown if viewport.is_moving else None
        return Job(
            SURFACE,
            self._generation,
            _PRIORITY,
            lambda: sample_surface(objective, viewport.bounds, *grid, is_maximizing, kept, like),
        )

    @property
    def settled(self) -> tuple[Objective, Field] | None:
        """The objective and its fine field where the view rests and it has come."""
        wanted, field = self._wanted, self.field
        is_newest = self._shown_generation == self._generation
        if wanted is None or field is None or not (is_newest and wanted.is_resting):
            return None
        return wanted.objective, field

    def take(self, generation: int, field: Field) -> None:
        """Keep ``field``, unless a newer one is there: the newest may still be on its way."""
        if generation > self._shown_generation:
            self._shown_generation, self.field = generation, field

    def fail(self, generation: int) -> bool:
        """Forget a request that failed, so that it can be made again; False for an old one."""
        if generation != self._generation:
            return False
        self._wanted = None
        return True


def _grid(viewport: Viewport, size: int) -> tuple[int, int]:
    """Return columns and rows, about size² in all, square on the screen."""
    ratio = math.sqrt(max(viewport.width, 1) / max(viewport.height, 1))
    ratio = min(max(ratio, 0.25), 4)
    return round(size * ratio), round(size / ratio)
