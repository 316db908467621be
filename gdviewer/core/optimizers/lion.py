"""Lion, which goes by the signs of its momentum."""

from __future__ import annotations

from typing import ClassVar

import msgspec
import numpy as np

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation, LearningRate, Optimizer, Rates, optimizers
from gdviewer.core.optimizers.fields import Beta1, Beta2, WeightDecay, blended
from gdviewer.core.terms import Kind, Term


class LionState(msgspec.Struct, frozen=True, eq=False):
    """The average of g, shape of x."""

    momentum: Array


@optimizers.register(
    "lion",
    "Lion",
    order=230,
    group="First order",
    purpose="Goes by the signs of its momentum; even steps, and little to remember.",
)
class Lion(Optimizer, frozen=True):
    """Evolved sign momentum, with g = ∇J(θ).

    c = β₁ m + (1 − β₁) g; θ ← θ − η (sign(c) + λ θ); m ← β₂ m + (1 − β₂) g.

    η is ``learning_rate``, β₁ ``beta1``, β₂ ``beta2`` and λ ``weight_decay``; m is zero at first.
    Each coordinate moves by η, so that a constant rate ends in a dance about the minimum.

    Source: Chen et al. (2023), https://arxiv.org/abs/2302.06675, Algorithm 2; Optax's default
    weight decay is 1e-3.
    """

    why_no_bound: ClassVar[str] = (
        "each step has the same length, whatever the slope: it ends in a dance as wide as η"
    )

    learning_rate: LearningRate = 0.01
    beta1: Beta1 = 0.9
    beta2: Beta2 = 0.99
    weight_decay: WeightDecay = 0.0

    def init(self, x: Array) -> LionState:
        """Return the state with the average zero."""
        return LionState(np.zeros_like(x))

    def direction(self, at: Evaluation, state: LionState, rates: Rates) -> tuple[Array, LionState]:
        """Return −sign(c) − λ θ, shape of x."""
        beta1 = rates.momentum_or(self.beta1)
        sign = np.sign(blended(state.momentum, at.gradient, beta1))
        momentum = blended(state.momentum, at.gradient, self.beta2)
        return -sign - self.weight_decay * at.x, LionState(momentum)

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        lines = (
            "g = ∇f",
            "c = β₁ m + (1 − β₁) g",
            "m = β₂ m + (1 − β₂) g",
            "θ = θ − η (sign(c) + λ θ)",
        )
        return Rule(lines, {"m": inside.before.momentum}, frozenset("gcm"))

    def terms(self, state: LionState) -> tuple[Term, ...]:
        """Return what the step went by."""
        return (Term("momentum", "m", Kind.SLOPE, state.momentum),)
