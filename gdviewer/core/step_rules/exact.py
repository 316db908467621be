"""A line search that goes to the minimum along the line."""

from __future__ import annotations

from itertools import islice
from typing import Annotated

import msgspec

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.line import Line
from gdviewer.core.numbers import format_count
from gdviewer.core.step_rules.backtracking import MaxTrials
from gdviewer.core.step_rules.base import Found, LineSearch, step_rules
from gdviewer.core.step_rules.bracketing import Bracket, brackets

Tolerance = Annotated[
    float,
    msgspec.Meta(
        ge=1e-15,
        lt=1,
        title="Tolerance",
        description="The fraction of the slope, or of the length, that counts as nothing.",
        extra={"symbol": "ε", "scale": "log", "typical": (1e-12, 1e-1)},
    ),
]


@step_rules.register(
    "exact",
    "Exact",
    order=120,
    group="Line searches",
    purpose="Goes to the minimum along the line; the best that a direction can do.",
)
class Exact(LineSearch, frozen=True):
    """Exact minimization along the line: α = argmin f(x + αd), the first minimum that is found.

    The search begins at the optimizer's ``learning_rate`` and ends where |φ′(α)| ≤ ε |φ′(0)|, with
    φ(α) = f(x + αd), or where the minimum, then at a kink, is known to ε α; ε is ``tolerance``.
    After ``max_trials`` it gives up.

    Source: Cauchy (1847); Nocedal and Wright, Numerical Optimization (2006), section 3.1. The
    minimum is bracketed and closed in on by their Algorithms 3.5 and 3.6, with slopes and cubics.
    """

    tolerance: Tolerance = 1e-9
    max_trials: MaxTrials = 100

    def search(self, line: Line, first: float, state: None) -> Found:
        """Search from ``first`` on for the minimum."""
        for bracket in islice(brackets(line, first), self.max_trials):
            if bracket.has_no_bottom:
                break
            if not line.moves(bracket.trial.alpha):
                return Found(bracket.trial.alpha, failure=_TOO_SHORT)
            if self._is_closed(line, bracket):
                return Found(bracket.low.alpha, state)
        tried = format_count(self.max_trials, "trial")
        unknown = f"{tried} did not suffice to find the best point along the direction"
        return Found(bracket.trial.alpha, failure=bracket.endless_fall or unknown)

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of α."""
        tried = format_count(len(inside.trials), "trial")
        lines = (f"α : best along d, found in {tried}", "∇f₊ᵀ d : the slope along d that is left")
        return Rule(lines, {"α": inside.step_size})

    def _is_closed(self, line: Line, bracket: Bracket) -> bool:
        low = bracket.low
        is_flat = abs(low.slope) <= -self.tolerance * line.slope
        return is_flat or bracket.width <= self.tolerance * low.alpha


_TOO_SHORT = "no step that is long enough to change the point improves f"
