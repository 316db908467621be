"""Rprop, which gives every coordinate a step of its own and goes by signs alone."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
import numpy as np

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation, LearningRate, Rates, WholeStep, optimizers
from gdviewer.core.terms import Kind, Term

EtaMinus = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        lt=1,
        title="Shrink factor",
        description="What a step is multiplied by where the slope has changed its sign.",
        extra={"symbol": "η₋"},
    ),
]
EtaPlus = Annotated[
    float,
    msgspec.Meta(
        gt=1,
        le=10,
        title="Growth factor",
        description="What a step is multiplied by where the slope has kept its sign.",
        extra={"symbol": "η₊", "typical": (1.01, 2.0)},
    ),
]
MinStepSize = Annotated[
    float,
    msgspec.Meta(
        ge=0,
        le=1e6,
        title="Shortest step",
        description="No coordinate's step becomes shorter.",
        extra={"symbol": "Δ_min", "scale": "log", "typical": (1e-9, 1e-2)},
    ),
]
MaxStepSize = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        le=1e6,
        title="Longest step",
        description="No coordinate's step becomes longer.",
        extra={"symbol": "Δ_max", "scale": "log", "typical": (1e-2, 1e2)},
    ),
]


class RpropState(msgspec.Struct, frozen=True, eq=False):
    """Each coordinate's step and its last slope, both of the shape of x; None at first."""

    size: Array | None
    gradient: Array


@optimizers.register(
    "rprop",
    "Rprop",
    order=250,
    group="Adaptive",
    purpose="Each coordinate's step grows while its slope keeps its sign; robust.",
)
class Rprop(WholeStep, frozen=True):
    """Resilient propagation, without backtracking, g = ∇J(θ).

    Δ ← η₊ Δ where g agrees in sign with the last one, η₋ Δ where it does not, within Δ_min and
    Δ_max; θ ← θ − Δ sign(g); where the sign has changed the coordinate rests, and g counts as 0
    for the next step.

    Δ begins with ``learning_rate`` η; η₋ is ``eta_minus``, η₊ ``eta_plus``, Δ_min
    ``min_step_size`` and Δ_max ``max_step_size``.

    Source: Riedmiller and Braun (1993), https://doi.org/10.1109/ICNN.1993.298623, as PyTorch's
    ``Rprop``; the paper goes back a step where the sign has changed. A schedule changes nothing
    but the first step.
    """

    why_no_bound: ClassVar[str] = (
        "it goes by the signs of the slopes and finds the length of each step by itself"
    )

    learning_rate: LearningRate = 0.01
    eta_minus: EtaMinus = 0.5
    eta_plus: EtaPlus = 1.2
    min_step_size: MinStepSize = 1e-6
    max_step_size: MaxStepSize = 50.0

    def init(self, x: Array) -> RpropState:
        """Return the state without steps."""
        return RpropState(None, np.zeros_like(x))

    def displacement(
        self, at: Evaluation, state: RpropState, rates: Rates
    ) -> tuple[Array, RpropState]:
        """Return −Δ sign(g), shape of x."""
        size = state.size
        if size is None:
            size = np.full_like(at.x, rates.learning_rate)
        agreement = np.sign(at.gradient * state.gradient)
        growth = np.where(agreement > 0, self.eta_plus, np.where(agreement < 0, self.eta_minus, 1))
        size = np.minimum(np.maximum(size * growth, self.min_step_size), self.max_step_size)
        gradient = np.where(agreement < 0, 0.0, at.gradient)
        return -np.sign(gradient) * size, RpropState(size, gradient)

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        state, size = inside.before, inside.before.size
        if size is None:
            size = np.full_like(inside.at.x, inside.rates.learning_rate)
        agreement = np.sign(inside.at.gradient * state.gradient)
        growth = np.where(agreement > 0, self.eta_plus, np.where(agreement < 0, self.eta_minus, 1))
        counted = "g = ∇f"
        if (agreement < 0).any():
            counted = "g = c ∇f : a slope that changed its sign counts as 0, and rests"
        lines = (
            "a = sign(∇f g₋) : 1 where a slope kept its sign, −1 where it changed",
            "Δ = clip(q Δ, Δ_min, Δ_max) : q is η₊ where a is 1, η₋ where it is −1, else 1",
            counted,
            "θ = θ − Δ sign(g)",
        )
        values = {
            "g₋": state.gradient,
            "Δ": size,
            "q": growth,
            "c": np.where(agreement < 0, 0.0, 1.0),
        }
        return Rule(lines, values, frozenset(("g", "g₋")))

    def terms(self, state: RpropState) -> tuple[Term, ...]:
        """Return the length of each coordinate's step."""
        return () if state.size is None else (Term("step lengths", "Δ", Kind.REACH, state.size),)
