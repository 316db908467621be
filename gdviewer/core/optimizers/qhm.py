"""Quasi-hyperbolic momentum: a step of plain descent mixed with one of momentum."""

from __future__ import annotations

from typing import Annotated

import msgspec
import numpy as np

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation, LearningRate, Optimizer, Rates, optimizers
from gdviewer.core.optimizers.fields import MomentumFactor, WeightDecay, blended, decayed
from gdviewer.core.stability.linear_rule import LinearRule
from gdviewer.core.terms import Kind, Term

Mixture = Annotated[
    float,
    msgspec.Meta(
        ge=0,
        le=1,
        title="Mixture",
        description="The share of the momentum in a step: 0 is plain gradient descent.",
        extra={"symbol": "ν"},
    ),
]


class QHMState(msgspec.Struct, frozen=True, eq=False):
    """The average of g, shape of x."""

    average: Array


@optimizers.register(
    "qhm",
    "Quasi-hyperbolic momentum",
    order=200,
    group="First order",
    purpose="Mixes plain descent with momentum; swings less at nearly the same speed.",
)
class QHM(Optimizer, frozen=True):
    """A mixture of descent and momentum, with g = ∇J(θ) + λ θ.

    m ← μ m + (1 − μ) g; θ ← θ − η ((1 − ν) g + ν m).

    η is ``learning_rate``, μ ``momentum``, ν ``nu`` and λ ``weight_decay``; m is zero at first.
    With ν = 1 it is momentum in its averaged form, with ν = μ Nesterov's.

    Source: Ma and Yarats (2019), https://arxiv.org/abs/1810.06801, equations 3 and 4; the paper's
    β is μ, and it recommends ν = 0.7 with β = 0.999.
    """

    learning_rate: LearningRate = 0.01
    momentum: MomentumFactor = 0.9
    nu: Mixture = 0.7
    weight_decay: WeightDecay = 0.0

    def init(self, x: Array) -> QHMState:
        """Return the state with the average zero."""
        return QHMState(np.zeros_like(x))

    def direction(self, at: Evaluation, state: QHMState, rates: Rates) -> tuple[Array, QHMState]:
        """Return −((1 − ν) g + ν m), shape of x."""
        momentum = rates.momentum_or(self.momentum)
        gradient = decayed(at, self.weight_decay)
        average = blended(state.average, gradient, momentum)
        return -blended(gradient, average, 1 - self.nu), QHMState(average)

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        lines = ("g = ∇f + λ θ", "m = μ m + (1 − μ) g", "θ = θ − η ((1 − ν) g + ν m)")
        return Rule(lines, {"m": inside.before.average}, frozenset("gm"))

    def terms(self, state: QHMState) -> tuple[Term, ...]:
        """Return what the step went by."""
        return (Term("average", "m", Kind.SLOPE, state.average),)

    def linear_rule(
        self,
        at: Evaluation,  # noqa: ARG002
        after: QHMState,  # noqa: ARG002
        rates: Rates,
    ) -> LinearRule:
        """Return the method on a quadratic."""
        momentum = rates.momentum_or(self.momentum)
        return LinearRule(
            "2 (1 + μ) / ((1 + μ − 2 μ ν) λmax)",
            keeps=momentum,
            takes=1 - momentum,
            plain=1 - self.nu,
            gathered=self.nu,
            penalty=self.weight_decay,
            source="Gitman et al. (2019), https://arxiv.org/abs/1910.13962",
        )
