"""The one frozen thing that every view and exporter draws."""

from __future__ import annotations

from dataclasses import dataclass

from gdviewer.core.sampling import Field
from gdviewer.core.trajectory import Trajectory
from gdviewer.state.document import Document
from gdviewer.state.resolve import Facts


@dataclass(frozen=True, slots=True, eq=False)
class Path:
    """One run from one start: the trajectory up to ``length`` points, as it was at this frame.

    ``run`` is the index of the run in the document and decides the colour; ``start`` is the index
    of the start. ``generation`` changes when the trajectory is another one.
    """

    run: int
    start: int
    trajectory: Trajectory
    length: int
    generation: int


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """All that is drawn at one instant.

    ``playhead`` counts steps from the start; a path shows its points 0 to ``playhead``.
    ``field`` is the newest sampled grid (None until the first one is there).
    """

    document: Document
    facts: Facts
    field: Field | None
    paths: tuple[Path, ...]
    playhead: int
    is_playing: bool = False
