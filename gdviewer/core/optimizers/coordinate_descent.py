"""Coordinate descent, which minimizes along one axis at a time."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
import numpy as np

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.brent import Place, minimum_near
from gdviewer.core.numbers import format_count
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import (
    Evaluation,
    NoStepError,
    Rates,
    Reached,
    Search,
    optimizers,
)
from gdviewer.core.oracle import Oracle

FirstTrial = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        le=1e6,
        title="First trial",
        description="How far along the axis the line minimization looks first.",
        extra={"symbol": "s", "scale": "log", "typical": (1e-3, 10.0)},
    ),
]
LineTolerance = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        le=0.1,
        title="Line tolerance",
        description="The accuracy of the minimum along the axis, relative to the coordinate or to "
        "the first trial, whichever is larger.",
        extra={"symbol": "τ", "scale": "log", "typical": (1e-8, 1e-2)},
    ),
]


class Turn(msgspec.Struct, frozen=True):
    """The coordinate whose turn it is, and how many in a row have not moved."""

    coordinate: int
    still: int


@optimizers.register(
    "coordinate_descent",
    "Coordinate descent",
    order=410,
    group="Without derivatives",
    purpose="Minimizes along one axis at a time; good where coordinates do not interact.",
)
class CoordinateDescent(Search, frozen=True):
    """Cyclic coordinate descent with a line minimization, i = 1, ..., n, 1, ... in turn.

    θ ← θ + t eᵢ with t = argmin f(θ + t eᵢ), where eᵢ points along the i-th axis.

    The minimum is bracketed from a first trial s ``first_trial`` away, in strides that grow by the
    golden ratio, and refined to the relative accuracy τ ``line_tolerance`` by parabolas and golden
    sections. So it is a minimum near the point, not always the lowest one. The method comes to rest
    when no coordinate has moved for a round.

    Source: Wright (2015), https://doi.org/10.1007/s10107-015-0892-3, Algorithm 1 in cyclic order,
    with exact steps; the line minimization: Brent, Algorithms for Minimization without Derivatives
    (1973), chapter 5.
    """

    why_no_bound: ClassVar[str] = "it goes to the minimum along one axis at a time"
    uses_gradient: ClassVar[bool] = False

    first_trial: FirstTrial = 0.1
    line_tolerance: LineTolerance = 1.5e-8

    def init(self, x: Array) -> Turn:  # noqa: ARG002
        """Return the turn of the first coordinate."""
        return Turn(0, 0)

    def search(self, at: Evaluation, state: Turn, rates: Rates, ask: Oracle) -> Reached:  # noqa: ARG002
        """Minimize along one axis."""
        x, n, i = at.x, at.x.size, state.coordinate
        if state.still >= n:
            return Reached(x, state, end="no coordinate has moved for a round")

        def along(t: float) -> float:
            return ask.value(_replaced(x, i, t))

        start = Place(float(x[i]), float(at.f))
        found = minimum_near(along, start, self.first_trial, self.line_tolerance)
        if found is None:
            raise NoStepError(f"f improves without end along coordinate {i + 1}")
        still = state.still + 1 if found.t == start.t else 0
        return Reached(_replaced(x, i, found.t), Turn((i + 1) % n, still), found.f)

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        i, moved = inside.before.coordinate, inside.x - inside.at.x
        tried = format_count(len(inside.trials), "trial")
        best = f"h : the best way along coordinate {i + 1}, of {tried}"
        values = {"h": float(moved[i]), "e": np.eye(moved.size)[i]}
        return Rule((best, "θ = θ + h e : e points along its axis"), values)


def _replaced(x: Array, i: int, value: float) -> Array:
    """Return ``x`` with another i-th coordinate."""
    moved = x.copy()
    moved[i] = value
    return moved
