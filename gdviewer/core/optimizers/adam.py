"""Adam, which gives every coordinate its own pace."""

from __future__ import annotations

import math

import msgspec
import numpy as np

from gdviewer.core.arithmetic.rule import Inside, Rule, Value
from gdviewer.core.objective import Array
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
from gdviewer.core.stability.linear_rule import ADAPTIVE_SOURCE, LinearRule
from gdviewer.core.terms import Kind, Term


class AdamState(msgspec.Struct, frozen=True, eq=False):
    """The steps so far and the averages of g and of g², both of the shape of x."""

    step: int
    first_moment: Array
    second_moment: Array


@optimizers.register(
    "adam",
    "Adam",
    order=50,
    group="Adaptive",
    purpose="Momentum with a pace for each coordinate; the usual choice for networks.",
)
class Adam(Optimizer, frozen=True):
    """Adaptive moments, with g = ∇J(θ) + λ θ and t = 1, 2, ....

    m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²;
    θ ← θ − η m̂ / (√v̂ + ε), with m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ).

    η is ``learning_rate``, β₁ ``beta1``, β₂ ``beta2``, ε ``eps`` and λ ``weight_decay``; m and v
    are zero at first.

    Source: Kingma and Ba (2015), https://arxiv.org/abs/1412.6980, Algorithm 1, as PyTorch's
    ``Adam``. With ``eps_hat`` ε is the paper's ε̂, as Keras has it, with 1e-7:
    η √(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε̂). Weight decay is an L2 term of the gradient; AdamW
    decouples it. The paper's default learning rate, 0.001, suits networks; on a surface a step of
    0.1 can be seen.
    """

    learning_rate: LearningRate = 0.1
    beta1: Beta1 = 0.9
    beta2: Beta2 = 0.999
    eps: Eps = 1e-8
    eps_hat: EpsHat = False
    weight_decay: WeightDecay = 0.0

    def init(self, x: Array) -> AdamState:
        """Return the state with both averages zero."""
        return AdamState(0, np.zeros_like(x), np.zeros_like(x))

    def direction(self, at: Evaluation, state: AdamState, rates: Rates) -> tuple[Array, AdamState]:
        """Return −m̂ / (√v̂ + ε), shape of x."""
        gradient = decayed(at, self.weight_decay)
        beta1 = rates.momentum_or(self.beta1)
        step = state.step + 1
        m = blended(state.first_moment, gradient, beta1)
        v = mean_square(state.second_moment, gradient, self.beta2)
        # Both corrections as one factor (Kingma and Ba, end of section 2): two arrays less a step.
        root = math.sqrt(1 - self.beta2**step)
        divisor = np.sqrt(v)
        divisor += self.eps if self.eps_hat else root * self.eps
        direction = root / (beta1**step - 1) * m
        direction /= divisor
        return direction, AdamState(step, m, v)

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        means = ("m̂ = m / (1 − β₁ᵗ)", "v̂ = v / (1 − β₂ᵗ)", "θ = θ − η m̂ / (√v̂ + ε)")
        factor = ("r = √(1 − β₂ᵗ) / (1 − β₁ᵗ)", "θ = θ − η r m / (√v + ε)")
        lines = (
            "g = ∇f + λ θ",
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
            penalty=self.weight_decay,
        )


SLOPES_OF_ADAM = frozenset(("g", "m", "m̂"))
"""What changes its sign with f in a rule of Adam's kind."""


def values_of_adam(inside: Inside) -> dict[str, Value | None]:
    """Return the averages before the step of a method of Adam's kind."""
    return {"m": inside.before.first_moment, "v": inside.before.second_moment}


def terms_of_adam(state: AdamState, beta1: float, beta2: float, eps: float) -> tuple[Term, ...]:
    """Return the averages of a method of Adam's kind, freed from their bias."""
    if not state.step:
        return ()
    first = state.first_moment / (1 - beta1**state.step)
    divisor = np.sqrt(state.second_moment / (1 - beta2**state.step)) + eps
    return (
        Term("first moment", "m̂", Kind.SLOPE, first),
        Term("divisor", "√v̂ + ε", Kind.SCALE, divisor),
    )


def divisor_of_adam(
    after: AdamState, beta1: float, beta2: float, eps: float, has_eps_hat: bool = False
) -> Array:
    """Return what a step of Adam's kind divides m by, in the end, shape of x."""
    correction = math.sqrt(1 - beta2**after.step)
    root = np.sqrt(after.second_moment) / correction
    root += eps / correction if has_eps_hat else eps
    divisor: Array = (1 - beta1**after.step) * root
    return divisor


def averaging_rule(
    beta1: float, divisor: Array, scaling: str, *, penalty: float = 0.0, decay: float = 0.0
) -> LinearRule:
    """Return how a method goes on a quadratic that divides an average of gradients by D, held."""
    return LinearRule(
        "2 (1 + β₁) / ((1 − β₁) λmax)",
        keeps=beta1,
        takes=1 - beta1,
        gathered=1.0,
        decay=decay,
        penalty=penalty,
        divisor=divisor,
        scaling=scaling,
        source=ADAPTIVE_SOURCE,
    )
