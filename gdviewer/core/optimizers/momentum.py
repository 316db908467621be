"""Gradient descent with momentum, the heavy ball."""

from __future__ import annotations

from typing import Annotated

import msgspec

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation, Optimizer, Rates, optimizers
from gdviewer.core.optimizers.fields import MomentumFactor, WeightDecay, decayed
from gdviewer.core.stability.linear_rule import LinearRule
from gdviewer.core.terms import Kind, Term

Dampening = Annotated[
    float,
    msgspec.Meta(
        ge=0,
        le=1,
        title="Dampening",
        description="How much of each new gradient is left out of the velocity.",
        extra={"symbol": "τ"},
    ),
]


class MomentumState(msgspec.Struct, frozen=True, eq=False):
    """The velocity, shape of x; None before the first step."""

    velocity: Array | None = None


@optimizers.register(
    "momentum",
    "Momentum",
    order=10,
    group="First order",
    purpose="Gathers speed like a heavy ball; quick along narrow valleys.",
)
class Momentum(Optimizer, frozen=True):
    """The heavy ball: v ← μ v + (1 − τ) g; θ ← θ − η v, where g = ∇J(θ) + λ θ.

    η is ``learning_rate``, μ ``momentum``, τ ``dampening`` and λ ``weight_decay``. In the first
    step v = g, without dampening.

    Source: Polyak (1964), https://doi.org/10.1016/0041-5553(64)90137-5; with the conventions of
    PyTorch's ``SGD``. Keras and Sutskever et al. (2013) have the learning rate inside,
    v ← μ v − η g; θ ← θ + v: the same while η is constant, another path under a schedule.
    """

    momentum: MomentumFactor = 0.9
    dampening: Dampening = 0.0
    weight_decay: WeightDecay = 0.0

    def init(self, x: Array) -> MomentumState:  # noqa: ARG002
        """Return the state of a ball at rest."""
        return MomentumState()

    def direction(
        self, at: Evaluation, state: MomentumState, rates: Rates
    ) -> tuple[Array, MomentumState]:
        """Return −v, shape of x."""
        velocity = decayed(at, self.weight_decay)
        if state.velocity is not None:
            momentum = rates.momentum_or(self.momentum)
            fresh = velocity if not self.dampening else (1 - self.dampening) * velocity
            velocity = momentum * state.velocity + fresh
        return -velocity, MomentumState(velocity)

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        velocity = inside.before.velocity
        gathered = "v = g" if velocity is None else "v = μ v + (1 − τ) g"
        lines = ("g = ∇f + λ θ", gathered, "θ = θ − η v")
        return Rule(lines, {"v": velocity}, frozenset("gv"))

    def terms(self, state: MomentumState) -> tuple[Term, ...]:
        """Return the velocity."""
        if state.velocity is None:
            return ()
        return (Term("velocity", "v", Kind.SLOPE, state.velocity),)

    def linear_rule(
        self,
        at: Evaluation,  # noqa: ARG002
        after: MomentumState,  # noqa: ARG002
        rates: Rates,
    ) -> LinearRule:
        """Return the heavy ball on a quadratic, once it rolls."""
        return LinearRule(
            "2 (1 + μ) / λmax" if not self.dampening else "2 (1 + μ) / ((1 − τ) λmax)",
            keeps=rates.momentum_or(self.momentum),
            takes=1 - self.dampening,
            gathered=1.0,
            penalty=self.weight_decay,
            source="Polyak (1964)",
        )
