"""Explains steps of a run: each in numbers, what is remarkable in it, and how stable it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from gdviewer.core.arithmetic.inside import taken_of
from gdviewer.core.arithmetic.step import Arithmetic, arithmetic_of
from gdviewer.core.descent import Checkpoint, Descent
from gdviewer.core.instant import Instant, instants
from gdviewer.core.remarks.facts import measure
from gdviewer.core.remarks.table import remarks
from gdviewer.core.stability.gauge import Stability


@dataclass(frozen=True, slots=True, eq=False)
class Explained:
    """One point of a run and the step from it, explained.

    ``instant`` is the step itself; at the end of a run there is none.
    ``arithmetic`` is None where no step follows, or where it was not asked for. ``remarks`` are
    sentences, the most telling first.
    """

    instant: Instant
    stability: Stability
    remarks: tuple[str, ...]
    arithmetic: Arithmetic | None

    @property
    def step(self) -> int:
        """The step that the point is left by."""
        return self.instant.step


@dataclass(frozen=True, slots=True)
class Question:
    """Which ``steps`` are to be explained, ``first`` before the others.

    After the last of them the run ``is_over`` or not; ``has_arithmetic`` where the lines of each
    step are wanted as well.
    """

    steps: range
    first: int
    is_over: bool = False
    has_arithmetic: bool = True


def explain(
    descent: Descent, checkpoint: Checkpoint, question: Question
) -> Iterator[Explained | None]:
    """Yield the steps that are asked for, nearest to the first, and None while walking there.

    The checkpoint is to be before the first of the steps, so that the turn of that is known too.
    """
    walked: dict[int, Instant] = {}
    for found in islice(instants(descent, checkpoint), question.steps.stop - checkpoint.step):
        if found.step in question.steps:
            walked[found.step] = found.at_the_end if question.is_over else found
        yield None
    for step in sorted(walked, key=lambda step: abs(step - question.first)):
        yield _explained(descent, walked[step], question.has_arithmetic)


def _explained(descent: Descent, found: Instant, has_arithmetic: bool) -> Explained:
    facts = measure(descent, found)
    taken = taken_of(descent, found) if has_arithmetic else None
    arithmetic = arithmetic_of(descent, taken) if taken is not None else None
    return Explained(found, facts.stability, remarks(facts), arithmetic)
