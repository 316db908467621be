"""AdaBelief, which takes long steps where the slope is as it was expected."""

from __future__ import annotations

import math

import numpy as np

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.adam import (
    SLOPES_OF_ADAM,
    AdamState,
    averaging_rule,
    divisor_of_adam,
    terms_of_adam,
)
from gdviewer.core.optimizers.base import Evaluation, LearningRate, Optimizer, Rates, optimizers
from gdviewer.core.optimizers.fields import Beta1, Beta2, Eps, blended, mean_square
from gdviewer.core.stability.linear_rule import LinearRule
from gdviewer.core.terms import Term


@optimizers.register(
    "adabelief",
    "AdaBelief",
    order=170,
    group="Adaptive",
    purpose="Adam that strides out where slopes are as expected; careful elsewhere.",
)
class AdaBelief(Optimizer, frozen=True):
    """Adam by the belief in the gradient, g = ∇J(θ) and t = 1, 2, ....

    m ← β₁ m + (1 − β₁) g; s ← β₂ s + (1 − β₂) (g − m)² + ε;
    θ ← θ − η m̂ / (√ŝ + ε), with m̂ = m / (1 − β₁ᵗ) and ŝ = s / (1 − β₂ᵗ).

    η is ``learning_rate``, β₁ ``beta1``, β₂ ``beta2`` and ε ``eps``, which s gathers at every step;
    m and s are zero at first.

    Source: Zhuang et al. (2020), https://arxiv.org/abs/2010.07468, Algorithm 2, as the authors'
    program and Optax have it.
    """

    learning_rate: LearningRate = 0.1
    beta1: Beta1 = 0.9
    beta2: Beta2 = 0.999
    eps: Eps = 1e-16

    def init(self, x: Array) -> AdamState:
        """Return the state with both averages zero."""
        return AdamState(0, np.zeros_like(x), np.zeros_like(x))

    def direction(self, at: Evaluation, state: AdamState, rates: Rates) -> tuple[Array, AdamState]:
        """Return −m̂ / (√ŝ + ε), shape of x."""
        beta1 = rates.momentum_or(self.beta1)
        step = state.step + 1
        m = blended(state.first_moment, at.gradient, beta1)
        surprise = at.gradient - m
        s = mean_square(state.second_moment, surprise, self.beta2) + self.eps
        root = np.sqrt(s) / math.sqrt(1 - self.beta2**step) + self.eps
        return -m / (1 - beta1**step) / root, AdamState(step, m, s)

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        lines = (
            "g = ∇f",
            "m = β₁ m + (1 − β₁) g",
            "s = β₂ s + (1 − β₂) (g − m)² + ε",
            "m̂ = m / (1 − β₁ᵗ)",
            "ŝ = s / (1 − β₂ᵗ)",
            "θ = θ − η m̂ / (√ŝ + ε)",
        )
        state = inside.before
        values = {"m": state.first_moment, "s": state.second_moment}
        return Rule(lines, values, SLOPES_OF_ADAM)

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
            "(1 − β₁ᵗ) (√ŝ + ε)",
        )
