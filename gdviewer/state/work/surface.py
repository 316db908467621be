"""The sampled function as it stands: which part of it is wanted, what has come."""

from __future__ import annotations

from collections.abc import Hashable

from gdviewer.core.curve import Curve
from gdviewer.core.objective import Objective
from gdviewer.core.sampling import Field
from gdviewer.state.work.delivery import Delivery
from gdviewer.state.work.jobs import Job
from gdviewer.state.work.wanted import Viewport, Wanted, Wish, wanted_of

_PRIORITY = 0


class Surface:
    """Asks for samples of what is in view, and keeps the newest: a field or a curve."""

    key = "surface"

    def __init__(self) -> None:
        self.viewport: Viewport | None = None
        self.field: Field | None = None
        self.curve: Curve | None = None
        self._wanted: Wanted | None = None
        self._generation = self._shown_generation = 0

    def change(
        self,
        objective: Objective | None,
        is_maximizing: bool,
        is_dragging: bool,
        value_range: tuple[float, float] | None = None,
    ) -> Job | None:
        """Return the job to begin where what is wanted has changed; see :class:`Wish`."""
        viewport = self.viewport
        if viewport is None or objective is None:
            return None
        wanted = wanted_of(Wish(objective, viewport, is_maximizing, is_dragging, value_range))
        if wanted.is_served_by(self._wanted):
            return None
        self._wanted = wanted
        self._generation += 1
        return Job(self.key, self._generation, _PRIORITY, wanted.work(self.field, self.curve))

    @property
    def settled(self) -> tuple[Objective, Field | Curve] | None:
        """The objective and its fine samples where the view rests and they have come."""
        wanted = self._wanted
        if wanted is None or not wanted.wish.is_resting:
            return None
        sampled = self.curve if len(wanted.wish.objective.variables) == 1 else self.field
        if sampled is None or self._shown_generation != self._generation:
            return None
        return wanted.wish.objective, sampled

    @property
    def has_all(self) -> bool:
        """Whether the newest samples that were asked for have come."""
        return self._shown_generation == self._generation

    def owns(self, key: Hashable) -> bool:
        """Whether ``key`` is that of its samples."""
        return key == self.key

    def take(self, delivery: Delivery[str, Field | Curve]) -> None:
        """Keep what was sampled, unless newer is there: the newest may still be on its way."""
        if delivery.generation <= self._shown_generation:
            return
        self._shown_generation, sampled = delivery.generation, delivery.answer
        if isinstance(sampled, Curve):
            self.curve = sampled
        else:
            self.field = sampled

    def fail(self, delivery: Delivery[str, object]) -> bool:
        """Forget a request that failed, so that it can be made again; False for an old one."""
        if delivery.generation != self._generation:
            return False
        self._wanted = None
        return True
