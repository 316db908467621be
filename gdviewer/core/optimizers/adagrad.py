"""AdaGrad, which slows each coordinate down by all the slopes it has met."""

from __future__ import annotations

from typing import Annotated

import msgspec
import numpy as np

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation, LearningRate, Optimizer, Rates, optimizers
from gdviewer.core.optimizers.fields import Eps, EpsInside, WeightDecay, decayed
from gdviewer.core.stability.linear_rule import ADAPTIVE_SOURCE, LinearRule
from gdviewer.core.terms import Kind, Term

LearningRateDecay = Annotated[
    float,
    msgspec.Meta(
        ge=0,
        le=10,
        title="Rate decay",
        description="Divides the learning rate by one plus this multiple of the steps so far.",
        extra={"symbol": "δ", "typical": (0.0, 0.1)},
    ),
]
InitialAccumulator = Annotated[
    float,
    msgspec.Meta(
        ge=0,
        le=1e6,
        title="First sum",
        description="What the sum of the squared gradients begins with.",
        extra={"symbol": "s₀", "typical": (0.0, 1.0)},
    ),
]


class AdaGradState(msgspec.Struct, frozen=True, eq=False):
    """The steps so far and the sum of g², shape of x."""

    step: int
    sum_of_squares: Array


@optimizers.register(
    "adagrad",
    "AdaGrad",
    order=30,
    group="Adaptive",
    purpose="Slows down where slopes were steep; good for valleys along an axis.",
)
class AdaGrad(Optimizer, frozen=True):
    """Adaptive gradient, with g = ∇J(θ) + λ θ and k = 0, 1, ....

    s ← s + g²; θ ← θ − η / (1 + k δ) · g / (√s + ε).

    η is ``learning_rate``, δ ``learning_rate_decay``, ε ``eps`` and λ ``weight_decay``; s begins
    with s₀, ``initial_accumulator_value``. With ``eps_inside`` the divisor is √(· + ε), that is
    √(s + ε).

    Source: Duchi, Hazan and Singer (2011), https://jmlr.org/papers/v12/duchi11a.html, the diagonal
    form, as PyTorch's ``Adagrad``. Keras has ε = 1e-7 inside the root and begins with 0.1. The
    default learning rate suits surfaces; PyTorch's is 0.01.
    """

    learning_rate: LearningRate = 0.5
    learning_rate_decay: LearningRateDecay = 0.0
    initial_accumulator_value: InitialAccumulator = 0.0
    eps: Eps = 1e-10
    eps_inside: EpsInside = False
    weight_decay: WeightDecay = 0.0

    def init(self, x: Array) -> AdaGradState:
        """Return the state with the first sum."""
        return AdaGradState(0, np.full_like(x, self.initial_accumulator_value))

    def direction(
        self,
        at: Evaluation,
        state: AdaGradState,
        rates: Rates,  # noqa: ARG002
    ) -> tuple[Array, AdaGradState]:
        """Return −g / (1 + k δ) / (√s + ε), shape of x."""
        gradient = decayed(at, self.weight_decay)
        total = state.sum_of_squares + gradient * gradient
        root = np.sqrt(total + self.eps) if self.eps_inside else np.sqrt(total) + self.eps
        slowed = 1 + state.step * self.learning_rate_decay
        return -gradient / (slowed * root), AdaGradState(state.step + 1, total)

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        root = "√(s + ε)" if self.eps_inside else "(√s + ε)"
        lines = ("g = ∇f + λ θ", "s = s + g²", f"θ = θ − η g / ((1 + k δ) {root})")
        return Rule(lines, {"s": inside.before.sum_of_squares}, frozenset("g"))

    def terms(self, state: AdaGradState) -> tuple[Term, ...]:
        """Return what the step went by."""
        return (Term("divisor", "√s + ε", Kind.SCALE, np.sqrt(state.sum_of_squares) + self.eps),)

    def linear_rule(
        self,
        at: Evaluation,  # noqa: ARG002
        after: AdaGradState,
        rates: Rates,  # noqa: ARG002
    ) -> LinearRule:
        """Return the method on a quadratic, with the divisor held."""
        total, inside = after.sum_of_squares, self.eps_inside
        root = np.sqrt(total + self.eps) if inside else np.sqrt(total) + self.eps
        return LinearRule(
            "2 / λmax",
            plain=1.0,
            penalty=self.weight_decay,
            divisor=(1 + (after.step - 1) * self.learning_rate_decay) * root,
            scaling="(1 + k δ) √(s + ε)" if inside else "(1 + k δ) (√s + ε)",
            source=ADAPTIVE_SOURCE,
        )
