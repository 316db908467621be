"""A learning rate that falls by steps."""

from __future__ import annotations

from typing import Annotated

import msgspec

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.optimizers.base import Rates
from gdviewer.core.step_rules.base import Schedule, step_rules
from gdviewer.core.step_rules.fields import DecayFactor

StepSize = Annotated[
    int,
    msgspec.Meta(
        ge=1,
        le=1_000_000,
        title="Every",
        description="After how many steps the learning rate falls.",
        extra={"symbol": "s", "typical": (1, 200)},
    ),
]


@step_rules.register(
    "step_decay",
    "Step decay",
    order=20,
    group="Schedules",
    purpose="Lowers the rate at once every so many steps; a classic for networks.",
)
class StepDecay(Schedule, frozen=True):
    """Step decay: ηₖ = η γⁿ, n being the whole part of k / s.

    η is the optimizer's ``learning_rate``, s ``step_size`` and γ ``gamma``. Source: PyTorch's
    ``StepLR``, stepped after every step of the optimizer.
    """

    step_size: StepSize = 30
    gamma: DecayFactor = 0.5

    def init(self, initial: Rates) -> Rates:
        """Return the optimizer's own rates."""
        return initial

    def rates(self, step: int, f: float, state: Rates) -> tuple[Rates, Rates]:  # noqa: ARG002
        """Return the rates after ``step // step_size`` falls."""
        factor = self.gamma ** (step // self.step_size)
        return state._replace(learning_rate=state.learning_rate * factor), state

    def rule(self, inside: Inside, state: Rates) -> Rule:  # noqa: ARG002
        """Return the line of the rate."""
        falls = inside.step // self.step_size
        lines = ("j : how often s fits into the steps so far", "η = η₀ γʲ")
        return Rule(lines, {"j": float(falls)})
