"""Sign descent: only the sign of each partial derivative counts."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation, LearningRate, Optimizer, Rates, optimizers
from gdviewer.core.optimizers.fields import WeightDecay, decayed


@optimizers.register(
    "sign_descent",
    "Sign descent",
    order=240,
    group="First order",
    purpose="Counts only the sign of each slope; crosses flat ground at full pace.",
)
class SignDescent(Optimizer, frozen=True):
    """Steps of one size: θ ← θ − η sign(g), where g = ∇J(θ) + λ θ.

    η is ``learning_rate`` and λ ``weight_decay``. A coordinate moves by η or not at all, so that a
    constant rate ends in a dance about the minimum.

    Source: Bernstein et al. (2018), signSGD, https://arxiv.org/abs/1802.04434, Algorithm 1.
    """

    why_no_bound: ClassVar[str] = (
        "each step has the same length, whatever the slope: it ends in a dance as wide as η"
    )

    learning_rate: LearningRate = 0.01
    weight_decay: WeightDecay = 0.0

    def init(self, x: Array) -> None:
        """Keep nothing from step to step."""

    def direction(
        self,
        at: Evaluation,
        state: None,
        rates: Rates,  # noqa: ARG002
    ) -> tuple[Array, None]:
        """Return −sign(g), shape of x."""
        return -np.sign(decayed(at, self.weight_decay)), state

    def rule(self, inside: Inside) -> Rule:  # noqa: ARG002
        """Return the lines of this step."""
        return Rule(("g = ∇f + λ θ", "θ = θ − η sign(g)"), slopes=frozenset("g"))
