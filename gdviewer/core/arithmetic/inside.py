"""Takes steps of a run again and keeps all that went into them and came out of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from gdviewer.core.arithmetic.rule import Inside
from gdviewer.core.chance import generator_of
from gdviewer.core.descent import Checkpoint, Descent
from gdviewer.core.strides import Memory
from gdviewer.core.walker import Walker


class Taken(NamedTuple):
    """A step from within, and what its step rule knew: the states of the search and schedule."""

    inside: Inside
    memory: Memory
    memory_after: Memory
    schedule: Any


def takings(descent: Descent, checkpoint: Checkpoint) -> Iterator[Taken]:
    """Yield one step after the other from ``checkpoint`` on, to where there is none.

    A step is pure, so that taking it again gives what it gave.
    """
    walker, sign = Walker(descent, checkpoint), -1.0 if descent.is_maximizing else 1.0
    while True:
        step, memory, schedule = walker.step, walker.memory, walker.rates_state
        if walker.advance() is not None or walker.taken_from is None:
            return
        after = walker.report()
        inside = Inside(
            step,
            walker.taken_from,
            memory.method,
            walker.memory.method,
            after.x,
            sign * after.f,
            sign * after.gradient,
            walker.rates,
            after.step_size,
            tuple((x, sign * f) for x, f in after.trials),
            partial(generator_of, descent.seed, descent.start_index, step),
        )
        yield Taken(inside, memory, walker.memory, schedule)
