"""Sees a step of a run from within: all that went into it and came out of it."""

from __future__ import annotations

from functools import partial
from typing import Any, NamedTuple

from gdviewer.core.arithmetic.rule import Inside
from gdviewer.core.chance import generator_of
from gdviewer.core.descent import Descent
from gdviewer.core.instant import Instant
from gdviewer.core.strides import Memory


class Taken(NamedTuple):
    """A step from within, and what its step rule knew: the states of the search and schedule."""

    inside: Inside
    memory: Memory
    memory_after: Memory
    schedule: Any


def taken_of(descent: Descent, found: Instant) -> Taken | None:
    """Return the step of ``descent`` that was ``found``; None where there is none."""
    reached = found.reached
    if reached is None:
        return None
    sign = -1.0 if descent.is_maximizing else 1.0
    inside = Inside(
        found.step,
        found.at,
        found.before,
        found.after,
        reached.x,
        sign * reached.f,
        sign * reached.gradient,
        found.rates,
        reached.step_size,
        tuple((x, sign * f) for x, f in reached.trials),
        partial(generator_of, descent.seed, descent.start_index, found.step),
    )
    return Taken(inside, found.memory, found.memory_after, found.schedule)
