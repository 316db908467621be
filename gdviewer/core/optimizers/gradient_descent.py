"""Gradient descent, the method that all others are measured against."""

from __future__ import annotations

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation, Optimizer, Rates, optimizers
from gdviewer.core.optimizers.fields import WeightDecay, decayed
from gdviewer.core.stability.linear_rule import LinearRule


@optimizers.register(
    "gradient_descent",
    "Gradient descent",
    order=0,
    group="First order",
    purpose="Goes straight down the slope; the plainest method, to compare others with.",
)
class GradientDescent(Optimizer, frozen=True):
    """Steepest descent with a learning rate: θ ← θ − η g, where g = ∇J(θ) + λ θ.

    η is ``learning_rate`` and λ ``weight_decay``.

    Source: Cauchy (1847); with the conventions of PyTorch's ``SGD``. Weight decay is there an L2
    term of the gradient; Keras takes η λ θ off the point instead, before the step.
    """

    weight_decay: WeightDecay = 0.0

    def init(self, x: Array) -> None:  # noqa: ARG002
        """Return no state."""
        return

    def direction(self, at: Evaluation, state: None, rates: Rates) -> tuple[Array, None]:  # noqa: ARG002
        """Return −g, shape of x."""
        return -decayed(at, self.weight_decay), state

    def rule(self, inside: Inside) -> Rule:  # noqa: ARG002
        """Return the lines of this step."""
        return Rule(("g = ∇f + λ θ", "θ = θ − η g"), slopes=frozenset("g"))

    def linear_rule(
        self,
        at: Evaluation,  # noqa: ARG002
        after: None,  # noqa: ARG002
        rates: Rates,  # noqa: ARG002
    ) -> LinearRule:
        """Return descent as it is on a quadratic."""
        return LinearRule("2 / λmax", plain=1.0, penalty=self.weight_decay, source="Cauchy (1847)")
