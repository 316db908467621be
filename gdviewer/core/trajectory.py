"""The record of a run: columns that only grow, read-only outside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.descent import Step
from gdviewer.core.objective import Array
from gdviewer.core.stopping import StopReason


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """Some consecutive points of a run as columns, to be handed over at once."""

    x: Array
    f: Array
    gradient: Array
    step_size: Array
    learning_rate: Array
    nfev: NDArray[np.int64]
    njev: NDArray[np.int64]
    nhev: NDArray[np.int64]
    trial_counts: NDArray[np.int64]
    trial_x: Array
    trial_f: Array

    @classmethod
    def of(cls, steps: Iterable[Step]) -> Chunk:
        """Pack ``steps`` into columns."""
        raise NotImplementedError

    def __len__(self) -> int:
        return len(self.f)


class Trajectory:
    """The points of a run from its start on; appending costs a steady time per step.

    Every column is a read-only view of the points there are now; a view taken earlier stays valid.
    ``x`` (points, n), ``f`` (points,), ``gradient`` (points, n), ``step_size`` and
    ``learning_rate`` (points − 1,), ``nfev``, ``njev``, ``nhev`` (points,); ``trials(k)`` are the
    trial points ``(t, n)`` and values ``(t,)`` of the line search in step k. ``stop`` is a StopReason
    once the run has ended.
    """

    def __init__(self, dimension: int) -> None:
        raise NotImplementedError

    def extend(self, chunk: Chunk) -> None:
        """Append the points of ``chunk``."""
        raise NotImplementedError

    def finish(self, stop: StopReason) -> None:
        """Record why the run ended."""
        raise NotImplementedError

    def __len__(self) -> int:
        """Return how many points there are: one more than steps."""
        raise NotImplementedError
