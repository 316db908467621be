"""AdaMax, Adam with the greatest slope in place of the mean square."""

from __future__ import annotations

import msgspec
import numpy as np

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.adam import averaging_rule
from gdviewer.core.optimizers.base import Evaluation, LearningRate, Optimizer, Rates, optimizers
from gdviewer.core.optimizers.fields import Beta1, Beta2, Eps, WeightDecay, blended, decayed
from gdviewer.core.stability.linear_rule import LinearRule
from gdviewer.core.terms import Kind, Term


class AdaMaxState(msgspec.Struct, frozen=True, eq=False):
    """The steps so far, the average of g and the fading greatest |g|, of the shape of x."""

    step: int
    first_moment: Array
    greatest: Array


@optimizers.register(
    "adamax",
    "AdaMax",
    order=150,
    group="Adaptive",
    purpose="Adam by the largest recent slope; for slopes that are rarely large.",
)
class AdaMax(Optimizer, frozen=True):
    """Adam in the maximum norm, with g = ∇J(θ) + λ θ and t = 1, 2, ....

    m ← β₁ m + (1 − β₁) g; u ← max(β₂ u, |g| + ε); θ ← θ − η / (1 − β₁ᵗ) · m / u.

    η is ``learning_rate``, β₁ ``beta1``, β₂ ``beta2``, ε ``eps`` and λ ``weight_decay``; m and u
    are zero at first.

    Source: Kingma and Ba (2015), https://arxiv.org/abs/1412.6980, Algorithm 2, as PyTorch's
    ``Adamax``; the paper has no ε, Keras adds it to u.
    """

    learning_rate: LearningRate = 0.1
    beta1: Beta1 = 0.9
    beta2: Beta2 = 0.999
    eps: Eps = 1e-8
    weight_decay: WeightDecay = 0.0

    def init(self, x: Array) -> AdaMaxState:
        """Return the state with average and greatest zero."""
        return AdaMaxState(0, np.zeros_like(x), np.zeros_like(x))

    def direction(
        self, at: Evaluation, state: AdaMaxState, rates: Rates
    ) -> tuple[Array, AdaMaxState]:
        """Return −m / (1 − β₁ᵗ) / u, shape of x."""
        beta1 = rates.momentum_or(self.beta1)
        gradient = decayed(at, self.weight_decay)
        step = state.step + 1
        m = blended(state.first_moment, gradient, beta1)
        u = np.maximum(self.beta2 * state.greatest, np.abs(gradient) + self.eps)
        return -m / ((1 - beta1**step) * u), AdaMaxState(step, m, u)

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        lines = (
            "g = ∇f + λ θ",
            "m = β₁ m + (1 − β₁) g",
            "u = max(β₂ u, |g| + ε)",
            "m̂ = m / (1 − β₁ᵗ)",
            "θ = θ − η m̂ / u",
        )
        values = {"m": inside.before.first_moment, "u": inside.before.greatest}
        return Rule(lines, values, frozenset(("g", "m", "m̂")))

    def terms(self, state: AdaMaxState) -> tuple[Term, ...]:
        """Return what the step went by."""
        return (
            Term("first moment", "m", Kind.SLOPE, state.first_moment),
            Term("divisor", "u", Kind.SCALE, state.greatest),
        )

    def linear_rule(
        self,
        at: Evaluation,  # noqa: ARG002
        after: AdaMaxState,
        rates: Rates,
    ) -> LinearRule:
        """Return the method on a quadratic, with the divisor held."""
        beta1 = rates.momentum_or(self.beta1)
        return averaging_rule(
            beta1,
            (1 - beta1**after.step) * after.greatest,
            "(1 − β₁ᵗ) u",
            penalty=self.weight_decay,
        )
