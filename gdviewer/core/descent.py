"""The only loop: walks from a start by an optimizer and a step rule until a criterion ends it."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import NamedTuple

from gdviewer.core.objective import Array, Objective
from gdviewer.core.optimizers.base import Optimizer
from gdviewer.core.step_rules.base import StepRule
from gdviewer.core.stopping import Criteria, StopReason


@dataclass(frozen=True, slots=True, eq=False)
class Descent:
    """One run from one start: everything that decides its trajectory."""

    objective: Objective
    start: tuple[float, ...]
    optimizer: Optimizer
    step_rule: StepRule
    criteria: Criteria
    is_maximizing: bool = False
    seed: int = 0
    start_index: int = 0


class Step(NamedTuple):
    """One point of a run and the step that led to it.

    At the start ``step_size`` and ``learning_rate`` are nan and ``trials`` is empty. f and
    ``gradient`` are the user's own, also in ascent. Counts are evaluations so far. ``trials`` are
    the points ``(x, f)`` that a line search tried on the way here.
    """

    x: Array
    f: float
    gradient: Array
    step_size: float
    learning_rate: float
    nfev: int
    njev: int
    nhev: int
    trials: tuple[tuple[Array, float], ...] = ()


def iterate(
    descent: Descent, keep_going: Callable[[], bool] = lambda: True
) -> Generator[Step, None, StopReason]:
    """Yield the start, then the point after each step; return why the run ended."""
    raise NotImplementedError
