"""A learning rate that falls to nothing as a power of the steps that are left."""

from __future__ import annotations

from typing import Annotated

import msgspec

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.optimizers.base import Rates
from gdviewer.core.step_rules.base import Schedule, step_rules
from gdviewer.core.step_rules.fields import Length

Power = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        le=10,
        title="Power",
        description="1 falls along a line, more falls quickly at first.",
        extra={"symbol": "p", "typical": (0.5, 4.0)},
    ),
]


@step_rules.register(
    "polynomial",
    "Polynomial",
    order=40,
    group="Schedules",
    purpose="Lowers the rate to nothing in a given number of steps.",
)
class Polynomial(Schedule, frozen=True):
    """Polynomial decay: ηₖ = η (1 − k / T)^p, and 0 from step T on.

    η is the optimizer's ``learning_rate``, T ``total_iters`` and p ``power``. Source: PyTorch's
    ``PolynomialLR``, stepped after every step of the optimizer.
    """

    total_iters: Length = 1000
    power: Power = 1.0

    def init(self, initial: Rates) -> Rates:
        """Return the optimizer's own rates."""
        return initial

    def rates(self, step: int, f: float, state: Rates) -> tuple[Rates, Rates]:  # noqa: ARG002
        """Return the rates of step ``step``."""
        left = 1 - min(step, self.total_iters) / self.total_iters
        return state._replace(learning_rate=state.learning_rate * left**self.power), state

    def rule(self, inside: Inside, state: Rates) -> Rule:  # noqa: ARG002
        """Return the line of the rate."""
        return Rule(("η = η₀ (1 − min(k, T) / T)^p",))
