"""Takes one step of a run again and keeps all that is needed to say what happened in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from gdviewer.core.descent import Checkpoint, Descent, Step
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation, Rates
from gdviewer.core.strides import Memory
from gdviewer.core.walker import Walker


@dataclass(frozen=True, slots=True, eq=False)
class Instant:
    """One point of a run and the step from it.

    ``at`` is what the step saw, with the signs of a minimization; ``left`` and ``reached`` are the
    points before and after it as they are recorded. ``memory`` and ``memory_after`` are the states
    of the method and of its line search, ``schedule`` is that of the schedule before it.
    ``displacement`` is Δx ``(n,)``; ``previous`` that of the step before, None at the start and
    where the walk began at this very point. Where there is no step to take ``reached`` and
    ``displacement`` are None.
    """

    step: int
    at: Evaluation
    left: Step
    memory: Memory
    memory_after: Memory
    rates: Rates
    schedule: Any
    previous: Array | None = None
    reached: Step | None = None
    displacement: Array | None = None

    @property
    def before(self) -> Any:
        """The state of the method before the step."""
        return self.memory.method

    @property
    def after(self) -> Any:
        """The state of the method after the step."""
        return self.memory_after.method

    @property
    def at_the_end(self) -> Instant:
        """The instant of the same point as the last one of a run, which no step follows."""
        return replace(self, reached=None, displacement=None)


def instant(descent: Descent, checkpoint: Checkpoint, step: int) -> Instant:
    """Return the instant of ``step``, walking there from ``checkpoint``.

    From the checkpoint of the step before, the previous displacement is known as well. A step is
    pure, so that taking it again gives what it gave; past the end of a run it is the step that
    would have followed. Where the method itself cannot go on, it is the instant of that.
    """
    for found in instants(descent, checkpoint):
        if found.step == step:
            break
    return found


def instants(descent: Descent, checkpoint: Checkpoint | None = None) -> Iterator[Instant]:
    """Yield one instant after the other to where there is no step, from ``checkpoint`` on.

    Without one they are from the start on.
    """
    walker = Walker(descent, checkpoint)
    previous: Array | None = None
    left = walker.report()
    while True:
        step, memory, schedule = walker.step, walker.memory, walker.rates_state
        is_over = walker.advance() is not None
        at = walker.taken_from or _seen(left, descent)
        found = Instant(step, at, left, memory, walker.memory, walker.rates, schedule, previous)
        if is_over:
            yield found
            return
        reached, displacement = walker.report(), walker.displacement
        yield replace(found, reached=reached, displacement=displacement)
        left, previous = reached, displacement


def _seen(left: Step, descent: Descent) -> Evaluation:
    """Return what is known of the point where the method does not even get to look at it."""
    sign = -1.0 if descent.is_maximizing else 1.0
    return Evaluation(left.x, sign * left.f, sign * np.asarray(left.gradient))
