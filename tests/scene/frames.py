"""Frames made by hand, for the tests of scenes and exports."""

from __future__ import annotations

from typing import Any

import numpy as np
from msgspec import structs

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import Array
from gdviewer.core.sampling import Field
from gdviewer.core.trajectory import Chunk, Trajectory
from gdviewer.state.document import Document
from gdviewer.state.frame import Frame, Path
from gdviewer.state.resolve import resolve

BOWL = "x^2 + 3y^2"
BOUNDS = Bounds(-3.0, 3.0, -2.0, 2.0)


def document_of(expression: str = BOWL, bounds: Bounds = BOUNDS, **others: Any) -> Document:
    """Return a document without a problem."""
    document = Document(problem="", expression=expression, bounds=bounds)
    return structs.replace(document, **others)


def frame_of(
    document: Document,
    *points: Array,
    field: Field | None = None,
    playhead: int | None = None,
    generation: int = 1,
) -> Frame:
    """Return a frame with a path through each of ``points``, ``(n, 2)``, each a run of its own."""
    paths = tuple(
        Path(run, 0, trajectory_of(walked), len(walked), generation + run, color=run)
        for run, walked in enumerate(points)
    )
    last = max((len(walked) - 1 for walked in points), default=0)
    steps = last if playhead is None else playhead
    return Frame(document, resolve(document), field, paths, steps)


def trajectory_of(points: Array) -> Trajectory:
    """Return a trajectory through ``points``, of which nothing else is known."""
    count, dimension = points.shape
    trajectory = Trajectory(dimension)
    unknown, counts = np.full(count, np.nan), np.zeros(count, np.int64)
    trajectory.extend(
        Chunk(
            x=points,
            f=unknown,
            gradient=np.full(points.shape, np.nan),
            step_size=unknown,
            learning_rate=unknown,
            nfev=counts,
            njev=counts,
            nhev=counts,
            trial_counts=counts,
            trial_x=np.empty((0, dimension)),
            trial_f=np.empty(0),
        )
    )
    return trajectory
