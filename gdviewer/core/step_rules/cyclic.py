"""A learning rate that goes up and down between two bounds."""

from __future__ import annotations

import math
from typing import Annotated, Literal

import msgspec

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.optimizers.base import Rates
from gdviewer.core.step_rules.base import Schedule, step_rules
from gdviewer.core.step_rules.fields import (
    BaseMomentum,
    CycleMomentum,
    DecayFactor,
    HighestRate,
    MaxMomentum,
)

BaseRate = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        le=1e6,
        title="Base rate",
        description="The learning rate at the bottom of each cycle.",
        extra={"symbol": "η_min", "scale": "log", "typical": (1e-6, 1.0)},
    ),
]
StepsUp = Annotated[
    int,
    msgspec.Meta(
        ge=1,
        le=1_000_000,
        title="Steps up",
        description="How many steps the rise of a cycle takes.",
        extra={"symbol": "u", "typical": (5, 200)},
    ),
]
StepsDown = Annotated[
    int,
    msgspec.Meta(
        ge=1,
        le=1_000_000,
        title="Steps down",
        description="How many steps the fall takes; switched off, as many as the rise.",
        extra={"symbol": "w", "typical": (5, 200), "suggestion": 25},
    ),
]
Mode = Annotated[
    Literal["triangular", "triangular2", "exp_range"],
    msgspec.Meta(
        title="Height",
        description="The cycles stay as high, are half as high each time, or shrink at each step.",
        extra={
            "titles": {
                "triangular": "Constant",
                "triangular2": "Halved each time",
                "exp_range": "Shrinking by γ",
            }
        },
    ),
]


@step_rules.register(
    "cyclic",
    "Cyclic",
    order=80,
    group="Schedules",
    purpose="Swings the rate between two bounds; tries many rates in one run.",
)
class Cyclic(Schedule, frozen=True):
    """Triangles between η_min and η_max: up in u steps, down in w.

    η_min is ``base_learning_rate``, η_max ``max_learning_rate`` (the optimizer's learning rate
    where it is off), u ``step_size_up`` and w ``step_size_down``. ``mode`` triangular2 halves the
    height with each cycle, exp_range multiplies it by γᵏ, γ being ``gamma``. With
    ``cycle_momentum`` the momentum goes from ``max_momentum`` to ``base_momentum`` and back,
    against the rate.

    Source: Smith (2017), https://arxiv.org/abs/1506.01186, section 3, as PyTorch's ``CyclicLR``.
    """

    base_learning_rate: BaseRate = 0.001
    max_learning_rate: HighestRate | None = None
    step_size_up: StepsUp = 25
    step_size_down: StepsDown | None = None
    mode: Mode = "triangular"
    gamma: DecayFactor = 1.0
    cycle_momentum: CycleMomentum = True
    base_momentum: BaseMomentum = 0.8
    max_momentum: MaxMomentum = 0.9

    @property
    def uses_rate(self) -> bool:
        """Whether the top is the learning rate of the method."""
        return self.max_learning_rate is None

    def init(self, initial: Rates) -> float:
        """Return the top of the learning rate."""
        highest = self.max_learning_rate
        return initial.learning_rate if highest is None else highest

    def rates(self, step: int, f: float, state: float) -> tuple[Rates, float]:  # noqa: ARG002
        """Return the rates of step ``step``."""
        height = self._height(step)
        rate = self.base_learning_rate + (state - self.base_learning_rate) * height
        if not self.cycle_momentum:
            return Rates(rate), state
        span = self.max_momentum - self.base_momentum
        return Rates(rate, self.max_momentum - span * height), state

    def rule(self, inside: Inside, state: float) -> Rule:
        """Return the line of the rate."""
        lines = (
            "h : the height of the triangle here, 0 to 1",
            "η = η_min + (η_max − η_min) h",
            *(("μ = μ_max − (μ_max − μ_min) h",) if self.cycle_momentum else ()),
        )
        return Rule(lines, {"h": self._height(inside.step), "η_max": state})

    def _height(self, step: int) -> float:
        """Return how far above its lowest value the rate is, as a part of the first height."""
        up = self.step_size_up
        down = up if self.step_size_down is None else self.step_size_down
        cycle, within = divmod(step, up + down)
        part = within / up if within <= up else (up + down - within) / down
        return part * self._shrunk(cycle, step)

    def _shrunk(self, cycle: int, step: int) -> float:
        """Return how high this cycle is, as a part of the first one."""
        match self.mode:
            case "triangular":
                return 1.0
            case "triangular2":
                return math.ldexp(1.0, -cycle)
            case _:
                return float(self.gamma**step)
