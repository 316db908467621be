"""A step length for a cost whose minimum is known."""

from __future__ import annotations

from typing import Annotated

import msgspec

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.line import Line
from gdviewer.core.step_rules.base import Found, LineSearch, step_rules

Minimum = Annotated[
    float,
    msgspec.Meta(
        ge=-1e300,
        le=1e300,
        title="Known minimum",
        description="The least value that f can have; in an ascent the greatest one.",
        extra={"symbol": "f*", "suggestion": 0.0},
    ),
]


@step_rules.register(
    "polyak",
    "Polyak",
    order=140,
    group="Line searches",
    purpose="Takes the length from the known minimum of f; for gradient descent.",
)
class Polyak(LineSearch, frozen=True):
    """Polyak's step size for steepest descent: α = (f(x) − f*) / ‖g‖².

    f* is ``minimum``, which must be given; g is the gradient. Nothing is tried. On a convex f no
    step leads away from any minimizer; where f* is too low the steps are too long.

    Source: Polyak (1969), https://doi.org/10.1016/0041-5553(69)90061-5; Polyak, Introduction to
    Optimization (1987), section 5.3.2.
    """

    minimum: Minimum | None = None

    @property
    def uses_rate(self) -> bool:
        """Never: the step follows from f and its minimum."""
        return False

    def search(self, line: Line, first: float, state: None) -> Found:  # noqa: ARG002
        """Return the step to where the tangent has come down to f*."""
        if self.minimum is None:
            return Found(0.0, failure="the minimum, which Polyak's step needs, is not given")
        gap = line.f - line.signed(self.minimum)
        if not gap > 0:
            return Found(0.0, failure="f is as good as the minimum that was given, or better")
        return Found(gap / -line.slope, state)

    def rule(self, inside: Inside) -> Rule:  # noqa: ARG002
        """Return the lines of α."""
        return Rule(("α = (f* − f(θ)) / (∇fᵀ d)",), slopes=frozenset(("f*",)))
