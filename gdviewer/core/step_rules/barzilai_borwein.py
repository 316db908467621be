"""A step length that guesses the curvature from the last step, without any trial."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import msgspec

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.line import Line
from gdviewer.core.objective import Array
from gdviewer.core.step_rules.base import Found, LineSearch, step_rules

Variant = Annotated[
    Literal["long", "short", "alternating"],
    msgspec.Meta(
        title="Variant",
        description="The longer quotient, the shorter one, or each in turn.",
        extra={"titles": {"long": "Long", "short": "Short", "alternating": "Alternating"}},
    ),
]


_SLOPES = frozenset(("g", "g₋", "y"))


class LastStep(msgspec.Struct, frozen=True, eq=False):
    """The point and gradient where the last step began, shape ``(n,)``, and the steps so far."""

    x: Array
    gradient: Array
    steps: int = 1


@step_rules.register(
    "barzilai_borwein",
    "Barzilai-Borwein",
    order=130,
    group="Line searches",
    purpose="Guesses the length from the last step; makes gradient descent quick.",
)
class BarzilaiBorwein(LineSearch, frozen=True):
    """The two-point step sizes of Barzilai and Borwein, for steepest descent.

    α = sᵀs / sᵀy (long) or sᵀy / yᵀy (short), with s = xₖ − xₖ₋₁ and y = gₖ − gₖ₋₁; ``variant``
    says which, or alternates, the long one first. f may rise from step to step. The first step,
    and any with sᵀy ≤ 0 where f is not convex, is the optimizer's ``learning_rate``.

    Source: Barzilai and Borwein (1988), https://doi.org/10.1093/imanum/8.1.141, equations 5 and 6,
    for convex quadratics; a constant where sᵀy ≤ 0 as in Raydan (1997),
    https://doi.org/10.1137/S1052623494266365, Algorithm GBB, which also searches from there;
    alternating: Dai and Fletcher (2005), https://doi.org/10.1007/s00211-004-0569-y.
    """

    needs_value: ClassVar[bool] = False

    variant: Variant = "long"

    def search(self, line: Line, first: float, state: LastStep | None) -> Found:
        """Return the step that the last one suggests; nothing is tried."""
        gradient = -line.direction
        if state is None:
            return Found(first, LastStep(line.at.x, gradient))
        after = LastStep(line.at.x, gradient, state.steps + 1)
        s, y = line.at.x - state.x, gradient - state.gradient
        curvature = float(s @ y)
        if not curvature > 0:
            return Found(first, after)
        is_long = state.steps % 2 == 1 if self.variant == "alternating" else self.variant == "long"
        return Found(float(s @ s) / curvature if is_long else curvature / float(y @ y), after)

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of α."""
        last = inside.before
        if last is None:
            return Rule(("α = η : there is no last step to learn from",))
        values = {"θ₋": last.x, "g₋": last.gradient}
        lines = ("g = −d", "s = θ − θ₋", "y = g − g₋")
        curvature = float((inside.at.x - last.x) @ (inside.after.gradient - last.gradient))
        if not curvature > 0:
            none = "sᵀ y ≤ 0 : tells of no curvature that can be used"
            return Rule((*lines, none, "α = η"), values, _SLOPES)
        is_long = last.steps % 2 == 1 if self.variant == "alternating" else self.variant == "long"
        quotient = "α = sᵀ s / (sᵀ y)" if is_long else "α = sᵀ y / (yᵀ y)"
        return Rule((*lines, quotient), values, _SLOPES)
