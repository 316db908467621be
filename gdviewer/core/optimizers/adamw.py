"""AdamW, the Adam whose weight decay keeps out of the averages."""

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
    values_of_adam,
)
from gdviewer.core.optimizers.base import Evaluation, LearningRate, Optimizer, Rates, optimizers
from gdviewer.core.optimizers.fields import (
    Beta1,
    Beta2,
    Eps,
    EpsHat,
    WeightDecay,
    blended,
    mean_square,
)
from gdviewer.core.stability.linear_rule import LinearRule
from gdviewer.core.terms import Term


@optimizers.register(
    "adamw",
    "AdamW",
    order=120,
    group="Adaptive",
    purpose="Adam with weight decay done right; the usual choice for large networks.",
)
class AdamW(Optimizer, frozen=True):
    """Adam with decoupled weight decay, g = ∇J(θ) and t = 1, 2, ....

    m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²;
    θ ← θ − η (m̂ / (√v̂ + ε) + λ θ), with m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ).

    η is ``learning_rate``, β₁ ``beta1``, β₂ ``beta2``, ε ``eps`` and λ ``weight_decay``; m and v
    are zero at first.

    Source: Loshchilov and Hutter (2019), https://arxiv.org/abs/1711.05101, Algorithm 2, as
    PyTorch's ``AdamW``; with ``eps_hat`` ε is added to √v, before the correction, as ε̂ in Keras;
    in the paper only the schedule multiplies λ, not the learning rate. The decay pulls to the
    origin, so the end is a little off a minimizer that is elsewhere.
    """

    learning_rate: LearningRate = 0.1
    beta1: Beta1 = 0.9
    beta2: Beta2 = 0.999
    eps: Eps = 1e-8
    eps_hat: EpsHat = False
    weight_decay: WeightDecay = 0.01

    def init(self, x: Array) -> AdamState:
        """Return the state with both averages zero."""
        return AdamState(0, np.zeros_like(x), np.zeros_like(x))

    def direction(self, at: Evaluation, state: AdamState, rates: Rates) -> tuple[Array, AdamState]:
        """Return −m̂ / (√v̂ + ε) − λ θ, shape of x."""
        beta1 = rates.momentum_or(self.beta1)
        step = state.step + 1
        m = blended(state.first_moment, at.gradient, beta1)
        v = mean_square(state.second_moment, at.gradient, self.beta2)
        correction = math.sqrt(1 - self.beta2**step)
        eps = self.eps / correction if self.eps_hat else self.eps
        root = np.sqrt(v) / correction + eps
        direction = -m / (1 - beta1**step) / root - self.weight_decay * at.x
        return direction, AdamState(step, m, v)

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        means = ("m̂ = m / (1 − β₁ᵗ)", "v̂ = v / (1 − β₂ᵗ)", "θ = θ − η (m̂ / (√v̂ + ε) + λ θ)")
        factor = ("r = √(1 − β₂ᵗ) / (1 − β₁ᵗ)", "θ = θ − η (r m / (√v + ε) + λ θ)")
        lines = (
            "g = ∇f",
            "m = β₁ m + (1 − β₁) g",
            "v = β₂ v + (1 − β₂) g²",
            *(factor if self.eps_hat else means),
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
            divisor_of_adam(after, beta1, self.beta2, self.eps, self.eps_hat),
            "(1 − β₁ᵗ) (√v̂ + ε)",
            decay=self.weight_decay,
        )
