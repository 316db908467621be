"""One cycle: the learning rate rises to its top and falls to almost nothing."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Annotated, Literal

import msgspec

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.optimizers.base import Rates
from gdviewer.core.step_rules.base import Schedule, step_rules
from gdviewer.core.step_rules.fields import (
    BaseMomentum,
    CycleMomentum,
    HighestRate,
    Length,
    MaxMomentum,
)

Rise = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        lt=1,
        title="Rise",
        description="The part of the steps in which the learning rate rises.",
        extra={"symbol": "p"},
    ),
]
Divisor = Annotated[
    float,
    msgspec.Meta(
        ge=1,
        le=1e9,
        title="First divisor",
        description="How many times smaller than the top the first learning rate is.",
        extra={"symbol": "a", "scale": "log", "typical": (1.0, 1e3)},
    ),
]
FinalDivisor = Annotated[
    float,
    msgspec.Meta(
        ge=1,
        le=1e9,
        title="Last divisor",
        description="How many times smaller than the first the last learning rate is.",
        extra={"symbol": "b", "scale": "log", "typical": (1.0, 1e6)},
    ),
]
Strategy = Annotated[
    Literal["cos", "linear"],
    msgspec.Meta(
        title="Shape",
        description="The learning rate goes along a cosine or a line.",
        extra={"titles": {"cos": "Cosine", "linear": "Line"}},
    ),
]
ThreePhase = Annotated[
    bool,
    msgspec.Meta(
        title="Three phases",
        description="Falls to the first rate as fast as it rose, and then to the last one.",
    ),
]


@step_rules.register(
    "one_cycle",
    "One cycle",
    order=70,
    group="Schedules",
    purpose="Raises the rate, then lowers it to almost nothing; for short training.",
)
class OneCycle(Schedule, frozen=True):
    """The 1cycle policy: from η_max / a up to η_max in p T steps, then down to η_max / (a b).

    η_max is ``max_learning_rate`` (the optimizer's learning rate where it is off), T
    ``total_steps``, p ``pct_start``, a ``div_factor``, b ``final_div_factor``; ``anneal_strategy``
    is the shape. With ``three_phase`` it falls to η_max / a first. With ``cycle_momentum`` the
    momentum goes from ``max_momentum`` to ``base_momentum`` and back, against the rate.

    Source: Smith and Topin (2018), https://arxiv.org/abs/1708.07120, as PyTorch's ``OneCycleLR``;
    after T steps the rates stay.
    """

    max_learning_rate: HighestRate | None = None
    total_steps: Length = 200
    pct_start: Rise = 0.3
    anneal_strategy: Strategy = "cos"
    cycle_momentum: CycleMomentum = True
    base_momentum: BaseMomentum = 0.85
    max_momentum: MaxMomentum = 0.95
    div_factor: Divisor = 25.0
    final_div_factor: FinalDivisor = 1e4
    three_phase: ThreePhase = False

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
        return self._between(*self._phase(step, state)), state

    def rule(self, inside: Inside, state: float) -> Rule:
        """Return the line of the rate."""
        before, after, part = self._phase(inside.step, state)
        values = {"η₁": before.learning_rate, "η₂": after.learning_rate, "q": part}
        values |= {"μ₁": before.momentum or 0.0, "μ₂": after.momentum or 0.0}
        is_linear = self.anneal_strategy == "linear"
        way = "{0}₁ + ({0}₂ − {0}₁) q" if is_linear else "{0}₂ + ½ ({0}₁ − {0}₂) (1 + cos(π q))"
        symbols = "ημ" if self.cycle_momentum else "η"
        phase = "q : the part of this phase, from η₁ to η₂, that is over"
        return Rule((phase, *(f"{symbol} = {way.format(symbol)}" for symbol in symbols)), values)

    def _phase(self, step: int, highest: float) -> tuple[Rates, Rates, float]:
        """Return the rates at both ends of the phase of ``step``, and the part that is over."""
        corners = self._corners(highest)
        for (begin, before), (end, after) in pairwise(corners):
            if step <= end or end == corners[-1][0]:
                part = min((step - begin) / (end - begin), 1.0) if end > begin else 1.0
                return before, after, part
        raise AssertionError("a cycle has two corners at least")

    def _corners(self, highest: float) -> list[tuple[float, Rates]]:
        """Return the steps at which a phase begins or ends, with the rates there."""
        first, last, rise = highest / self.div_factor, self.total_steps - 1, self.pct_start
        final = first / self.final_div_factor
        top = rise * self.total_steps - 1
        begin, peak = Rates(first, self.max_momentum), Rates(highest, self.base_momentum)
        end = Rates(final, self.max_momentum)
        if self.three_phase:
            middle = 2 * rise * self.total_steps - 2
            return [(0, begin), (top, peak), (middle, begin), (last, end)]
        return [(0, begin), (top, peak), (last, end)]

    def _between(self, one: Rates, other: Rates, part: float) -> Rates:
        rate = self._anneal(one.learning_rate, other.learning_rate, part)
        if not self.cycle_momentum or one.momentum is None or other.momentum is None:
            return Rates(rate)
        return Rates(rate, self._anneal(one.momentum, other.momentum, part))

    def _anneal(self, start: float, end: float, part: float) -> float:
        if self.anneal_strategy == "linear":
            return start + (end - start) * part
        return end + (start - end) / 2 * (1 + math.cos(math.pi * part))
