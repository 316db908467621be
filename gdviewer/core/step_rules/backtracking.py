"""A line search that shortens a step until it lowers f enough."""

from __future__ import annotations

from typing import Annotated

import msgspec

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.line import Line
from gdviewer.core.numbers import format_count, format_number
from gdviewer.core.step_rules.base import Found, LineSearch, step_rules

SufficientDecrease = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        lt=1,
        title="Sufficient decrease",
        description="The fraction of the decrease promised by the slope that a step must bring.",
        extra={"symbol": "c₁", "scale": "log", "typical": (1e-6, 0.5)},
    ),
]
Factor = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        lt=1,
        title="Shrink factor",
        description="What the step is multiplied by after a trial that failed.",
        extra={"symbol": "τ", "typical": (0.1, 0.9)},
    ),
]
MaxTrials = Annotated[
    int,
    msgspec.Meta(
        ge=1,
        le=1000,
        title="Trials at most",
        description="How many lengths are tried before the search gives up.",
        extra={"typical": (1, 100)},
    ),
]


@step_rules.register(
    "backtracking",
    "Backtracking",
    order=100,
    group="Line searches",
    purpose="Shortens a step until it lowers f enough; never goes uphill.",
)
class Backtracking(LineSearch, frozen=True):
    """Backtracking to the Armijo condition.

    α = η, τη, τ²η, ... until f(x + αd) ≤ f(x) + c₁ α ∇f(x)ᵀd, where η is the optimizer's
    ``learning_rate``, τ ``factor`` and c₁ ``c1``. A trial where f is undefined fails; after
    ``max_trials`` of them the search gives up.

    Source: Armijo (1966); Nocedal and Wright, Numerical Optimization (2006), Algorithm 3.1.
    """

    c1: SufficientDecrease = 1e-4
    factor: Factor = 0.5
    max_trials: MaxTrials = 50

    def search(self, line: Line, first: float, state: None) -> Found:
        """Shorten the step from ``first`` on until it lowers f enough."""
        alpha = first
        for _ in range(self.max_trials):
            if not line.moves(alpha):
                return Found(alpha, failure=_TOO_SHORT)
            if line.value(alpha) <= line.f + self.c1 * alpha * line.slope:
                return Found(alpha, state)
            alpha *= self.factor
        return Found(alpha, failure=self._none_found(first))

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of α."""
        tried = format_count(len(inside.trials), "trial")
        decrease = "f(θ + α d) ≤ f(θ) + c₁ α ∇fᵀ d : enough of what the slope promises"
        return Rule((f"α = η τʲ : {tried}", decrease), {"j": len(inside.trials) - 1.0})

    def _none_found(self, first: float) -> str:
        tried = format_count(self.max_trials, "trial")
        return f"none of {tried}, from {format_number(first)} down, improves f enough"


_TOO_SHORT = "no step that is long enough to change the point improves f enough"
