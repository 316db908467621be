"""The two kinds of step rule: a schedule sets the rates of a step, a line search its length."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, NamedTuple

import msgspec

from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation, Rates
from gdviewer.registry import Registry


class Schedule(msgspec.Struct, frozen=True):
    """Sets the learning rate (and perhaps the momentum) of each step, beforehand.

    ``needs_value`` says that the rates depend on f, which then counts as evaluated.
    """

    needs_value: ClassVar[bool] = False

    def init(self, initial: Rates) -> Any:
        """Return the state before the first step; ``initial`` are the optimizer's own rates."""
        raise NotImplementedError

    def rates(self, step: int, f: float, state: Any) -> tuple[Rates, Any]:
        """Return the rates of step ``step`` (0, 1, ...), which starts where f is ``f``."""
        raise NotImplementedError


class Found(NamedTuple):
    """What a line search found: α, f at x + α d, and every trial (α, f), the last one taken.

    ``failure`` is empty, or says why the run ends, in words that are true of an ascent as well.
    """

    step_size: float
    f: float
    trials: tuple[tuple[float, float], ...]
    failure: str = ""


class LineSearch(msgspec.Struct, frozen=True):
    """Finds the length α of a step along a direction d that descends."""

    def search(
        self, value: Callable[[Array], float], at: Evaluation, direction: Array, first: float
    ) -> Found:
        """Search along ``direction`` from ``at``; ``first`` is the first α tried."""
        raise NotImplementedError


StepRule = Schedule | LineSearch
step_rules: Registry[type[StepRule]] = Registry("step rule", "gdviewer.core.step_rules")
