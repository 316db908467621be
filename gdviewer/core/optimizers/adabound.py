"""AdaBound, which begins as Adam and ends as plain descent."""

from __future__ import annotations

import math
from typing import Annotated, ClassVar

import msgspec
import numpy as np

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.adam import SLOPES_OF_ADAM, AdamState, values_of_adam
from gdviewer.core.optimizers.base import Evaluation, LearningRate, Rates, WholeStep, optimizers
from gdviewer.core.optimizers.fields import Beta1, Beta2, Eps, blended, mean_square
from gdviewer.core.terms import Kind, Term

FinalRate = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        le=1e6,
        title="Last rate",
        description="The learning rate of the plain descent that it ends as.",
        extra={"symbol": "η*", "scale": "log", "typical": (1e-5, 1.0)},
    ),
]
Speed = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        le=1,
        title="Convergence",
        description="How quickly the bounds close in on the last rate.",
        extra={"symbol": "γ", "scale": "log", "typical": (1e-4, 1e-1)},
    ),
]


@optimizers.register(
    "adabound",
    "AdaBound",
    order=190,
    group="Adaptive",
    purpose="Begins as quick as Adam and ends as steady as gradient descent.",
)
class AdaBound(WholeStep, frozen=True):
    """Adam with bounds on its rates, g = ∇J(θ) and t = 1, 2, ....

    m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²;
    r = η √(1 − β₂ᵗ) / (1 − β₁ᵗ) / (√v + ε), kept within η* (1 − 1 / (γ t + 1)) and
    η* (1 + 1 / (γ t)); θ ← θ − r m.

    η is ``learning_rate``, η* ``final_learning_rate``, γ ``gamma``, β₁ ``beta1``, β₂ ``beta2`` and
    ε ``eps``; m and v are zero at first. Under a schedule η* falls and rises with η.

    Source: Luo et al. (2019), https://arxiv.org/abs/1902.09843, Algorithm 2, with the corrections
    of the bias of the authors' program.
    """

    why_no_bound: ClassVar[str] = "its rates are held within bounds that do not grow with η"

    learning_rate: LearningRate = 0.1
    beta1: Beta1 = 0.9
    beta2: Beta2 = 0.999
    eps: Eps = 1e-8
    final_learning_rate: FinalRate = 0.01
    gamma: Speed = 1e-3

    def init(self, x: Array) -> AdamState:
        """Return the state with both averages zero."""
        return AdamState(0, np.zeros_like(x), np.zeros_like(x))

    def displacement(
        self, at: Evaluation, state: AdamState, rates: Rates
    ) -> tuple[Array, AdamState]:
        """Return −r m, shape of x."""
        beta1 = rates.momentum_or(self.beta1)
        step = state.step + 1
        m = blended(state.first_moment, at.gradient, beta1)
        v = mean_square(state.second_moment, at.gradient, self.beta2)
        rate = rates.learning_rate * math.sqrt(1 - self.beta2**step) / (1 - beta1**step)
        final = self.final_learning_rate * rates.learning_rate / self.learning_rate
        lowest = final * (1 - 1 / (self.gamma * step + 1))
        highest = final * (1 + 1 / (self.gamma * step))
        return -np.clip(rate / (np.sqrt(v) + self.eps), lowest, highest) * m, AdamState(step, m, v)

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        lines = (
            "g = ∇f",
            "m = β₁ m + (1 − β₁) g",
            "v = β₂ v + (1 − β₂) g²",
            "l = η* (1 − 1 / (γ t + 1))",
            "u = η* (1 + 1 / (γ t))",
            "c = √(1 − β₂ᵗ) / (1 − β₁ᵗ)",
            "r = η c / (√v + ε)",
            "r = clip(r, l, u)",
            "θ = θ − r m",
        )
        rate, values = inside.rates.learning_rate, values_of_adam(inside)
        if rate != self.learning_rate:
            values["η*"] = self.final_learning_rate * rate / self.learning_rate
        return Rule(lines, values, SLOPES_OF_ADAM)

    def terms(self, state: AdamState) -> tuple[Term, ...]:
        """Return what the step went by."""
        return (Term("first moment", "m", Kind.SLOPE, state.first_moment),)
