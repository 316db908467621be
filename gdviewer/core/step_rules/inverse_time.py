"""A learning rate that falls like one over the number of steps."""

from __future__ import annotations

from typing import Annotated

import msgspec

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.optimizers.base import Rates
from gdviewer.core.step_rules.base import Schedule, step_rules

DecayRate = Annotated[
    float,
    msgspec.Meta(
        ge=0,
        le=1e6,
        title="Decay",
        description="How much the divisor of the learning rate grows with each step.",
        extra={"symbol": "δ", "scale": "log", "typical": (1e-4, 1.0)},
    ),
]


@step_rules.register(
    "inverse_time",
    "Inverse time",
    order=30,
    group="Schedules",
    purpose="Lowers the rate ever more slowly; what noisy gradients need to settle.",
)
class InverseTime(Schedule, frozen=True):
    """Inverse time decay: ηₖ = η / (1 + δ k).

    η is the optimizer's ``learning_rate`` and δ ``decay_rate``. The sum of the rates is infinite
    and that of their squares is not: the condition under which stochastic descent settles.

    Source: Robbins and Monro (1951), https://doi.org/10.1214/aoms/1177729586, condition 6; the
    form of Keras's ``InverseTimeDecay`` with one step to a decay.
    """

    decay_rate: DecayRate = 0.01

    def init(self, initial: Rates) -> Rates:
        """Return the optimizer's own rates."""
        return initial

    def rates(self, step: int, f: float, state: Rates) -> tuple[Rates, Rates]:  # noqa: ARG002
        """Return the rates of step ``step``."""
        rate = state.learning_rate / (1 + self.decay_rate * step)
        return state._replace(learning_rate=rate), state

    def rule(self, inside: Inside, state: Rates) -> Rule:  # noqa: ARG002
        """Return the line of the rate."""
        return Rule(("η = η₀ / (1 + δ k)",))
