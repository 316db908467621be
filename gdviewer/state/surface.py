"""The sampled surface as it stands: which rectangle is wanted, what has come."""

from __future__ import annotations

import math
from dataclasses import dataclass

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import Objective
from gdviewer.core.sampling import Field
from gdviewer.state.jobs import Job, sample_in_stages

SURFACE = "surface"
_PRIORITY = 0
_COARSE = 96
_FINE = 256


@dataclass(frozen=True, slots=True)
class Viewport:
    """What the contour shows: a rectangle of the plane, and of how many logical pixels."""

    bounds: Bounds
    width: int
    height: int


@dataclass(frozen=True, slots=True, eq=False)
class _Wanted:
    """One request for a field."""

    objective: Objective
    viewport: Viewport
    is_maximizing: bool
    is_moving: bool

    def is_served_by(self, other: _Wanted | None) -> bool:
        """Whether what ``other`` asks for is as good."""
        return (
            other is not None
            and self.objective == other.objective
            and self.viewport == other.viewport
            and self.is_maximizing == other.is_maximizing
            and (self.is_moving or not other.is_moving)
        )


class Surface:
    """Asks for a coarse field while a hand moves it and for a fine one when it rests."""

    def __init__(self) -> None:
        self.viewport: Viewport | None = None
        self.field: Field | None = None
        self._wanted: _Wanted | None = None
        self._generation = 0

    def change(
        self, objective: Objective | None, is_maximizing: bool, is_moving: bool
    ) -> Job | None:
        """Return the job to begin where what is wanted has changed."""
        if self.viewport is None or objective is None:
            return None
        wanted = _Wanted(objective, self.viewport, is_maximizing, is_moving)
        if wanted.is_served_by(self._wanted):
            return None
        self._wanted = wanted
        self._generation += 1
        viewport, size = self.viewport, _COARSE if is_moving else _FINE
        sizes = (_grid(viewport, size),)
        return Job(
            SURFACE,
            self._generation,
            _PRIORITY,
            lambda: sample_in_stages(objective, viewport.bounds, sizes, is_maximizing),
        )

    def take(self, generation: int, field: Field) -> bool:
        """Keep ``field``; return False where it is of an old generation."""
        if generation != self._generation:
            return False
        self.field = field
        return True


def _grid(viewport: Viewport, size: int) -> tuple[int, int]:
    """Return columns and rows, about size² in all, square on the screen."""
    ratio = math.sqrt(max(viewport.width, 1) / max(viewport.height, 1))
    ratio = min(max(ratio, 0.25), 4)
    return round(size * ratio), round(size / ratio)
