"""What the playhead counts, and where it finds each run: by steps, or by evaluations."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.objective import Array
from gdviewer.core.trajectory import Trajectory
from gdviewer.core.weights import EQUAL, Weights


@dataclass(frozen=True, slots=True)
class Pace:
    """Whether all runs are shown after as many steps, or after as many evaluations.

    Evaluations are fairer where a method asks for several in a step; they count by ``weights``.
    """

    counts_evaluations: bool = False
    weights: Weights = EQUAL

    def step_at(self, playhead: int, trajectory: Trajectory, points: int) -> int:
        """Return the step of a run of ``points`` points at which the playhead finds it."""
        if not self.counts_evaluations:
            return min(playhead, points - 1)
        costs = trajectory.costs(self.weights)[:points]
        return max(int(costs.searchsorted(playhead, side="right")) - 1, 0)

    def position_of(self, step: int, trajectory: Trajectory) -> int:
        """Return the first position of the playhead that finds the run at ``step``."""
        if not self.counts_evaluations:
            return step
        return math.ceil(float(trajectory.costs(self.weights)[step]))

    def positions_of(self, steps: NDArray[np.int64], trajectory: Trajectory) -> Array:
        """Return :meth:`position_of` each of ``steps``, ``(k,)``."""
        if not self.counts_evaluations:
            return steps.astype(np.float64)
        positions: Array = np.ceil(trajectory.costs(self.weights)[steps])
        return positions
