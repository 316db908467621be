"""What is found out about a function in the view that rests: what is looked for, what is there."""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable
from functools import partial
from typing import Generic, TypeVar

from gdviewer.core.curve import Curve
from gdviewer.core.objective import ExpressionObjective, Objective
from gdviewer.core.sampling import Field
from gdviewer.state.work.answers import Answer, Found
from gdviewer.state.work.delivery import Delivery
from gdviewer.state.work.jobs import Job

_PRIORITY = 3  # after all that moves on the screen

T = TypeVar("T")
Settled = tuple[Objective, Field | Curve]
"""A function and its fine samples in a view that rests."""

Search = Callable[[Objective, Field | Curve], Generator[Answer, None, None]]


class Findings(Generic[T]):
    """Asks for a ``search`` of what has come to rest; what it found stays until there is more.

    ``key`` is that of its jobs, ``nothing`` what is known of any other function.
    """

    def __init__(self, key: Hashable, search: Search, nothing: T) -> None:
        self.key = key
        self._search, self._nothing = search, nothing
        self._found: tuple[Objective, T] | None = None
        self._seen_in: Field | Curve | None = None
        self._wanted: Settled | None = None
        self._generation = 0

    def of(self, objective: Objective | None) -> T:
        """Return what was found of ``objective`` in view."""
        if self._found is None or self._found[0] != objective:
            return self._nothing
        return self._found[1]

    def of_formula(self, objective: ExpressionObjective | None) -> T:
        """Return what was found last of the formula of ``objective``, whatever its parameters."""
        if self._found is None or objective is None:
            return self._nothing
        before, found = self._found
        return found if objective.has_formula_of(before) else self._nothing

    def are_of(self, settled: Settled | None) -> bool:
        """Whether what was found is of this very view, at rest; not so while the view moves."""
        return settled is not None and settled[1] is self._seen_in

    def change(self, settled: Settled | None) -> Job | None:
        """Return the job to begin where something else has come to rest."""
        if settled is None or (self._wanted is not None and settled[1] is self._wanted[1]):
            return None
        self._wanted = settled
        self._generation += 1
        return Job(self.key, self._generation, _PRIORITY, partial(self._search, *settled))

    def owns(self, key: Hashable) -> bool:
        """Whether ``key`` is that of its searches."""
        return key == self.key

    def take(self, delivery: Delivery[Hashable, Found[T]]) -> None:
        """Keep what was found, unless it is about what has gone."""
        if delivery.generation == self._generation and self._wanted is not None:
            self._found = self._wanted[0], delivery.answer.result
            self._seen_in = self._wanted[1]

    def fail(self, delivery: Delivery[Hashable, object]) -> bool:
        """Forget a search that failed, so that it can be asked again; False for an old one."""
        if delivery.generation != self._generation:
            return False
        self._wanted = None
        return True
