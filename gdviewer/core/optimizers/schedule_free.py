"""Schedule-free descent, whose average takes the place of a schedule."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation, LearningRate, Rates, WholeStep, optimizers
from gdviewer.core.optimizers.fields import WeightDecay, decayed
from gdviewer.core.terms import Kind, Term

Interpolation = Annotated[
    float,
    msgspec.Meta(
        ge=0,
        le=1,
        title="Interpolation",
        description="Where the gradient is taken: 0 at the fast sequence, 1 at its average.",
        extra={"symbol": "β", "typical": (0.5, 0.99)},
    ),
]


class ScheduleFreeState(msgspec.Struct, frozen=True, eq=False):
    """The fast sequence z and its average x, both of the shape of θ, and the weight of x so far."""

    fast: Array
    average: Array
    weight: float


@optimizers.register(
    "schedule_free",
    "Schedule-free",
    order=260,
    group="First order",
    purpose="Averages its own path, so that no schedule has to be chosen.",
)
class ScheduleFree(WholeStep, frozen=True):
    """Schedule-free SGD, with g = ∇J(θ) + λ θ and t = 1, 2, ....

    z ← z − η g; x ← (1 − c) x + c z; θ ← (1 − β) z + β x, with c = η² / Σ η², which is 1/t where η
    does not change.

    η is ``learning_rate``, β ``momentum`` and λ ``weight_decay``; z and x begin at the start. A
    point of the path is θ, the paper's y, where the gradients are taken, as the parameters of the
    authors' program are while it trains: so the arrows stand where they belong, and points side by
    side cost no gradient more. x, the answer that the theory speaks of, is in the state; where the
    run comes to rest all three agree.

    Source: Defazio et al. (2024), https://arxiv.org/abs/2405.15682, Algorithm 1 with the gradient
    in place of Adam's step, as the authors' ``SGDScheduleFree``; with the rule ``linear_warmup`` it
    warms up. The paper's equation for x has c = 1/(t + 1), which counts the start into the average;
    the program sums the squares of the largest η so far, which is the same unless η falls.
    """

    why_no_bound: ClassVar[str] = "the weight of its average changes at each step"

    learning_rate: LearningRate = 0.05
    momentum: Interpolation = 0.9
    weight_decay: WeightDecay = 0.0

    def init(self, x: Array) -> ScheduleFreeState:
        """Return the state with both sequences at the start."""
        return ScheduleFreeState(x, x, 0.0)

    def displacement(
        self, at: Evaluation, state: ScheduleFreeState, rates: Rates
    ) -> tuple[Array, ScheduleFreeState]:
        """Return the way from one y to the next, shape of x."""
        beta = rates.momentum_or(self.momentum)
        share = rates.learning_rate**2
        weight = state.weight + share
        c = share / weight if weight else 0.0
        fast = state.fast - rates.learning_rate * decayed(at, self.weight_decay)
        average = state.average + c * (fast - state.average)
        return fast + beta * (average - fast) - at.x, ScheduleFreeState(fast, average, weight)

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        lines = (
            "g = ∇f + λ θ",
            "w = w + η²",
            "c = η² / w",
            "z = z − η g",
            "x = (1 − c) x + c z",
            "θ = (1 − β) z + β x",
        )
        state = inside.before
        values = {"z": state.fast, "x": state.average, "w": state.weight}
        return Rule(lines, values, frozenset("g"))

    def terms(self, state: ScheduleFreeState) -> tuple[Term, ...]:
        """Return the two sequences."""
        return (
            Term("Fast sequence", "z", Kind.POINT, state.fast),
            Term("Average", "x", Kind.POINT, state.average),
        )
