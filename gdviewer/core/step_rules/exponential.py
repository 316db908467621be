"""A learning rate that shrinks by the same factor at every step."""

from __future__ import annotations

from typing import Annotated

import msgspec

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.optimizers.base import Rates
from gdviewer.core.step_rules.base import Schedule, step_rules

Gamma = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        le=2,
        title="Factor",
        description="What the learning rate is multiplied by after every step; above 1 it grows.",
        extra={"symbol": "γ", "typical": (0.8, 1.0)},
    ),
]


@step_rules.register(
    "exponential",
    "Exponential decay",
    order=10,
    group="Schedules",
    purpose="Shrinks the rate by one factor at every step; settles what swings.",
)
class Exponential(Schedule, frozen=True):
    """Exponential decay: η₀ = η, ηₖ₊₁ = γ ηₖ.

    η is the optimizer's ``learning_rate`` and γ ``gamma``. Source: PyTorch's ``ExponentialLR``,
    stepped after every step of the optimizer.
    """

    gamma: Gamma = 0.99

    def init(self, initial: Rates) -> Rates:
        """Return the rates of the first step, the optimizer's own."""
        return initial

    def rates(self, step: int, f: float, state: Rates) -> tuple[Rates, Rates]:  # noqa: ARG002
        """Return the rates of this step, and those of the next."""
        return state, state._replace(learning_rate=self.gamma * state.learning_rate)

    def rule(self, inside: Inside, state: Rates) -> Rule:  # noqa: ARG002
        """Return the line of the rate."""
        return Rule(("η = η₀ γᵏ",))
