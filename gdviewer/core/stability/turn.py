"""Finds what the quadratic said of the learning rate at the step that made a run hopeless."""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import dataclass

from gdviewer.core.descent import Descent
from gdviewer.core.instant import instants
from gdviewer.core.stability.ahead import Ahead
from gdviewer.core.stability.gauge import Stability, stability


@dataclass(frozen=True, slots=True, eq=False)
class Turn:
    """The last point of a run at which f was as good as at its start.

    ``step`` is how many steps lead to it, ``stability`` what the quadratic that fits there says.
    """

    step: int
    stability: Stability

    @property
    def share(self) -> float:
        """The learning rate in use over the largest stable one; nan where none is stable."""
        found = self.stability
        is_bounded = found.largest_stable > 0 and not found.has_runaway_axis
        return found.learning_rate / found.largest_stable if is_bounded else math.nan


def find_turn(descent: Descent, ahead: Ahead) -> Generator[None, None, Turn | None]:
    """Return the turn of ``descent``, which ends as ``ahead`` says; yield at each step.

    None where the run ends no worse than it began.
    """
    if ahead.hopeless is None:
        return None
    for found in instants(descent):
        if found.step == ahead.hopeless - 1:
            break
        yield
    return Turn(found.step, stability(descent, found))
