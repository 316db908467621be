"""NAdam, Adam with Nesterov's look ahead."""

from __future__ import annotations

from typing import Annotated

import msgspec
import numpy as np

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.adam import SLOPES_OF_ADAM, AdamState, terms_of_adam, values_of_adam
from gdviewer.core.optimizers.base import Evaluation, LearningRate, Optimizer, Rates, optimizers
from gdviewer.core.optimizers.fields import (
    Beta1,
    Beta2,
    Eps,
    WeightDecay,
    blended,
    decayed,
    mean_square,
)
from gdviewer.core.stability.linear_rule import ADAPTIVE_SOURCE, LinearRule
from gdviewer.core.terms import Term

MomentumDecay = Annotated[
    float,
    msgspec.Meta(
        ge=0,
        le=10,
        title="Momentum decay",
        description="How quickly the momentum rises from half of β₁ to the whole of it.",
        extra={"symbol": "ψ", "typical": (0.0, 1.0)},
    ),
]


class NAdamState(msgspec.Struct, frozen=True, eq=False):
    """The steps so far, the product of the momenta μ, and the averages of g and g²."""

    step: int
    product: float
    first_moment: Array
    second_moment: Array


@optimizers.register(
    "nadam",
    "NAdam",
    order=130,
    group="Adaptive",
    purpose="Adam with Nesterov's look ahead; often a little quicker.",
)
class NAdam(Optimizer, frozen=True):
    """Nesterov-accelerated Adam, with g = ∇J(θ) + λ θ and t = 1, 2, ....

    μₜ = β₁ (1 − ½ · 0.96^(t ψ)); P = μ₁ μ₂ … μₜ;
    m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; v̂ = v / (1 − β₂ᵗ);
    θ ← θ − η / (√v̂ + ε) · ((1 − μₜ) / (1 − P) · g + μₜ₊₁ / (1 − P μₜ₊₁) · m).

    η is ``learning_rate``, β₁ ``beta1``, β₂ ``beta2``, ψ ``momentum_decay``, ε ``eps`` and λ
    ``weight_decay``; m and v are zero at first.

    Source: Dozat (2016), https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ, as PyTorch's
    ``NAdam``, with its ψ = 0.004; Keras has ψ = 1, which shows in the first hundred steps.
    """

    learning_rate: LearningRate = 0.1
    beta1: Beta1 = 0.9
    beta2: Beta2 = 0.999
    eps: Eps = 1e-8
    momentum_decay: MomentumDecay = 0.004
    weight_decay: WeightDecay = 0.0

    def init(self, x: Array) -> NAdamState:
        """Return the state with both averages zero."""
        return NAdamState(0, 1.0, np.zeros_like(x), np.zeros_like(x))

    def direction(
        self, at: Evaluation, state: NAdamState, rates: Rates
    ) -> tuple[Array, NAdamState]:
        """Return the step along the look-ahead average, shape of x, per unit of η."""
        beta1 = rates.momentum_or(self.beta1)
        gradient = decayed(at, self.weight_decay)
        step = state.step + 1
        now, ahead = (self._momentum(beta1, t) for t in (step, step + 1))
        product = state.product * now
        m = blended(state.first_moment, gradient, beta1)
        v = mean_square(state.second_moment, gradient, self.beta2)
        root = np.sqrt(v / (1 - self.beta2**step)) + self.eps
        pull = (1 - now) / (1 - product) * gradient + ahead / (1 - product * ahead) * m
        return -pull / root, NAdamState(step, product, m, v)

    def _momentum(self, beta1: float, step: int) -> float:
        return float(beta1 * (1 - 0.5 * 0.96 ** (step * self.momentum_decay)))

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        lines = (
            "g = ∇f + λ θ",
            "μₜ = β₁ (1 − ½ 0.96^(t ψ))",
            "μ₊ = β₁ (1 − ½ 0.96^((t + 1) ψ))",
            "P = P μₜ",
            "m = β₁ m + (1 − β₁) g",
            "v = β₂ v + (1 − β₂) g²",
            "v̂ = v / (1 − β₂ᵗ)",
            "p = (1 − μₜ) / (1 − P) g + μ₊ / (1 − P μ₊) m",
            "θ = θ − η p / (√v̂ + ε)",
        )
        values = values_of_adam(inside) | {"P": inside.before.product}
        return Rule(lines, values, SLOPES_OF_ADAM | {"p"})

    def terms(self, state: NAdamState) -> tuple[Term, ...]:
        """Return what the step went by."""
        return terms_of_adam(
            AdamState(state.step, state.first_moment, state.second_moment),
            self.beta1,
            self.beta2,
            self.eps,
        )

    def linear_rule(
        self,
        at: Evaluation,  # noqa: ARG002
        after: NAdamState,
        rates: Rates,
    ) -> LinearRule:
        """Return the method on a quadratic, with the divisor held."""
        beta1 = rates.momentum_or(self.beta1)
        now, ahead = (self._momentum(beta1, t) for t in (after.step, after.step + 1))
        return LinearRule(
            "2 (1 + β₁) / ((c (1 + β₁) + d (1 − β₁)) λmax), c = (1 − μₜ) / (1 − P), "
            "d = μₜ₊₁ / (1 − P μₜ₊₁)",
            keeps=beta1,
            takes=1 - beta1,
            plain=(1 - now) / (1 - after.product),
            gathered=ahead / (1 - after.product * ahead),
            penalty=self.weight_decay,
            divisor=np.sqrt(after.second_moment / (1 - self.beta2**after.step)) + self.eps,
            scaling="√v̂ + ε",
            source=ADAPTIVE_SOURCE,
        )
