"""AdaDelta, which measures its steps by its earlier steps."""

from __future__ import annotations

from typing import Annotated

import msgspec
import numpy as np

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation, LearningRate, Optimizer, Rates, optimizers
from gdviewer.core.optimizers.fields import Eps, WeightDecay, decayed, mean_square
from gdviewer.core.stability.linear_rule import ADAPTIVE_SOURCE, LinearRule
from gdviewer.core.terms import Kind, Term

Rho = Annotated[
    float,
    msgspec.Meta(
        ge=0,
        lt=1,
        title="Memory",
        description="How much of both averages a step keeps.",
        extra={"symbol": "ρ", "typical": (0.5, 0.999)},
    ),
]


class AdaDeltaState(msgspec.Struct, frozen=True, eq=False):
    """The averages of g² and of the squared steps, both of the shape of x."""

    squared_gradient: Array
    squared_step: Array


@optimizers.register(
    "adadelta",
    "AdaDelta",
    order=210,
    group="Adaptive",
    purpose="Measures its steps by earlier ones; the learning rate matters little.",
)
class AdaDelta(Optimizer, frozen=True):
    """Adaptive steps without a learning rate to choose, with g = ∇J(θ) + λ θ.

    v ← ρ v + (1 − ρ) g²; s = g √(u + ε) / √(v + ε); u ← ρ u + (1 − ρ) s²; θ ← θ − η s.

    η is ``learning_rate``, ρ ``rho``, ε ``eps`` and λ ``weight_decay``; u and v are zero at first,
    so that ε sets the size of the first steps.

    Source: Zeiler (2012), https://arxiv.org/abs/1212.5701, Algorithm 1, where η is 1, as PyTorch's
    ``Adadelta``. The paper has ρ = 0.95 and ε = 1e-6; Keras η = 0.001 and ε = 1e-7. The default ε
    is larger here, since 1e-6 starts very slowly on a surface.
    """

    learning_rate: LearningRate = 1.0
    rho: Rho = 0.9
    eps: Eps = 1e-3
    weight_decay: WeightDecay = 0.0

    def init(self, x: Array) -> AdaDeltaState:
        """Return the state with both averages zero."""
        return AdaDeltaState(np.zeros_like(x), np.zeros_like(x))

    def direction(
        self,
        at: Evaluation,
        state: AdaDeltaState,
        rates: Rates,  # noqa: ARG002
    ) -> tuple[Array, AdaDeltaState]:
        """Return −s, shape of x."""
        gradient = decayed(at, self.weight_decay)
        v = mean_square(state.squared_gradient, gradient, self.rho)
        step = gradient * np.sqrt(state.squared_step + self.eps) / np.sqrt(v + self.eps)
        u = mean_square(state.squared_step, step, self.rho)
        return -step, AdaDeltaState(v, u)

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        lines = (
            "g = ∇f + λ θ",
            "v = ρ v + (1 − ρ) g²",
            "s = g √(u + ε) / √(v + ε)",
            "u = ρ u + (1 − ρ) s²",
            "θ = θ − η s",
        )
        values = {"v": inside.before.squared_gradient, "u": inside.before.squared_step}
        return Rule(lines, values, frozenset("gs"))

    def terms(self, state: AdaDeltaState) -> tuple[Term, ...]:
        """Return what the step went by."""
        return (
            Term("divisor", "√(v + ε)", Kind.SCALE, np.sqrt(state.squared_gradient + self.eps)),
        )

    def linear_rule(
        self,
        at: Evaluation,  # noqa: ARG002
        after: AdaDeltaState,
        rates: Rates,  # noqa: ARG002
    ) -> LinearRule:
        """Return the method on a quadratic, with the divisor held at what the next step finds."""
        return LinearRule(
            "2 / λmax",
            plain=1.0,
            penalty=self.weight_decay,
            divisor=np.sqrt(after.squared_gradient + self.eps)
            / np.sqrt(after.squared_step + self.eps),
            scaling="√(v + ε) / √(u + ε)",
            source=ADAPTIVE_SOURCE,
        )
