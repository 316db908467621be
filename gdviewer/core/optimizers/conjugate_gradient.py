"""Conjugate gradients, which keep what the steps before have won."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, ClassVar, Literal

import msgspec
import numpy as np

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation, LearningRate, Optimizer, Rates, optimizers
from gdviewer.core.terms import Kind, Term

Variant = Annotated[
    Literal["polak_ribiere_plus", "fletcher_reeves", "hestenes_stiefel"],
    msgspec.Meta(
        title="Variant",
        description="The formula for how much of the last direction is kept; all are the same on "
        "a quadratic with an exact line search.",
        extra={
            "symbol": "β",
            "titles": {
                "polak_ribiere_plus": "Polak-Ribière+",
                "fletcher_reeves": "Fletcher-Reeves",
                "hestenes_stiefel": "Hestenes-Stiefel",
            },
        },
    ),
]


Restart = Annotated[
    int,
    msgspec.Meta(
        ge=1,
        le=1_000_000,
        title="Restart every",
        description="After how many steps the last direction is forgotten.",
        extra={"symbol": "r", "typical": (1, 50), "suggestion": 2},
    ),
]


_BETAS = {
    "fletcher_reeves": "β = gᵀ g / (g₋ᵀ g₋)",
    "hestenes_stiefel": "β = gᵀ y / (dᵀ y)",
    "polak_ribiere_plus": "β = max(0, gᵀ y / (g₋ᵀ g₋))",
}


class ConjugateGradientState(msgspec.Struct, frozen=True, eq=False):
    """The last gradient and direction, ``(n,)``, None at first; the steps since a restart."""

    gradient: Array | None = None
    direction: Array | None = None
    steps: int = 0


@optimizers.register(
    "conjugate_gradient",
    "Conjugate gradient",
    order=320,
    group="Curvature",
    purpose="Directions that do not undo each other; for many parameters.",
)
class ConjugateGradient(Optimizer, frozen=True):
    """Nonlinear conjugate gradients, with g = ∇J(θ): d ← −g + β d; θ ← θ + α d.

    With y = gₖ − gₖ₋₁, ``variant`` says which β: max(0, gₖᵀy / gₖ₋₁ᵀgₖ₋₁) of Polak and Ribière, not
    below zero, gₖᵀgₖ / gₖ₋₁ᵀgₖ₋₁ of Fletcher and Reeves, or gₖᵀy / dₖ₋₁ᵀy of Hestenes and Stiefel.
    β is 0 in the first step, where d would not descend, and every r steps with ``restart_every`` r.

    A line search finds α; ``learning_rate`` η is the length of the first step that it tries, and α
    itself where the step rule is a schedule. The strong Wolfe conditions must be strict, c₂ < ½,
    for d to descend; the usual ones have 0.1.

    Source: Nocedal and Wright, Numerical Optimization (2006), Algorithm 5.4 with equations 5.41a,
    5.44, 5.45 and 5.46; restarts: its section 5.2. Without them Fletcher and Reeves' may crawl once
    a direction was bad. SciPy's ``CG`` has Polak and Ribière's and c₂ = 0.4.
    """

    why_no_bound: ClassVar[str] = "its direction depends on all the steps before"
    takes_batches: ClassVar[bool] = False
    usual_rule: ClassVar[str] = "wolfe"
    usual_rule_fields: ClassVar[Mapping[str, object]] = MappingProxyType(
        {"c2": 0.1, "first_trial": "last_decrease"}
    )

    learning_rate: LearningRate = 1.0
    variant: Variant = "polak_ribiere_plus"
    restart_every: Restart | None = None

    def init(self, x: Array) -> ConjugateGradientState:  # noqa: ARG002
        """Return the state before any direction."""
        return ConjugateGradientState()

    def direction(
        self,
        at: Evaluation,
        state: ConjugateGradientState,
        rates: Rates,  # noqa: ARG002
    ) -> tuple[Array, ConjugateGradientState]:
        """Return d, shape ``(n,)``."""
        g = at.gradient
        if state.gradient is not None and state.direction is not None:
            direction = self._beta(g, state.gradient, state.direction) * state.direction - g
            descends = g @ direction < 0 and np.isfinite(direction).all()
            if descends and state.steps != self.restart_every:
                return direction, ConjugateGradientState(g, direction, state.steps + 1)
        return -g, ConjugateGradientState(g, -g, 1)

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        state = inside.before
        values = {"d": state.direction, "g₋": state.gradient}
        slopes = frozenset(("g", "g₋", "y"))
        if state.direction is None:
            return Rule(("g = ∇f", "d = −g", "θ = θ + η d"), values, slopes)
        if inside.after.steps == 1:
            lines = ("g = ∇f", "d = −g : the last direction is forgotten", "θ = θ + η d")
            return Rule(lines, values, slopes)
        change = () if self.variant == "fletcher_reeves" else ("y = g − g₋",)
        lines = ("g = ∇f", *change, _BETAS[self.variant], "d = β d − g", "θ = θ + η d")
        return Rule(lines, values, slopes)

    def terms(self, state: ConjugateGradientState) -> tuple[Term, ...]:
        """Return the direction."""
        if state.direction is None:
            return ()
        return (Term("conjugate direction", "d", Kind.STEP, state.direction),)

    def _beta(self, g: Array, before: Array, direction: Array) -> float:
        """Return β; nan or infinite where a divisor vanishes."""
        change = g - before
        match self.variant:
            case "fletcher_reeves":
                return float((g @ g) / (before @ before))
            case "hestenes_stiefel":
                return float((g @ change) / (direction @ change))
            case "polak_ribiere_plus":
                return max(0.0, float((g @ change) / (before @ before)))
