"""The runs of one method from several starts, side by side in one array."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.objective import Array
from gdviewer.core.stopping import StopReason
from gdviewer.core.trajectory import Counts, Trajectory

S = TypeVar("S", np.float64, np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Trajectories:
    """The runs from k starts, as long as the longest of them.

    ``x`` and ``gradient`` are ``(steps + 1, k, n)``, ``f`` and the counts ``(steps + 1, k)``,
    ``step_size`` and ``learning_rate`` ``(steps, k)``; ``stop`` has k reasons. A run that has ended
    keeps its last row, and has no step size and learning rate (nan). The arrays are read-only.
    """

    x: Array
    f: Array
    gradient: Array
    step_size: Array
    learning_rate: Array
    nfev: Counts
    njev: Counts
    nhev: Counts
    stop: tuple[StopReason, ...]

    @classmethod
    def of(cls, runs: Sequence[Trajectory]) -> Trajectories:
        """Put ``runs``, which have ended, side by side."""
        steps = max(map(len, runs)) - 1
        return cls(
            _last_kept([run.x for run in runs], steps + 1),
            _last_kept([run.f for run in runs], steps + 1),
            _last_kept([run.gradient for run in runs], steps + 1),
            _undefined_after([run.step_size for run in runs], steps),
            _undefined_after([run.learning_rate for run in runs], steps),
            _last_kept([run.nfev for run in runs], steps + 1),
            _last_kept([run.njev for run in runs], steps + 1),
            _last_kept([run.nhev for run in runs], steps + 1),
            tuple(run.stop for run in runs if run.stop is not None),
        )


def _last_kept(columns: list[NDArray[S]], length: int) -> NDArray[S]:
    """Stack columns along axis 1, each continued by its last row."""
    rows = np.arange(length)
    stacked = np.stack([column[np.minimum(rows, len(column) - 1)] for column in columns], axis=1)
    stacked.flags.writeable = False
    return stacked


def _undefined_after(columns: list[Array], length: int) -> Array:
    """Stack columns along axis 1, each continued by nan."""
    stacked = np.full((length, len(columns)), np.nan)
    for index, column in enumerate(columns):
        stacked[: len(column), index] = column
    stacked.flags.writeable = False
    return stacked
