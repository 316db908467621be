"""A line search that shortens a step until it lowers f enough."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import msgspec
import numpy as np

from gdviewer.core.numbers import format_count, format_number
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation
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


@step_rules.register("backtracking", "Backtracking", order=100)
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

    def search(
        self, value: Callable[[Array], float], at: Evaluation, direction: Array, first: float
    ) -> Found:
        """Search along ``direction`` from ``at``; ``first`` is the first α tried."""
        slope = float(at.gradient @ direction)
        if not slope < 0:
            return Found(first, float(at.f), (), _NO_DESCENT)
        trials: list[tuple[float, float]] = []
        alpha = first
        while len(trials) < self.max_trials:
            point = at.x + alpha * direction
            if np.array_equal(point, at.x):
                return Found(alpha, float(at.f), tuple(trials), _TOO_SHORT)
            trials.append((alpha, value(point)))
            if trials[-1][1] <= at.f + self.c1 * alpha * slope:
                return Found(*trials[-1], tuple(trials))
            alpha *= self.factor
        return Found(*trials[-1], tuple(trials), self._none_found(first))

    def _none_found(self, first: float) -> str:
        tried = format_count(self.max_trials, "trial")
        return f"none of {tried}, from {format_number(first)} down, improves f enough"


_NO_DESCENT = "f does not improve along the direction that the method chose"
_TOO_SHORT = "no step that is long enough to change the point improves f enough"
