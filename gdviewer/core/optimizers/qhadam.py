"""Quasi-hyperbolic Adam: both averages of Adam mixed with the newest gradient."""

from __future__ import annotations

from typing import Annotated

import msgspec
import numpy as np

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.adam import SLOPES_OF_ADAM, AdamState, terms_of_adam, values_of_adam
from gdviewer.core.optimizers.base import Evaluation, LearningRate, Optimizer, Rates, optimizers
from gdviewer.core.optimizers.fields import Beta1, Beta2, Eps, WeightDecay, blended, decayed
from gdviewer.core.stability.linear_rule import ADAPTIVE_SOURCE, LinearRule
from gdviewer.core.terms import Term

Mixture1 = Annotated[
    float,
    msgspec.Meta(
        ge=0,
        le=1,
        title="First mixture",
        description="The share of the average in the direction; the rest is the newest gradient.",
        extra={"symbol": "ν₁"},
    ),
]
Mixture2 = Annotated[
    float,
    msgspec.Meta(
        ge=0,
        le=1,
        title="Second mixture",
        description="The share of the average in the divisor; the rest is the newest square.",
        extra={"symbol": "ν₂"},
    ),
]


@optimizers.register(
    "qhadam",
    "Quasi-hyperbolic Adam",
    order=180,
    group="Adaptive",
    purpose="Adam mixed with the newest gradient; tames its swinging.",
)
class QHAdam(Optimizer, frozen=True):
    """Adam with mixtures, g = ∇J(θ) + λ θ and t = 1, 2, ....

    m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; m̂ = m / (1 − β₁ᵗ); v̂ = v / (1 − β₂ᵗ);
    θ ← θ − η ((1 − ν₁) g + ν₁ m̂) / (√((1 − ν₂) g² + ν₂ v̂) + ε).

    η is ``learning_rate``, β₁ ``beta1``, β₂ ``beta2``, ν₁ ``nu1``, ν₂ ``nu2``, ε ``eps`` and λ
    ``weight_decay``; m and v are zero at first. With ν₁ = ν₂ = 1 it is Adam.

    Source: Ma and Yarats (2019), https://arxiv.org/abs/1810.06801, section 4 and appendix.
    """

    learning_rate: LearningRate = 0.1
    beta1: Beta1 = 0.9
    beta2: Beta2 = 0.999
    nu1: Mixture1 = 0.7
    nu2: Mixture2 = 1.0
    eps: Eps = 1e-8
    weight_decay: WeightDecay = 0.0

    def init(self, x: Array) -> AdamState:
        """Return the state with both averages zero."""
        return AdamState(0, np.zeros_like(x), np.zeros_like(x))

    def direction(self, at: Evaluation, state: AdamState, rates: Rates) -> tuple[Array, AdamState]:
        """Return minus the mixed average over the mixed root, shape of x."""
        beta1 = rates.momentum_or(self.beta1)
        gradient = decayed(at, self.weight_decay)
        step, square = state.step + 1, gradient * gradient
        m = blended(state.first_moment, gradient, beta1)
        v = blended(state.second_moment, square, self.beta2)
        pull = blended(gradient, m / (1 - beta1**step), 1 - self.nu1)
        spread = blended(square, v / (1 - self.beta2**step), 1 - self.nu2)
        return -pull / (np.sqrt(spread) + self.eps), AdamState(step, m, v)

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        lines = (
            "g = ∇f + λ θ",
            "m = β₁ m + (1 − β₁) g",
            "v = β₂ v + (1 − β₂) g²",
            "m̂ = m / (1 − β₁ᵗ)",
            "v̂ = v / (1 − β₂ᵗ)",
            "p = (1 − ν₁) g + ν₁ m̂",
            "q = (1 − ν₂) g² + ν₂ v̂",
            "θ = θ − η p / (√q + ε)",
        )
        return Rule(lines, values_of_adam(inside), SLOPES_OF_ADAM | {"p"})

    def terms(self, state: AdamState) -> tuple[Term, ...]:
        """Return what the step went by."""
        return terms_of_adam(state, self.beta1, self.beta2, self.eps)

    def linear_rule(self, at: Evaluation, after: AdamState, rates: Rates) -> LinearRule:
        """Return the method on a quadratic, with the divisor held."""
        beta1 = rates.momentum_or(self.beta1)
        square = decayed(at, self.weight_decay) ** 2
        mean = after.second_moment / (1 - self.beta2**after.step)
        return LinearRule(
            "2 (1 + β₁) / (((1 − ν₁) (1 + β₁) + ν₁ (1 − β₁) / (1 − β₁ᵗ)) λmax)",
            keeps=beta1,
            takes=1 - beta1,
            plain=1 - self.nu1,
            gathered=self.nu1 / (1 - beta1**after.step),
            penalty=self.weight_decay,
            divisor=np.sqrt(blended(square, mean, 1 - self.nu2)) + self.eps,
            scaling="√((1 − ν₂) g² + ν₂ v̂) + ε",
            source=ADAPTIVE_SOURCE,
        )
