"""Walks many starts at once, to learn how runs end without keeping their paths.

64 starts cost about as much as three: the array code of a formula and of a method takes them all
in one call.
"""

from __future__ import annotations

import numpy as np

from gdviewer.core.abreast import FIXED, Mask, Request
from gdviewer.core.block import Block, Marks
from gdviewer.core.minimized import Minimized
from gdviewer.core.objective import Array, Objective
from gdviewer.core.optimizers.base import Algorithm
from gdviewer.core.step_rules.base import Schedule
from gdviewer.core.stopping import Criteria

_STARTS_A_BLOCK = 8192


class Batch:
    """k runs under way, of one method from k starts; each ends as a descent from there would.

    A run that has ended keeps its point. How many steps and evaluations there are at most is the
    caller's to say: all ask for as many. What is drawn at random is what the descent from
    the start of that number draws.

    Parameters
    ----------
    objective
        The whole cost; its ``value_and_gradient`` takes a batch.
    starts
        The first points, ``(k, n)``.
    optimizer
        The method, with its learning rate. One that does not take batches goes start by start.
    criteria
        When a run ends.
    is_maximizing
        Go up instead of down.
    seed
        Decides what is drawn at random.
    schedule
        Sets the rates; one that does not need f.
    """

    def __init__(
        self,
        objective: Objective,
        starts: Array,
        optimizer: Algorithm,
        criteria: Criteria,
        is_maximizing: bool = False,
        seed: int = 0,
        schedule: Schedule = FIXED,
    ) -> None:
        cost = Minimized(objective, is_maximizing)
        self._marks = Marks.of(len(starts))
        self._blocks: list[Block] = []
        self.step = 0
        """How many steps were taken."""
        for first in range(0, len(starts), _STARTS_A_BLOCK):
            which = slice(first, first + _STARTS_A_BLOCK)
            points = np.array(starts[which], np.float64, order="F")  # as columns: so f takes them
            request = Request(cost, optimizer, seed, first, schedule)
            self._blocks.append(Block(request, points, criteria, self._marks.part(which)))

    def advance(self) -> None:
        """Take one step with every run that goes on."""
        for block in self._blocks:
            block.advance(self.step)
        self.step += 1

    @property
    def x(self) -> Array:
        """Where each run is, ``(k, n)``."""
        return np.concatenate([block.x for block in self._blocks])

    @property
    def f(self) -> Array:
        """The value where each run is, as a minimization sees it, ``(k,)``."""
        return np.concatenate([block.f for block in self._blocks])

    @property
    def is_better(self) -> Mask:
        """Which runs have gained: whether the last f that was a number is better than the first."""
        return np.concatenate([block.is_better for block in self._blocks])

    @property
    def steps(self) -> Array:
        """How many steps each run has taken, or took until it ended, ``(k,)``."""
        return np.where(self._marks.is_over, self._marks.steps, self.step)

    @property
    def is_over(self) -> Mask:
        """Which runs have ended, ``(k,)``, by one of the six below."""
        return self._marks.is_over

    @property
    def is_diverged(self) -> Mask:
        """Which runs ran away because they overshot."""
        return self._marks.is_diverged

    @property
    def is_unbounded(self) -> Mask:
        """Which runs f led away."""
        return self._marks.is_unbounded

    @property
    def is_stationary(self) -> Mask:
        """Which runs have come to where the gradient vanishes."""
        return self._marks.is_stationary

    @property
    def is_undefined(self) -> Mask:
        """Which runs have come to where f or its gradient has no value."""
        return self._marks.is_undefined

    @property
    def is_settled(self) -> Mask:
        """Which runs the method itself has ended, for it found no further step."""
        return self._marks.is_settled

    @property
    def is_still(self) -> Mask:
        """Which runs hardly move any more, or f of which hardly changes."""
        return self._marks.is_still
