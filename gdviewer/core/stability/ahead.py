"""Runs a descent ahead to its end, so that what is said of it was computed and is no bound."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace

from msgspec import structs

from gdviewer.core.descent import Descent
from gdviewer.core.minimized import Minimized
from gdviewer.core.numbers import format_count, format_number, format_whole
from gdviewer.core.standing import CONVERGED
from gdviewer.core.stopping import StopReason
from gdviewer.core.walker import iterate

BUDGET = 20_000


@dataclass(frozen=True, slots=True)
class Ahead:
    """How a run ends.

    ``f_start`` and ``f_end`` are the user's own. ``is_cut`` says that the budget ended it, not a
    criterion of its own. ``hopeless`` is the first step after which f was never again as good as at
    the start, for a run that diverges or leaves the domain; None for every other: what has not
    ended may come back.
    """

    stop: StopReason
    f_start: float
    f_end: float
    is_cut: bool
    hopeless: int | None

    @property
    def is_lost(self) -> bool:
        """Whether the run diverged or left the domain."""
        return self.stop.kind in LOST

    @property
    def has_converged(self) -> bool:
        """Whether the run has come to rest where it wanted to."""
        return self.stop.kind in CONVERGED

    @property
    def sentence(self) -> str:
        """How the run ends and, where it is lost, from which step on."""
        if self.is_lost and not self.stop.step:
            return "Starts where f has no value."
        at = f"at step {format_whole(self.stop.step)}"
        if self.is_cut:
            first = f"Still under way after {format_count(self.stop.step, 'step')}"
        else:
            first = _ENDS.get(self.stop.kind, "Ends {at}").format(at=at)
        if self.hopeless is None:
            return first + "."
        return (
            f"{first}; hopeless from step {format_whole(self.hopeless)}: after it f was never "
            f"again as good as the {format_number(self.f_start)} at the start."
        )


LOST = frozenset({"diverged", "nan"})
"""The kinds of StopReason of a run that has gone where nothing can be gained any more."""

_ENDS = {
    "gtol": "Converges {at}",
    "xtol": "Converges {at}",
    "ftol": "Converges {at}",
    "diverged": "Diverges {at}",
    "unbounded": "Goes on without end, noticed {at}",
    "nan": "Leaves the domain of f {at}",
    "saddle": "Ends on a saddle {at}",
    "maximum": "Ends on a maximum {at}",
    "minimum": "Ends on a minimum {at}",
    "line_search": "Finds no step to take {at}",
    "max_steps": "Still under way at its limit, {at}",
    "max_evaluations": "Still under way at its limit, {at}",
    "stopped": "Stopped {at}",
}


def look_ahead(descent: Descent, budget: int = BUDGET) -> Generator[None, None, Ahead]:
    """Return how ``descent`` ends, running it for ``budget`` steps at most; yield at each step."""
    own = descent.criteria.max_steps
    limit = budget if own is None else min(own, budget)
    criteria = structs.replace(descent.criteria, max_steps=limit)
    signed = Minimized(descent.objective, descent.is_maximizing).signed
    steps = iterate(replace(descent, criteria=criteria))
    first = signed(next(steps).f)
    last, as_good, number = first, 0, 0
    while True:
        try:
            last, number = signed(next(steps).f), number + 1
        except StopIteration as ended:
            stop: StopReason = ended.value
            break
        if last <= first:
            as_good = number
        yield
    is_cut = stop.kind == "max_steps" and limit != own
    hopeless = as_good + 1 if stop.kind in LOST and number else None
    return Ahead(stop, signed(first), signed(last), is_cut, hopeless)
