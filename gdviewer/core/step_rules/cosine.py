"""A learning rate that goes down, and up again, along a cosine."""

from __future__ import annotations

import math
from typing import Annotated

import msgspec

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.optimizers.base import Rates
from gdviewer.core.step_rules.base import Schedule, step_rules
from gdviewer.core.step_rules.fields import LowestRate

HalfPeriod = Annotated[
    int,
    msgspec.Meta(
        ge=1,
        le=1_000_000,
        title="Half period",
        description="After how many steps the learning rate is lowest; then it rises again.",
        extra={"symbol": "T", "typical": (10, 1000)},
    ),
]


@step_rules.register(
    "cosine",
    "Cosine",
    order=50,
    group="Schedules",
    purpose="Lowers the rate smoothly along a cosine; a common choice for networks.",
)
class Cosine(Schedule, frozen=True):
    """Cosine annealing: ηₖ = η_min + ½ (η − η_min) (1 + cos(π k / T)).

    η is the optimizer's ``learning_rate``, T ``t_max`` and η_min ``eta_min``. After T steps the
    rate rises again, with the period 2 T.

    Source: Loshchilov and Hutter (2017), https://arxiv.org/abs/1608.03983, equation 5, as
    PyTorch's ``CosineAnnealingLR``.
    """

    t_max: HalfPeriod = 200
    eta_min: LowestRate = 0.0

    def init(self, initial: Rates) -> Rates:
        """Return the optimizer's own rates."""
        return initial

    def rates(self, step: int, f: float, state: Rates) -> tuple[Rates, Rates]:  # noqa: ARG002
        """Return the rates of step ``step``."""
        return along_cosine(state, self.eta_min, step / self.t_max), state

    def rule(self, inside: Inside, state: Rates) -> Rule:  # noqa: ARG002
        """Return the line of the rate."""
        return Rule(("η = η_min + ½ (η₀ − η_min) (1 + cos(π k / T))",))


def along_cosine(initial: Rates, lowest: float, part: float) -> Rates:
    """Return the rates ``part`` of the way down, 0 to 1, from the initial to the lowest one."""
    swing = (1 + math.cos(math.pi * part)) / 2
    return initial._replace(learning_rate=lowest + (initial.learning_rate - lowest) * swing)
