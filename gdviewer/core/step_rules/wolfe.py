"""A line search whose steps lower f enough and flatten the slope enough."""

from __future__ import annotations

import math
from itertools import islice
from typing import Annotated, Literal

import msgspec

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.line import Line
from gdviewer.core.numbers import format_count
from gdviewer.core.step_rules.backtracking import MaxTrials, SufficientDecrease
from gdviewer.core.step_rules.base import Found, LineSearch, step_rules
from gdviewer.core.step_rules.bracketing import Trial, brackets, rounding

Curvature = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        lt=1,
        title="Curvature",
        description="The fraction of the slope that a step may leave; a small one searches long.",
        extra={"symbol": "c₂", "typical": (0.05, 0.95)},
    ),
]
FirstTrial = Annotated[
    Literal["learning_rate", "last_decrease"],
    msgspec.Meta(
        title="First trial",
        description="The learning rate, or the length that would repeat the decrease of the step "
        "before; for methods whose directions have no natural length.",
        extra={
            "titles": {"learning_rate": "Learning rate", "last_decrease": "By the last decrease"}
        },
    ),
]


@step_rules.register(
    "wolfe",
    "Wolfe",
    order=110,
    group="Line searches",
    purpose="A step that lowers f and flattens the slope; what BFGS needs.",
)
class Wolfe(LineSearch, frozen=True):
    """The strong Wolfe conditions, on φ(α) = f(x + αd).

    α is taken where φ(α) ≤ φ(0) + c₁ α φ′(0) and |φ′(α)| ≤ c₂ |φ′(0)|.

    c₁ is ``c1`` and c₂ ``c2``, c₁ < c₂. ``first_trial`` says where the search begins: with
    ``learning_rate`` at the optimizer's η, with ``last_decrease`` at 2.02 (fₖ − fₖ₋₁) / φ′(0), and
    in the first step at η / ‖d‖. After ``max_trials`` the search gives up.

    Where the decrease is lost in the rounding of f, the first condition is asked of the slope,
    φ′(α) ≤ (2 c₁ − 1) φ′(0), which is the same for a parabola.

    Source: Nocedal and Wright, Numerical Optimization (2006), equation 3.7, Algorithms 3.5 and 3.6,
    first trial 3.60; the condition on the slope is the approximate one of Hager and Zhang (2005),
    https://doi.org/10.1137/030601880, equation 2.4.
    """

    c1: SufficientDecrease = 1e-4
    c2: Curvature = 0.9
    max_trials: MaxTrials = 50
    first_trial: FirstTrial = "learning_rate"

    def search(self, line: Line, first: float, state: float | None) -> Found:
        """Search from ``first`` on; the state is f where the last step began."""

        def is_too_far(trial: Trial) -> bool:
            return not self._lowers_enough(line, trial)

        first = self._first_length(line, first, state)
        for bracket in islice(brackets(line, first, is_too_far), self.max_trials):
            trial = bracket.trial
            if bracket.has_no_bottom:
                break
            if not line.moves(trial.alpha):
                return Found(trial.alpha, failure=_TOO_SHORT)
            is_flat = abs(trial.slope) <= -self.c2 * line.slope
            if is_flat and not is_too_far(trial):
                return Found(trial.alpha, line.f)
        tried = format_count(self.max_trials, "trial")
        nothing = f"none of {tried} along the direction satisfies both Wolfe conditions"
        return Found(trial.alpha, failure=bracket.endless_fall or nothing)

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of α."""
        at, tried = inside.at, format_count(len(inside.trials), "trial")
        way = (inside.x - at.x) / inside.step_size
        slope, end = float(at.gradient @ way), float(inside.gradient @ way)
        lines = [f"α : found in {tried}"]
        if inside.f <= float(at.f) + self.c1 * inside.step_size * slope:
            lines.append("f(θ + α d) ≤ f(θ) + c₁ α ∇fᵀ d : enough of what the slope promises")
        elif end <= (2 * self.c1 - 1) * slope:
            lines.append("∇f₊ᵀ d ≤ (2 c₁ − 1) ∇fᵀ d : f is too near to tell, its slope is not")
        if abs(end) <= -self.c2 * slope:
            lines.append("|∇f₊ᵀ d| ≤ c₂ |∇fᵀ d| : flat enough")
        return Rule(tuple(lines), {"α": inside.step_size})

    def _first_length(self, line: Line, first: float, f_before: float | None) -> float:
        if self.first_trial == "learning_rate":
            return first
        if f_before is None:
            return first / math.hypot(*line.direction.tolist())
        again = 2.02 * (line.f - f_before) / line.slope
        return again if 0 < again < math.inf else first

    def _lowers_enough(self, line: Line, trial: Trial) -> bool:
        if trial.f <= line.f + self.c1 * trial.alpha * line.slope:
            return True
        is_lost = abs(trial.f - line.f) <= rounding(line.f)
        return is_lost and trial.slope <= (2 * self.c1 - 1) * line.slope


_TOO_SHORT = "no step that is long enough to change the point satisfies both Wolfe conditions"
