"""A learning rate that begins low and rises to its own; then another schedule takes over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any, NamedTuple

import msgspec

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.hyperparameters import Setting, build, symbols_of
from gdviewer.core.optimizers.base import Rates
from gdviewer.core.step_rules.base import Schedule, step_rules
from gdviewer.core.step_rules.fields import Length

FactorAtStart = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        le=1,
        title="First share",
        description="The part of the learning rate that the first step has.",
        extra={"symbol": "a", "typical": (0.01, 1.0)},
    ),
]
FactorAtEnd = Annotated[
    float,
    msgspec.Meta(
        ge=0,
        le=1,
        title="Last share",
        description="The part of the learning rate at the end of the rise.",
        extra={"symbol": "b", "typical": (0.01, 1.0)},
    ),
]


def _schedules() -> Mapping[str, str]:
    """Return the keys and titles of what may follow."""
    return {
        entry.key: entry.title
        for entry in step_rules
        if issubclass(entry.value, Schedule) and entry.value is not LinearWarmup
    }


Then = Annotated[
    str,
    msgspec.Meta(
        title="Then",
        description="The schedule that takes over after the rise, and begins there.",
        extra={"symbol": "s", "titles": _schedules},
    ),
]


class Rise(NamedTuple):
    """The rates of the method, the schedule that follows, and its state."""

    initial: Rates
    then: Schedule
    state: Any


@step_rules.register(
    "linear_warmup",
    "Linear warm-up",
    order=75,
    group="Schedules",
    purpose="Begins with small steps and rises to the full rate; a calm beginning.",
)
class LinearWarmup(Schedule, frozen=True):
    """Linear warm-up: ηₖ = η (a + (b − a) k / T) for k < T; then another schedule s from η b on.

    η is the optimizer's ``learning_rate``, a ``start_factor``, b ``end_factor``, T ``total_iters``
    and s ``then``, with the fields ``then_fields``; its step 0 is step T. Where s is the fixed one
    the rate stays η b.

    Source: Goyal et al. (2017), https://arxiv.org/abs/1706.02677, section 2.2, as PyTorch's
    ``LinearLR``, stepped after every step of the optimizer, and with b = 1 as its ``SequentialLR``
    of ``LinearLR`` and another one.
    """

    start_factor: FactorAtStart = 0.1
    end_factor: FactorAtEnd = 1.0
    total_iters: Length = 50
    then: Then = "fixed"
    then_fields: Mapping[str, Setting] = msgspec.field(default_factory=dict)

    @property
    def needs_value(self) -> bool:
        """Whether the schedule that follows depends on f."""
        return self._next().needs_value

    def init(self, initial: Rates) -> Rise:
        """Return the optimizer's own rates, and the other schedule before its first step."""
        then = self._next()
        top = initial._replace(learning_rate=initial.learning_rate * self.end_factor)
        return Rise(initial, then, then.init(top))

    def rates(self, step: int, f: float, state: Rise) -> tuple[Rates, Rise]:
        """Return the rates of step ``step``."""
        if step >= self.total_iters:
            rates, after = state.then.rates(step - self.total_iters, f, state.state)
            return rates, state._replace(state=after)
        part = step / self.total_iters
        factor = self.start_factor + (self.end_factor - self.start_factor) * part
        initial = state.initial
        return initial._replace(learning_rate=initial.learning_rate * factor), state

    def rule(self, inside: Inside, state: Rise) -> Rule:
        """Return the line of the rate."""
        if inside.step < self.total_iters:
            return Rule(("η = η₀ (a + (b − a) k / T)",))
        step = inside.step - self.total_iters
        then = state.then.rule(replace(inside, step=step), state.state)
        top = state.initial.learning_rate * self.end_factor
        known = {"η₀": top, "k": float(step)} | dict(symbols_of(state.then))
        return Rule(then.lines, {**known, **then.values}, then.slopes)

    def _next(self) -> Schedule:
        """Return the schedule that follows."""
        then = build(step_rules[self.then].value, self.then_fields, f"step rule {self.then}")
        if not isinstance(then, Schedule):
            raise TypeError(f"{self.then} is no schedule")
        return then


def with_fields_of_the_next(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a warm-up, those that it does not know put aside for what follows."""
    own = {name: value for name, value in fields.items() if name in LinearWarmup.__struct_fields__}
    others = {name: value for name, value in fields.items() if name not in own}
    return own | {"then_fields": dict(own.get("then_fields", {})) | others}
