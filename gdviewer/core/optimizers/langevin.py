"""Langevin dynamics, in which heat shakes a descent."""

from __future__ import annotations

import math
from typing import Annotated, ClassVar

import msgspec
import numpy as np

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation, LearningRate, Rates, WholeStep, optimizers
from gdviewer.core.stability.linear_rule import LinearRule
from gdviewer.core.terms import Kind, Term

Temperature = Annotated[
    float,
    msgspec.Meta(
        ge=0,
        le=1e6,
        title="Temperature",
        description="How strong the noise is: in the long run a point is where f is by this much "
        "higher e times more rarely.",
        extra={"symbol": "T", "scale": "log", "typical": (1e-3, 10.0)},
    ),
]
Cooling = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        le=1,
        title="Cooling",
        description="What the temperature is multiplied by after each step.",
        extra={"symbol": "κ", "typical": (0.9, 1.0)},
    ),
]


class LangevinState(msgspec.Struct, frozen=True, eq=False):
    """The temperature of the next step, and the noise of the last one, shape of x."""

    temperature: float
    kick: Array


@optimizers.register(
    "langevin",
    "Langevin",
    order=510,
    group="Stochastic and global",
    purpose="Descent shaken by noise; wanders over the minima instead of resting in one.",
)
class Langevin(WholeStep, frozen=True):
    """Overdamped Langevin dynamics, unadjusted, with g = ∇J(θ).

    θ ← θ − η g + √(2 η T) ξ, ξ a standard normal vector drawn anew at each step; T ← κ T.

    η is ``learning_rate``, κ ``cooling`` and T begins with ``temperature``. Without cooling (κ = 1)
    and for a small η the points are spread as exp(−J / T) in the long run. The noise leaves saddles
    and shallow minima, so that a vanishing gradient does not end the run.

    Source: Gelfand and Mitter (1991), https://doi.org/10.1137/0329055; Welling and Teh (2011),
    Bayesian Learning via Stochastic Gradient Langevin Dynamics, equation 4: ε is 2 η, T is 1.
    """

    needs_noise: ClassVar[bool] = True
    rests_where_flat: ClassVar[bool] = False

    learning_rate: LearningRate = 0.005
    temperature: Temperature = 1.0
    cooling: Cooling = 1.0

    def init(self, x: Array) -> LangevinState:
        """Return the first temperature, and no noise."""
        return LangevinState(self.temperature, np.zeros_like(x))

    def displacement(
        self, at: Evaluation, state: LangevinState, rates: Rates
    ) -> tuple[Array, LangevinState]:
        """Return −η g + √(2 η T) ξ, shape of x."""
        if at.noise is None:
            raise TypeError("the evaluation brings no noise")
        kick = math.sqrt(2 * rates.learning_rate * state.temperature) * at.noise
        after = LangevinState(self.cooling * state.temperature, kick)
        return kick - rates.learning_rate * at.gradient, after

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        cooled = ("T = κ T",) if self.cooling != 1 else ()
        lines = ("θ = θ − η ∇f + √(2 η T) ξ : ξ was drawn for this step", *cooled)
        return Rule(lines, {"T": inside.before.temperature, "ξ": inside.at.noise})

    def terms(self, state: LangevinState) -> tuple[Term, ...]:
        """Return what the heat did."""
        return (Term("Noise", "√(2 η T) ξ", Kind.STEP, state.kick),)

    def linear_rule(
        self,
        at: Evaluation,  # noqa: ARG002
        after: LangevinState,  # noqa: ARG002
        rates: Rates,  # noqa: ARG002
    ) -> LinearRule:
        """Return the step without its noise, that of descent."""
        return LinearRule("2 / λmax", plain=1.0)
