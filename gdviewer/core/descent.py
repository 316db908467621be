"""What one run is asked for, and what each of its points tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from gdviewer.core.objective import Array, Objective
from gdviewer.core.optimizers.base import Algorithm
from gdviewer.core.step_rules.base import StepRule
from gdviewer.core.stopping import Criteria
from gdviewer.core.strides import Memory
from gdviewer.core.weights import EQUAL, Weights

SEEDS = range(2**63)


@dataclass(frozen=True, slots=True, eq=False)
class Descent:
    """One run from one start: everything that decides its trajectory; ``seed`` is one of SEEDS.

    ``weights`` say what counts towards the limit of evaluations.
    """

    objective: Objective
    start: tuple[float, ...]
    optimizer: Algorithm
    step_rule: StepRule
    criteria: Criteria
    is_maximizing: bool = False
    seed: int = 0
    start_index: int = 0
    weights: Weights = EQUAL


class Checkpoint(NamedTuple):
    """All that a run needs to be gone on with from one of its points.

    ``rates`` is the state of the schedule.
    """

    step: int
    x: Array
    memory: Memory
    rates: Any


class Step(NamedTuple):
    """One point of a run and the step that led to it.

    At the start ``step_size`` and ``learning_rate`` are nan and ``trials`` is empty. f and
    ``gradient`` are the user's own, also in ascent; f is the whole cost, ``gradient`` what the next
    step sees. Counts are evaluations so far. ``trials`` are the points ``(x, f)`` that a line
    search tried on the way here. Some points, evenly spaced, carry a ``checkpoint``.
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
    checkpoint: Checkpoint | None = None
