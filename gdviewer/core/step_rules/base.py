"""The two kinds of step rule: a schedule sets the rates of a step, a line search its length."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

import msgspec

from gdviewer.core.line import Line
from gdviewer.core.optimizers.base import Rates
from gdviewer.registry import Registry

if TYPE_CHECKING:
    from gdviewer.core.arithmetic.rule import Inside, Rule


class Schedule(msgspec.Struct, frozen=True):
    """Sets the learning rate (and perhaps the momentum) of each step, beforehand."""

    @property
    def needs_value(self) -> bool:
        """Whether the rates depend on f, which then counts as evaluated."""
        return False

    @property
    def uses_rate(self) -> bool:
        """Whether the steps depend on the learning rate of the method."""
        return True

    def init(self, initial: Rates) -> Any:
        """Return the state before the first step; ``initial`` are the optimizer's own rates."""
        raise NotImplementedError

    def rates(self, step: int, f: float, state: Any) -> tuple[Rates, Any]:
        """Return the rates of step ``step`` (0, 1, ...), which starts where f is ``f``."""
        raise NotImplementedError

    def rule(self, inside: Inside, state: Any) -> Rule:
        """Return the lines of η, of η₀ and what is known before the step, and of μ if it sets it.

        ``state`` is that of the schedule before the step.
        """
        raise NotImplementedError


class Found(NamedTuple):
    """What a line search found: α and the state for the next step.

    ``failure`` is empty, or says why the run ends, in words that are true of an ascent as well.
    """

    step_size: float
    state: Any = None
    failure: str = ""


class LineSearch(msgspec.Struct, frozen=True):
    """Sets the length α of a step along a direction d that descends; may remember the last step.

    ``needs_value`` says that it uses f where the step starts, which then counts as evaluated.
    """

    needs_value: ClassVar[bool] = True

    @property
    def uses_rate(self) -> bool:
        """Whether the steps depend on the learning rate of the method."""
        return True

    def init(self) -> Any:
        """Return the state before the first step."""
        return None

    def search(self, line: Line, first: float, state: Any) -> Found:
        """Search along ``line``; ``first`` is the method's learning rate, the first α to try.

        What the line is asked for is recorded as trials; what it was asked for at the α taken is
        not evaluated again.
        """
        raise NotImplementedError

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of α along d, with the states of the search in ``inside``."""
        raise NotImplementedError


StepRule = Schedule | LineSearch
step_rules: Registry[type[StepRule]] = Registry("step rule", "gdviewer.core.step_rules")
