"""The record of a run: columns that only grow, read-only outside."""

from __future__ import annotations

import itertools
import operator
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.column import Column
from gdviewer.core.descent import Checkpoint, Step
from gdviewer.core.numbers import format_count
from gdviewer.core.objective import Array
from gdviewer.core.stopping import StopReason
from gdviewer.core.weights import EQUAL, Weights

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """Some consecutive points of a run as columns, to be handed over at once.

    With p points in n dimensions: ``x`` and ``gradient`` are ``(p, n)``, the others ``(p,)``;
    ``trial_counts`` says how many rows of ``trial_x`` ``(t, n)`` and ``trial_f`` ``(t,)`` belong
    to each point. ``checkpoints`` are those that the points carry.
    """

    x: Array
    f: Array
    gradient: Array
    step_size: Array
    learning_rate: Array
    nfev: Counts
    njev: Counts
    nhev: Counts
    trial_counts: Counts
    trial_x: Array
    trial_f: Array
    checkpoints: tuple[Checkpoint, ...] = ()

    @classmethod
    def of(cls, steps: Sequence[Step], dimension: int) -> Chunk:
        """Pack ``steps`` into columns; ``dimension`` is n."""
        columns = tuple(zip(*steps, strict=True)) or len(Step._fields) * ((),)
        x, f, gradient, step_size, learning_rate, nfev, njev, nhev, trials, checkpoints = columns
        tried = tuple(itertools.chain.from_iterable(trials))
        return cls(
            _points(x, dimension),
            np.array(f, dtype=np.float64),
            _points(gradient, dimension),
            np.array(step_size, dtype=np.float64),
            np.array(learning_rate, dtype=np.float64),
            np.array(nfev, dtype=np.int64),
            np.array(njev, dtype=np.int64),
            np.array(nhev, dtype=np.int64),
            np.array(tuple(map(len, trials)), dtype=np.int64),
            _points(tuple(point for point, _ in tried), dimension),
            np.array(tuple(value for _, value in tried), dtype=np.float64),
            tuple(checkpoint for checkpoint in checkpoints if checkpoint is not None),
        )

    def __len__(self) -> int:
        return len(self.f)


def _points(points: Sequence[Array], dimension: int) -> Array:
    """Stack points to shape ``(len(points), dimension)``."""
    return np.concatenate(points or (np.empty(0),)).reshape(-1, dimension)


class Trajectory:
    """The points of a run from its start on; appending costs a steady time per step.

    Every column is a read-only view of the points there are now; a view taken earlier stays valid.

    Parameters
    ----------
    dimension
        The number n of variables.

    Attributes
    ----------
    stop
        The StopReason once the run has ended, None before.
    """

    def __init__(self, dimension: int) -> None:
        self.stop: StopReason | None = None
        self._x = Column(np.float64, dimension)
        self._f = Column(np.float64)
        self._gradient = Column(np.float64, dimension)
        self._step_size = Column(np.float64)
        self._learning_rate = Column(np.float64)
        self._nfev = Column(np.int64)
        self._njev = Column(np.int64)
        self._nhev = Column(np.int64)
        self._trial_ends = Column(np.int64)
        self._trial_x = Column(np.float64, dimension)
        self._trial_f = Column(np.float64)
        self._checkpoints: list[Checkpoint] = []
        self._costs: tuple[Weights, Array] = (EQUAL, np.empty(0))

    def extend(self, chunk: Chunk) -> None:
        """Append the points of ``chunk``."""
        is_first = len(self) == 0
        self._trial_ends.extend(len(self._trial_f) + np.cumsum(chunk.trial_counts))
        self._trial_x.extend(chunk.trial_x)
        self._trial_f.extend(chunk.trial_f)
        self._checkpoints.extend(chunk.checkpoints)
        self._x.extend(chunk.x)
        self._gradient.extend(chunk.gradient)
        self._step_size.extend(chunk.step_size[is_first:])
        self._learning_rate.extend(chunk.learning_rate[is_first:])
        self._nfev.extend(chunk.nfev)
        self._njev.extend(chunk.njev)
        self._nhev.extend(chunk.nhev)
        self._f.extend(chunk.f)

    def finish(self, stop: StopReason) -> None:
        """Record why the run ended."""
        self.stop = stop

    def __len__(self) -> int:
        """Return how many points there are: one more than steps."""
        return len(self._f)

    @property
    def x(self) -> Array:
        """The points, shape ``(steps + 1, n)``, the start first."""
        return self._x.view

    @property
    def f(self) -> Array:
        """The whole cost at each point, shape ``(steps + 1,)``."""
        return self._f.view

    @property
    def gradient(self) -> Array:
        """The gradient that the step from each point used, shape ``(steps + 1, n)``."""
        return self._gradient.view

    @property
    def step_size(self) -> Array:
        """The α of each step, shape ``(steps,)``; nan where the method makes its whole step."""
        return self._step_size.view

    @property
    def learning_rate(self) -> Array:
        """The η of each step, shape ``(steps,)``."""
        return self._learning_rate.view

    @property
    def nfev(self) -> Counts:
        """The evaluations of f so far, shape ``(steps + 1,)``."""
        return self._nfev.view

    @property
    def njev(self) -> Counts:
        """The evaluations of ∇f so far, shape ``(steps + 1,)``."""
        return self._njev.view

    @property
    def nhev(self) -> Counts:
        """The evaluations of the Hessian so far, shape ``(steps + 1,)``."""
        return self._nhev.view

    def costs(self, weights: Weights) -> Array:
        """Return what each point had cost by ``weights``, shape ``(steps + 1,)``.

        The costs by the weights asked for last are kept: a look-up of a step is quick.
        """
        known, costs = self._costs
        points, done = len(self), len(costs) if known == weights else 0
        if done < points:
            counts = (count[done:points] for count in (self.nfev, self.njev, self.nhev))
            costs = np.concatenate((costs[:done], weights.costs(*counts)))
            self._costs = weights, costs  # one assignment: a picture may be painted meanwhile
        return costs

    def checkpoint(self, step: int) -> Checkpoint:
        """Return the last checkpoint that is not after ``step``."""
        place = bisect_right(self._checkpoints, step, key=operator.attrgetter("step"))
        return self._checkpoints[place - 1]

    def trials(self, step: int) -> tuple[Array, Array]:
        """Return the points ``(t, n)`` and values ``(t,)`` tried on the way to ``step``.

        As in an index, −1 is the last step.

        Raises
        ------
        IndexError
            If there is no such step.
        """
        points = len(self)
        if not -points <= step < points:
            raise IndexError(f"step {step} is not one of a run of {format_count(points, 'point')}")
        step %= points
        ends = self._trial_ends.view
        begin = ends[step - 1] if step > 0 else 0
        return self._trial_x.view[begin : ends[step]], self._trial_f.view[begin : ends[step]]
