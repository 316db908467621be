"""RMSProp, which divides each slope by its usual size."""

from __future__ import annotations

from typing import Annotated

import msgspec
import numpy as np

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation, LearningRate, Optimizer, Rates, optimizers
from gdviewer.core.optimizers.fields import (
    Eps,
    EpsInside,
    MomentumFactor,
    WeightDecay,
    blended,
    decayed,
    mean_square,
)
from gdviewer.core.stability.linear_rule import ADAPTIVE_SOURCE, LinearRule
from gdviewer.core.terms import Kind, Term

Alpha = Annotated[
    float,
    msgspec.Meta(
        ge=0,
        lt=1,
        title="Memory",
        description="How much of the average squared gradient a step keeps.",
        extra={"symbol": "α", "typical": (0.5, 0.999)},
    ),
]
Centered = Annotated[
    bool,
    msgspec.Meta(
        title="Centered",
        description="Takes the average gradient off: divides by the spread, not by the size.",
        extra={"symbol": "v − m²"},
    ),
]


class RMSPropState(msgspec.Struct, frozen=True, eq=False):
    """The averages of g² and of g, and the velocity, all of the shape of x."""

    squared_gradient: Array
    average: Array
    velocity: Array


@optimizers.register(
    "rmsprop",
    "RMSProp",
    order=40,
    group="Adaptive",
    purpose="Divides each slope by its recent size; for slopes that differ in size.",
)
class RMSProp(Optimizer, frozen=True):
    """Root mean square propagation, with g = ∇J(θ) + λ θ.

    v ← α v + (1 − α) g²; b ← μ b + g / (√v + ε); θ ← θ − η b.

    η is ``learning_rate``, α ``alpha``, ε ``eps``, μ ``momentum`` and λ ``weight_decay``; v and b
    are zero at first and nothing corrects that bias. When ``centered``, v − m² stands for v, with
    m ← α m + (1 − α) g. With ``eps_inside`` the divisor is √(· + ε), that is √(v + ε).

    Source: Tieleman and Hinton (2012), COURSERA lecture 6.5; centered: Graves (2013),
    https://arxiv.org/abs/1308.0850; as PyTorch's ``RMSprop``. Keras has α = 0.9 and ε = 1e-7
    inside the root, and the learning rate inside b: the same while η is constant.
    """

    learning_rate: LearningRate = 0.05
    alpha: Alpha = 0.99
    eps: Eps = 1e-8
    eps_inside: EpsInside = False
    centered: Centered = False
    momentum: MomentumFactor = 0.0
    weight_decay: WeightDecay = 0.0

    def init(self, x: Array) -> RMSPropState:
        """Return the state with all averages zero."""
        return RMSPropState(np.zeros_like(x), np.zeros_like(x), np.zeros_like(x))

    def direction(
        self, at: Evaluation, state: RMSPropState, rates: Rates
    ) -> tuple[Array, RMSPropState]:
        """Return −b, shape of x."""
        momentum = rates.momentum_or(self.momentum)
        gradient = decayed(at, self.weight_decay)
        v = mean_square(state.squared_gradient, gradient, self.alpha)
        m = blended(state.average, gradient, self.alpha) if self.centered else state.average
        spread = v - m * m if self.centered else v
        root = np.sqrt(spread + self.eps) if self.eps_inside else np.sqrt(spread) + self.eps
        velocity = momentum * state.velocity + gradient / root
        return -velocity, RMSPropState(v, m, velocity)

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        state = inside.before
        spread = "(v − m²)" if self.centered else "v"
        root = f"√({spread} + ε)" if self.eps_inside else f"(√{spread} + ε)"
        lines = (
            "g = ∇f + λ θ",
            "v = α v + (1 − α) g²",
            *(("m = α m + (1 − α) g",) if self.centered else ()),
            f"b = μ b + g / {root}",
            "θ = θ − η b",
        )
        values = {"v": state.squared_gradient, "m": state.average, "b": state.velocity}
        return Rule(lines, values, frozenset("gmb"))

    def terms(self, state: RMSPropState) -> tuple[Term, ...]:
        """Return what the step went by."""
        return (
            Term("velocity", "b", Kind.SLOPE, state.velocity),
            Term("divisor", "√v + ε", Kind.SCALE, np.sqrt(state.squared_gradient) + self.eps),
        )

    def linear_rule(
        self,
        at: Evaluation,  # noqa: ARG002
        after: RMSPropState,
        rates: Rates,
    ) -> LinearRule:
        """Return the method on a quadratic, with the divisor held."""
        spread = after.squared_gradient - (after.average**2 if self.centered else 0.0)
        inside = self.eps_inside
        return LinearRule(
            "2 (1 + μ) / λmax",
            keeps=rates.momentum_or(self.momentum),
            takes=1.0,
            gathered=1.0,
            penalty=self.weight_decay,
            divisor=np.sqrt(spread + self.eps) if inside else np.sqrt(spread) + self.eps,
            scaling="√(v + ε)" if inside else "√v + ε",
            source=ADAPTIVE_SOURCE,
        )
