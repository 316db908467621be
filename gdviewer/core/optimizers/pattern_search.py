"""Pattern search, which feels its way along the axes and runs on where that went well."""

from __future__ import annotations

import math
from typing import Annotated, ClassVar, Protocol

import msgspec
import numpy as np

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation, Rates, Reached, Search, optimizers
from gdviewer.core.oracle import Oracle
from gdviewer.core.terms import Kind, Term

InitialStep = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        le=1e6,
        title="First step",
        description="How far along each axis it feels its way at first.",
        extra={"symbol": "Δ₀", "scale": "log", "typical": (1e-2, 10.0)},
    ),
]
ShrinkFactor = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        lt=1,
        title="Shrink factor",
        description="What the step is multiplied by where nothing around is better.",
        extra={"symbol": "τ", "typical": (0.1, 0.9)},
    ),
]
ShortestStep = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        le=1e6,
        title="Shortest step",
        description="It comes to rest when the step has become shorter than this.",
        extra={"symbol": "Δ_min", "scale": "log", "typical": (1e-12, 1e-2)},
    ),
]


class Pattern(msgspec.Struct, frozen=True, eq=False):
    """The step Δ and the last move, shape of x; zero where it did not move."""

    size: float
    move: Array


@optimizers.register(
    "pattern_search",
    "Pattern search",
    order=420,
    group="Without derivatives",
    purpose="Tries steps along the axes and runs on where they helped; simple and robust.",
)
class PatternSearch(Search, frozen=True):
    """The direct search of Hooke and Jeeves: exploratory and pattern moves.

    To explore a point is to go along each axis in turn by +Δ, or else by −Δ, wherever f is lower.
    With p the last move: explore θ + p; if that ends lower than f(θ), θ ← its end; otherwise
    explore θ itself; if that ends lower, θ ← its end; otherwise Δ ← τ Δ and p ← 0.

    Δ begins with ``initial_step`` Δ₀; τ is ``factor``. The method comes to rest when Δ is below
    ``min_step_size`` Δ_min.

    Source: Hooke and Jeeves (1961), https://doi.org/10.1145/321062.321069, with its flow diagram's
    tests on f. Compass search (Kolda, Lewis and Torczon 2003) explores θ alone, without p.
    """

    why_no_bound: ClassVar[str] = "it compares values of f and uses no slope"
    uses_gradient: ClassVar[bool] = False

    initial_step: InitialStep = 0.5
    factor: ShrinkFactor = 0.5
    min_step_size: ShortestStep = 1e-8

    def init(self, x: Array) -> Pattern:
        """Return the first step and no move."""
        return Pattern(self.initial_step, np.zeros_like(x))

    def search(self, at: Evaluation, state: Pattern, rates: Rates, ask: Oracle) -> Reached:  # noqa: ARG002
        """Explore ahead, then around; else make the step shorter."""
        x, f, size = at.x, float(at.f), state.size
        if size < self.min_step_size:
            return Reached(x, state, f, end="the step has become as short as it may")
        if state.move.any():
            ahead = x + state.move
            end, lowest = _explored(ahead, ask.value(ahead), size, ask)
            if lowest < f:
                return Reached(end, Pattern(size, end - x), lowest)
        end, lowest = _explored(x, f, size, ask)
        if lowest < f:
            return Reached(end, Pattern(size, end - x), lowest)
        return Reached(x, Pattern(self.factor * size, np.zeros_like(x)), f)

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        move, values = inside.before.move, {"p": inside.before.move, "Δ": inside.before.size}
        replay = _Replay(inside.trials)
        f, lines = float(inside.at.f), []
        if move.any():
            ahead = inside.at.x + move
            end, lowest = _explored(ahead, replay.value(ahead), inside.before.size, replay)
            values |= {"θ₁": end, "f(θ₁)": lowest}
            lines = [
                "θ′ = θ + p : the last move once more",
                "θ₁ : where ±Δ along each axis leads from θ′",
            ]
            if lowest < f:
                lines += ["f(θ₁) < f(θ) : better", "p = θ₁ − θ", "θ = θ₁"]
                return Rule(tuple(lines), values)
            lines.append(_not_better("θ₁", lowest))
        end, lowest = _explored(inside.at.x, f, inside.before.size, replay)
        if not lowest < f:
            return Rule((*lines, ": no step of ±Δ along an axis is better", "Δ = τ Δ"), values)
        values |= {"θ₂": end, "f(θ₂)": lowest}
        lines += [f"θ₂ {_EXPLORED} θ", "f(θ₂) < f(θ) : better"]
        return Rule((*lines, "p = θ₂ − θ", "θ = θ₂"), values)

    def terms(self, state: Pattern) -> tuple[Term, ...]:
        """Return how far it feels its way, and the last move."""
        return (
            Term("Reach", "Δ", Kind.RADIUS, np.array(state.size)),
            Term("Last move", "p", Kind.STEP, state.move),
        )


def _explored(x: Array, f: float, size: float, ask: _Values) -> tuple[Array, float]:
    """Return where going along each axis in turn leads, and f there."""
    for i in range(x.size):
        for stride in (size, -size):
            trial = x.copy()
            trial[i] += stride
            value = ask.value(trial)
            if value < f or math.isnan(f):
                x, f = trial, value
                break
    return x, f


_EXPLORED = ": where steps of Δ along each axis lead from"


class _Values(Protocol):
    """What can be asked for f."""

    def value(self, x: Array) -> float:
        """Return f at ``x``."""


class _Replay:
    """Answers what was asked in a step once more, in turn."""

    def __init__(self, trials: tuple[tuple[Array, float], ...]) -> None:
        self._answers = (f for _, f in trials)

    def value(self, x: Array) -> float:  # noqa: ARG002
        """Return f at the next point that was asked for."""
        return next(self._answers)


def _not_better(point: str, f: float) -> str:
    if math.isnan(f):
        return ": f is undefined there"
    return f"f({point}) ≥ f(θ) : no better"
