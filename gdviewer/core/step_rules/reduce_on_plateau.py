"""A learning rate that falls when f no longer does."""

from __future__ import annotations

import math
from typing import Annotated, Literal

import msgspec

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.optimizers.base import Rates
from gdviewer.core.step_rules.base import Schedule, step_rules

_LEAST_CHANGE = 1e-8  # PyTorch's eps: a smaller change of the rate is none

Factor = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        lt=1,
        title="Factor",
        description="What the learning rate is multiplied by when f no longer falls.",
        extra={"symbol": "γ"},
    ),
]
Patience = Annotated[
    int,
    msgspec.Meta(
        ge=0,
        le=1_000_000,
        title="Patience",
        description="How many steps without a better f are borne.",
        extra={"symbol": "p", "typical": (0, 50)},
    ),
]
Threshold = Annotated[
    float,
    msgspec.Meta(
        ge=0,
        le=1,
        title="Threshold",
        description="How much better than the best an f must be to count.",
        extra={"symbol": "δ", "scale": "log", "typical": (1e-8, 1e-1)},
    ),
]
ThresholdMode = Annotated[
    Literal["rel", "abs"],
    msgspec.Meta(
        title="Threshold is",
        description="A part of the best f, or a difference to it.",
        extra={"titles": {"rel": "A part of f", "abs": "A difference"}},
    ),
]
Cooldown = Annotated[
    int,
    msgspec.Meta(
        ge=0,
        le=1_000_000,
        title="Cool down",
        description="How many steps after a fall of the rate are not judged.",
        extra={"symbol": "c", "typical": (0, 50)},
    ),
]
LeastRate = Annotated[
    float,
    msgspec.Meta(
        ge=0,
        le=1e6,
        title="Lowest rate",
        description="The learning rate falls no lower.",
        extra={"symbol": "η_min", "scale": "log", "typical": (1e-8, 1e-1)},
    ),
]
Metric = Annotated[
    Literal["before", "after"],
    msgspec.Meta(
        title="Judged by",
        description="The f that a step starts from, or the f that it arrives at.",
        extra={"titles": {"before": "f before a step", "after": "f after a step"}},
    ),
]


class Watch(msgspec.Struct, frozen=True):
    """The rates now, the best f so far, the bad steps in a row and what is left to cool down."""

    rates: Rates
    best: float = math.inf
    bad: int = 0
    cooling: int = 0


@step_rules.register(
    "reduce_on_plateau",
    "Reduce on plateau",
    order=90,
    group="Schedules",
    purpose="Lowers the rate when f no longer falls; for when no plan is known.",
)
class ReduceOnPlateau(Schedule, frozen=True):
    """The rate becomes γ η when f was not better than the best for more than p steps.

    Better means f < best (1 − δ), or f < best − δ where ``threshold_mode`` is abs. η is the
    optimizer's ``learning_rate``, γ ``factor``, p ``patience``, δ ``threshold``; ``cooldown`` steps
    after a fall are not judged, and the rate falls no lower than ``min_learning_rate``. ``metric``
    says which f is judged after a step: the one before it or the one after it.

    Source: PyTorch's ``ReduceLROnPlateau`` in its mode min. Where f is negative the relative bound
    lies above the best.
    """

    factor: Factor = 0.5
    patience: Patience = 10
    threshold: Threshold = 1e-4
    threshold_mode: ThresholdMode = "rel"
    cooldown: Cooldown = 0
    min_learning_rate: LeastRate = 0.0
    metric: Metric = "before"

    @property
    def needs_value(self) -> bool:
        """Always: it watches f."""
        return True

    def init(self, initial: Rates) -> Watch:
        """Return the watch that has seen nothing."""
        return Watch(initial)

    def rates(self, step: int, f: float, state: Watch) -> tuple[Rates, Watch]:
        """Return the rates of step ``step``, which starts at ``f``."""
        if self.metric == "before":
            return state.rates, self._judged(f, state)
        now = self._judged(f, state) if step > 0 else state
        return now.rates, now

    def rule(self, inside: Inside, state: Watch) -> Rule:
        """Return the line of the rate."""
        now, before = inside.rates.learning_rate, state.rates.learning_rate
        if now != before:
            line = "η = max(γ η₁, η_min) : f was not better than its best for more than p steps"
            return Rule((line,), {"η₁": before})
        return Rule(("η = η₁ : the rate as the last fall left it",), {"η₁": now})

    def _judged(self, f: float, watch: Watch) -> Watch:
        is_better = self._is_better(f, watch.best)
        best = f if is_better else watch.best
        bad = 0 if is_better else watch.bad + 1
        cooling = watch.cooling
        if cooling > 0:
            cooling, bad = cooling - 1, 0
        if bad <= self.patience:
            return Watch(watch.rates, best, bad, cooling)
        return Watch(self._reduced(watch.rates), best, 0, self.cooldown)

    def _is_better(self, f: float, best: float) -> bool:
        if self.threshold_mode == "rel":
            return f < best * (1 - self.threshold)
        return f < best - self.threshold

    def _reduced(self, rates: Rates) -> Rates:
        rate = max(rates.learning_rate * self.factor, self.min_learning_rate)
        if rates.learning_rate - rate <= _LEAST_CHANGE:
            return rates
        return rates._replace(learning_rate=rate)
