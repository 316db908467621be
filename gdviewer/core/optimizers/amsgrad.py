"""AMSGrad, the Adam whose divisors never shrink."""

from __future__ import annotations

import math

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
from gdviewer.core.optimizers.fields import (
    Beta1,
    Beta2,
    Eps,
    EpsHat,
    WeightDecay,
    blended,
    decayed,
    mean_square,
)
from gdviewer.core.stability.linear_rule import LinearRule
from gdviewer.core.terms import Term


class AMSGradState(msgspec.Struct, frozen=True, eq=False):
    """The steps so far, the averages of g and g², and the greatest of the latter so far."""

    step: int
    first_moment: Array
    second_moment: Array
    greatest: Array


@optimizers.register(
    "amsgrad",
    "AMSGrad",
    order=110,
    group="Adaptive",
    purpose="Adam whose pace never quickens again; settles where Adam may wander.",
)
class AMSGrad(Optimizer, frozen=True):
    """Adam with the greatest second moment so far, g = ∇J(θ) + λ θ and t = 1, 2, ....

    m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; w ← max(w, v);
    θ ← θ − η m̂ / (√ŵ + ε), with m̂ = m / (1 − β₁ᵗ) and ŵ = w / (1 − β₂ᵗ).

    η is ``learning_rate``, β₁ ``beta1``, β₂ ``beta2``, ε ``eps`` and λ ``weight_decay``; m, v and w
    are zero at first.

    Source: Reddi, Kale and Kumar (2018), https://openreview.net/forum?id=ryQu7f-RZ, Algorithm 2,
    as PyTorch's ``Adam`` with ``amsgrad``: the paper has no corrections of the bias. With
    ``eps_hat`` ε is added to √w, before the correction, as ε̂ in Keras.
    """

    learning_rate: LearningRate = 0.1
    beta1: Beta1 = 0.9
    beta2: Beta2 = 0.999
    eps: Eps = 1e-8
    eps_hat: EpsHat = False
    weight_decay: WeightDecay = 0.0

    def init(self, x: Array) -> AMSGradState:
        """Return the state with all averages zero."""
        return AMSGradState(0, np.zeros_like(x), np.zeros_like(x), np.zeros_like(x))

    def direction(
        self, at: Evaluation, state: AMSGradState, rates: Rates
    ) -> tuple[Array, AMSGradState]:
        """Return −m̂ / (√ŵ + ε), shape of x."""
        beta1 = rates.momentum_or(self.beta1)
        gradient = decayed(at, self.weight_decay)
        step = state.step + 1
        m = blended(state.first_moment, gradient, beta1)
        v = mean_square(state.second_moment, gradient, self.beta2)
        w = np.maximum(state.greatest, v)
        correction = math.sqrt(1 - self.beta2**step)
        eps = self.eps / correction if self.eps_hat else self.eps
        root = np.sqrt(w) / correction + eps
        return -m / (1 - beta1**step) / root, AMSGradState(step, m, v, w)

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        means = ("m̂ = m / (1 − β₁ᵗ)", "ŵ = w / (1 − β₂ᵗ)", "θ = θ − η m̂ / (√ŵ + ε)")
        factor = ("r = √(1 − β₂ᵗ) / (1 − β₁ᵗ)", "θ = θ − η r m / (√w + ε)")
        lines = (
            "g = ∇f + λ θ",
            "m = β₁ m + (1 − β₁) g",
            "v = β₂ v + (1 − β₂) g²",
            "w = max(w, v)",
            *(factor if self.eps_hat else means),
        )
        values = values_of_adam(inside) | {"w": inside.before.greatest}
        return Rule(lines, values, SLOPES_OF_ADAM)

    def terms(self, state: AMSGradState) -> tuple[Term, ...]:
        """Return what the step went by."""
        return terms_of_adam(
            AdamState(state.step, state.first_moment, state.greatest),
            self.beta1,
            self.beta2,
            self.eps,
        )

    def linear_rule(
        self,
        at: Evaluation,  # noqa: ARG002
        after: AMSGradState,
        rates: Rates,
    ) -> LinearRule:
        """Return the method on a quadratic, with the divisor held."""
        beta1 = rates.momentum_or(self.beta1)
        greatest = AdamState(after.step, after.first_moment, after.greatest)
        return averaging_rule(
            beta1,
            divisor_of_adam(greatest, beta1, self.beta2, self.eps, self.eps_hat),
            "(1 − β₁ᵗ) (√ŵ + ε)",
            penalty=self.weight_decay,
        )
