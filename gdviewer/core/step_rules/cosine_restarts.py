"""A learning rate that goes down along a cosine again and again, ever more slowly."""

from __future__ import annotations

from typing import Annotated

import msgspec

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.optimizers.base import Rates
from gdviewer.core.step_rules.base import Schedule, step_rules
from gdviewer.core.step_rules.cosine import along_cosine
from gdviewer.core.step_rules.fields import LowestRate

FirstPeriod = Annotated[
    int,
    msgspec.Meta(
        ge=1,
        le=1_000_000,
        title="First period",
        description="After how many steps the learning rate first jumps back up.",
        extra={"symbol": "T₀", "typical": (5, 200)},
    ),
]
Multiple = Annotated[
    int,
    msgspec.Meta(
        ge=1,
        le=10,
        title="Growth",
        description="How many times as long as the last one each period is.",
        extra={"symbol": "m", "typical": (1, 4)},
    ),
]


class Period(msgspec.Struct, frozen=True):
    """The optimizer's own rates, the step at which the present period began, and its length."""

    initial: Rates
    begin: int
    length: int


@step_rules.register(
    "cosine_restarts",
    "Cosine with restarts",
    order=60,
    group="Schedules",
    purpose="A cosine again and again; each restart may leave a poor minimum.",
)
class CosineRestarts(Schedule, frozen=True):
    """Warm restarts: ηₖ = η_min + ½ (η − η_min) (1 + cos(π t / Tᵢ)), t = 0, …, Tᵢ − 1.

    The periods are T₀, m T₀, m² T₀, … long. η is the optimizer's ``learning_rate``, T₀ ``t_0``, m
    ``t_mult`` and η_min ``eta_min``.

    Source: Loshchilov and Hutter (2017), https://arxiv.org/abs/1608.03983, section 3, as PyTorch's
    ``CosineAnnealingWarmRestarts``.
    """

    t_0: FirstPeriod = 50
    t_mult: Multiple = 2
    eta_min: LowestRate = 0.0

    def init(self, initial: Rates) -> Period:
        """Return the first period."""
        return Period(initial, 0, self.t_0)

    def rates(self, step: int, f: float, state: Period) -> tuple[Rates, Period]:  # noqa: ARG002
        """Return the rates of step ``step``, and the period of the next."""
        since = step - state.begin
        after = state
        if since + 1 == state.length:
            after = Period(state.initial, step + 1, state.length * self.t_mult)
        return along_cosine(state.initial, self.eta_min, since / state.length), after

    def rule(self, inside: Inside, state: Period) -> Rule:
        """Return the line of the rate."""
        line = "η = η_min + ½ (η₀ − η_min) (1 + cos(π t / Tᵢ)) : t steps since the last restart"
        values = {"t": float(inside.step - state.begin), "Tᵢ": float(state.length)}
        return Rule((line,), values)
