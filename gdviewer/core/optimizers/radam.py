"""RAdam, Adam that trusts its divisors only once it has seen enough."""

from __future__ import annotations

import math

import numpy as np

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.adam import (
    SLOPES_OF_ADAM,
    AdamState,
    averaging_rule,
    terms_of_adam,
    values_of_adam,
)
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
from gdviewer.core.stability.linear_rule import LinearRule
from gdviewer.core.terms import Term

_ENOUGH = 5.0


@optimizers.register(
    "radam",
    "RAdam",
    order=140,
    group="Adaptive",
    purpose="Adam with a careful beginning; needs no warm-up.",
)
class RAdam(Optimizer, frozen=True):
    """Rectified Adam, with g = ∇J(θ) + λ θ and t = 1, 2, ....

    m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; m̂ = m / (1 − β₁ᵗ);
    ρ∞ = 2 / (1 − β₂) − 1; ρ = ρ∞ − 2 t β₂ᵗ / (1 − β₂ᵗ);
    where ρ > 5: θ ← θ − η r m̂ √(1 − β₂ᵗ) / (√v + ε), with
    r² = (ρ − 4)(ρ − 2) ρ∞ / ((ρ∞ − 4)(ρ∞ − 2) ρ); else θ ← θ − η m̂.

    η is ``learning_rate``, β₁ ``beta1``, β₂ ``beta2``, ε ``eps`` and λ ``weight_decay``; m and v
    are zero at first. The first steps (five, with β₂ = 0.999) are those of plain momentum, so
    that a rate which suits Adam blows up on a steep surface.

    Source: Liu et al. (2020), https://arxiv.org/abs/1908.03265, Algorithm 2, as PyTorch's
    ``RAdam``; the paper's threshold is 4.
    """

    learning_rate: LearningRate = 0.01
    beta1: Beta1 = 0.9
    beta2: Beta2 = 0.999
    eps: Eps = 1e-8
    weight_decay: WeightDecay = 0.0

    def init(self, x: Array) -> AdamState:
        """Return the state with both averages zero."""
        return AdamState(0, np.zeros_like(x), np.zeros_like(x))

    def direction(self, at: Evaluation, state: AdamState, rates: Rates) -> tuple[Array, AdamState]:
        """Return −m̂, divided where that can be trusted, shape of x."""
        beta1 = rates.momentum_or(self.beta1)
        gradient = decayed(at, self.weight_decay)
        step = state.step + 1
        m = blended(state.first_moment, gradient, beta1)
        v = mean_square(state.second_moment, gradient, self.beta2)
        average = m / (1 - beta1**step)
        factor = self._rectifier(step)
        direction = -average if factor is None else -average * (factor / (np.sqrt(v) + self.eps))
        return direction, AdamState(step, m, v)

    def _rectifier(self, step: int) -> float | None:
        """Return r √(1 − β₂ᵗ), or None in the first steps."""
        kept = self.beta2**step
        longest = 2 / (1 - self.beta2) - 1
        length = longest - 2 * step * kept / (1 - kept)
        if not length > _ENOUGH:
            return None
        numerator = (length - 4) * (length - 2) * longest
        return math.sqrt(numerator / ((longest - 4) * (longest - 2) * length) * (1 - kept))

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        step = inside.step + 1
        careful = ("ρ ≤ 5 : too few steps yet to divide by √v", "θ = θ − η m̂")
        adaptive = (
            "ρ > 5 : steps enough to divide by √v",
            "r = √((ρ − 4) (ρ − 2) ρ∞ / ((ρ∞ − 4) (ρ∞ − 2) ρ))",
            "θ = θ − η r √(1 − β₂ᵗ) m̂ / (√v + ε)",
        )
        lines = (
            "g = ∇f + λ θ",
            "m = β₁ m + (1 − β₁) g",
            "v = β₂ v + (1 − β₂) g²",
            "m̂ = m / (1 − β₁ᵗ)",
            "ρ∞ = 2 / (1 − β₂) − 1",
            "ρ = ρ∞ − 2 t β₂ᵗ / (1 − β₂ᵗ)",
            *(careful if self._rectifier(step) is None else adaptive),
        )
        return Rule(lines, values_of_adam(inside), SLOPES_OF_ADAM)

    def terms(self, state: AdamState) -> tuple[Term, ...]:
        """Return what the step went by."""
        return terms_of_adam(state, self.beta1, self.beta2, self.eps)

    def linear_rule(
        self,
        at: Evaluation,
        after: AdamState,
        rates: Rates,
    ) -> LinearRule:
        """Return the method on a quadratic, with the divisor held."""
        beta1 = rates.momentum_or(self.beta1)
        divisor = np.full_like(at.x, 1 - beta1**after.step)
        factor = self._rectifier(after.step)
        if factor is not None:
            divisor *= (np.sqrt(after.second_moment) + self.eps) / factor
        return averaging_rule(
            beta1,
            divisor,
            "(1 − β₁ᵗ) (√v + ε) / (r √(1 − β₂ᵗ)), 1 − β₁ᵗ in the first steps",
            penalty=self.weight_decay,
        )
