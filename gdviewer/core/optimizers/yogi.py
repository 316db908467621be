"""Yogi, the Adam whose divisors change by no more than the last slope."""

from __future__ import annotations

import math
from typing import Annotated

import msgspec
import numpy as np

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.adam import (
    SLOPES_OF_ADAM,
    AdamState,
    averaging_rule,
    divisor_of_adam,
    terms_of_adam,
    values_of_adam,
)
from gdviewer.core.optimizers.base import Evaluation, LearningRate, Optimizer, Rates, optimizers
from gdviewer.core.optimizers.fields import Beta1, Beta2, Eps, blended
from gdviewer.core.stability.linear_rule import LinearRule
from gdviewer.core.terms import Term

InitialMoments = Annotated[
    float,
    msgspec.Meta(
        ge=0,
        le=1e6,
        title="First moments",
        description="What both moments begin with.",
        extra={"symbol": "m₀", "scale": "log", "typical": (1e-8, 1.0)},
    ),
]


@optimizers.register(
    "yogi",
    "Yogi",
    order=160,
    group="Adaptive",
    purpose="Adam whose pace changes slowly; steadier where slopes come and go.",
)
class Yogi(Optimizer, frozen=True):
    """Adam with an additive second moment, g = ∇J(θ) and t = 1, 2, ....

    m ← β₁ m + (1 − β₁) g; v ← v − (1 − β₂) sign(v − g²) g²;
    θ ← θ − η m̂ / (√v̂ + ε), with m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ).

    η is ``learning_rate``, β₁ ``beta1``, β₂ ``beta2`` and ε ``eps``; both m and v begin with m₀,
    ``initial_accumulator_value``.

    Source: Zaheer et al. (2018), https://papers.nips.cc/paper/8186, Algorithm 2, with the
    corrections of the bias that Optax and pytorch_optimizer have.
    """

    learning_rate: LearningRate = 0.1
    beta1: Beta1 = 0.9
    beta2: Beta2 = 0.999
    eps: Eps = 1e-3
    initial_accumulator_value: InitialMoments = 1e-6

    def init(self, x: Array) -> AdamState:
        """Return the state with both moments at their first value."""
        first = np.full_like(x, self.initial_accumulator_value)
        return AdamState(0, first, first)

    def direction(self, at: Evaluation, state: AdamState, rates: Rates) -> tuple[Array, AdamState]:
        """Return −m̂ / (√v̂ + ε), shape of x."""
        beta1 = rates.momentum_or(self.beta1)
        step, square = state.step + 1, at.gradient * at.gradient
        m = blended(state.first_moment, at.gradient, beta1)
        change = (1 - self.beta2) * np.sign(state.second_moment - square) * square
        v = state.second_moment - change
        root = np.sqrt(v) / math.sqrt(1 - self.beta2**step) + self.eps
        return -m / (1 - beta1**step) / root, AdamState(step, m, v)

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        lines = (
            "g = ∇f",
            "m = β₁ m + (1 − β₁) g",
            "s = sign(v − g²)",
            "v = v − (1 − β₂) s g²",
            "m̂ = m / (1 − β₁ᵗ)",
            "v̂ = v / (1 − β₂ᵗ)",
            "θ = θ − η m̂ / (√v̂ + ε)",
        )
        return Rule(lines, values_of_adam(inside), SLOPES_OF_ADAM)

    def terms(self, state: AdamState) -> tuple[Term, ...]:
        """Return what the step went by."""
        return terms_of_adam(state, self.beta1, self.beta2, self.eps)

    def linear_rule(
        self,
        at: Evaluation,  # noqa: ARG002
        after: AdamState,
        rates: Rates,
    ) -> LinearRule:
        """Return the method on a quadratic, with the divisor held."""
        beta1 = rates.momentum_or(self.beta1)
        return averaging_rule(
            beta1,
            divisor_of_adam(after, beta1, self.beta2, self.eps),
            "(1 − β₁ᵗ) (√v̂ + ε)",
        )
