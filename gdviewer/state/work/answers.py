"""What the worker answers: frozen records, a class for each kind of work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from gdviewer.core.curve import Curve
from gdviewer.core.explanation import Explained
from gdviewer.core.moment import Moment
from gdviewer.core.sampling import Field
from gdviewer.core.stopping import StopReason
from gdviewer.core.trajectory import Chunk
from gdviewer.core.tuning import Attempts
from gdviewer.state.work.swarm import SwarmProgress

T_co = TypeVar("T_co", covariant=True)


class Resting:
    """What a job answers that has nothing to do until it is woken."""


class Working:
    """What a job answers that has nothing to tell yet and goes on at its next turn."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Some more points of a run and, at its end, why it ended."""

    chunk: Chunk
    stop: StopReason | None


@dataclass(frozen=True, slots=True)
class FoundRate:
    """The learning rate that a trial has found."""

    rate: float


@dataclass(frozen=True, slots=True)
class Found(Generic[T_co]):
    """What a search has found out about a function in view."""

    result: T_co


@dataclass(frozen=True, slots=True)
class FoundAttempts:
    """The learning rates that were tried so far; at the end the ``best`` of them."""

    attempts: Attempts
    best: float | None = None


@dataclass(frozen=True, slots=True)
class FoundMoments:
    """Consecutive moments of a run."""

    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class FoundExplanations:
    """Some steps of a run, explained."""

    explanations: tuple[Explained, ...]


@dataclass(frozen=True, slots=True)
class PreparedCalculus:
    """The derivatives of a formula are compiled."""


Answer = (
    Progress
    | Field
    | Curve
    | FoundRate
    | Found[Any]
    | FoundAttempts
    | FoundMoments
    | FoundExplanations
    | SwarmProgress
    | PreparedCalculus
    | Working
    | Resting
)
