"""The step rule that every method has unless another one is chosen."""

from __future__ import annotations

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.optimizers.base import Rates
from gdviewer.core.step_rules.base import Schedule, step_rules


@step_rules.register(
    "fixed",
    "Fixed",
    order=0,
    group="Schedules",
    purpose="The method's own learning rate at every step.",
)
class Fixed(Schedule, frozen=True):
    """The learning rate of the optimizer at every step: ηₖ = η."""

    def init(self, initial: Rates) -> Rates:
        """Return the optimizer's own rates."""
        return initial

    def rates(self, step: int, f: float, state: Rates) -> tuple[Rates, Rates]:  # noqa: ARG002
        """Return the same rates again."""
        return state, state

    def rule(self, inside: Inside, state: Rates) -> Rule:  # noqa: ARG002
        """Return the line of the rate."""
        return Rule(("η = η₀",))
