"""Takes one step of a run again and keeps all that is needed to say what happened in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from gdviewer.core.descent import Checkpoint, Descent, Step
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation, Rates
from gdviewer.core.walker import Walker


@dataclass(frozen=True, slots=True, eq=False)
class Instant:
    """One point of a run and the step from it.

    ``at`` is what the step saw, with the signs of a minimization; ``left`` and ``reached`` are the
    points before and after it as they are recorded. ``before`` and ``after`` are the states of the
    method. ``displacement`` is Δx ``(n,)``; ``previous`` that of the step before, None at the start
    and where the walk began at this very point. Where there is no step to take ``reached`` and
    ``displacement`` are None.
    """

    step: int
    at: Evaluation
    left: Step
    before: Any
    after: Any
    rates: Rates
    previous: Array | None = None
    reached: Step | None = None
    displacement: Array | None = None


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


def instants(descent: Descent, checkpoint: Checkpoint) -> Iterator[Instant]:
    """Yield one instant after the other from ``checkpoint`` on, to where there is no step."""
    walker = Walker(descent, checkpoint)
    previous: Array | None = None
    left = walker.report()
    while True:
        before, step = walker.memory.method, walker.step
        stop = walker.advance()
        at = walker.taken_from or _seen(left, descent)
        if stop is not None:
            yield Instant(step, at, left, before, before, walker.rates, previous)
            return
        reached, displacement = walker.report(), walker.displacement
        after = walker.memory.method
        yield Instant(step, at, left, before, after, walker.rates, previous, reached, displacement)
        left, previous = reached, displacement


def _seen(left: Step, descent: Descent) -> Evaluation:
    """Return what is known of the point where the method does not even get to look at it."""
    sign = -1.0 if descent.is_maximizing else 1.0
    return Evaluation(left.x, sign * left.f, sign * np.asarray(left.gradient))
