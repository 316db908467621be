"""Gradient descent with Nesterov's momentum, which looks ahead."""

from __future__ import annotations

import msgspec

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation, Optimizer, Rates, optimizers
from gdviewer.core.optimizers.fields import MomentumFactor, WeightDecay, decayed
from gdviewer.core.stability.linear_rule import LinearRule
from gdviewer.core.terms import Kind, Term


class NesterovState(msgspec.Struct, frozen=True, eq=False):
    """The velocity, shape of x; None before the first step."""

    velocity: Array | None = None


@optimizers.register(
    "nesterov",
    "Nesterov",
    order=20,
    group="First order",
    purpose="Momentum that looks ahead; overshoots less than the heavy ball.",
)
class Nesterov(Optimizer, frozen=True):
    """Nesterov's momentum: v ← μ v + g; θ ← θ − η (g + μ v), where g = ∇J(θ) + λ θ.

    η is ``learning_rate``, μ ``momentum`` and λ ``weight_decay``; v is zero at first, so that the
    first step is η (1 + μ) g.

    Source: Nesterov (1983), in the form of Sutskever et al. (2013) as PyTorch's ``SGD`` has it
    with ``nesterov=True``. The paper's gradient is taken at the look-ahead point θ − η μ v; the
    points here are those look-ahead points. Keras's differ only under a schedule.
    """

    momentum: MomentumFactor = 0.9
    weight_decay: WeightDecay = 0.0

    def init(self, x: Array) -> NesterovState:  # noqa: ARG002
        """Return the state of a ball at rest."""
        return NesterovState()

    def direction(
        self, at: Evaluation, state: NesterovState, rates: Rates
    ) -> tuple[Array, NesterovState]:
        """Return −(g + μ v), shape of x."""
        momentum = rates.momentum_or(self.momentum)
        velocity = gradient = decayed(at, self.weight_decay)
        if state.velocity is not None:
            velocity = momentum * state.velocity + gradient
        return -(gradient + momentum * velocity), NesterovState(velocity)

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        lines = ("g = ∇f + λ θ", "v = μ v + g", "θ = θ − η (g + μ v)")
        return Rule(lines, {"v": inside.before.velocity}, frozenset("gv"))

    def terms(self, state: NesterovState) -> tuple[Term, ...]:
        """Return the velocity."""
        if state.velocity is None:
            return ()
        return (Term("velocity", "v", Kind.SLOPE, state.velocity),)

    def linear_rule(
        self,
        at: Evaluation,  # noqa: ARG002
        after: NesterovState,  # noqa: ARG002
        rates: Rates,
    ) -> LinearRule:
        """Return the method on a quadratic."""
        momentum = rates.momentum_or(self.momentum)
        return LinearRule(
            "2 (1 + μ) / ((1 + 2 μ) λmax)",
            keeps=momentum,
            takes=1.0,
            plain=1.0,
            gathered=momentum,
            penalty=self.weight_decay,
            source="Nesterov (1983); Cohen et al. (2021), https://arxiv.org/abs/2103.00065",
        )
