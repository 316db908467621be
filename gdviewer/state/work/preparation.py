"""Has the derivatives of a formula ready before the window asks for them at a point."""

from __future__ import annotations

from collections.abc import Generator, Hashable
from functools import partial

from gdviewer.core.expression import Expression
from gdviewer.core.objective import Array, ExpressionObjective, Objective
from gdviewer.state.work.answers import Answer, PreparedCalculus, Working
from gdviewer.state.work.delivery import Delivery
from gdviewer.state.work.jobs import Job

_PRIORITY = 1


class Preparation:
    """Asks that the calculus of a formula be prepared, and knows of which one it is.

    Other values of its parameters need no other preparation.
    """

    key = "calculus"

    def __init__(self) -> None:
        self._wanted: Expression | None = None
        self._prepared: Expression | None = None
        self._generation = 0

    def has(self, objective: ExpressionObjective | None) -> bool:
        """Whether value, gradient and Hessian of ``objective`` come at once."""
        return objective is not None and objective.expression is self._prepared

    def change(self, objective: ExpressionObjective | None, point: Array) -> Job | None:
        """Return the job to begin where ``objective`` has another formula than the last one."""
        if objective is None or objective.expression is self._wanted:
            return None
        self._wanted = objective.expression
        self._generation += 1
        work = partial(prepare_calculus, objective, point)
        return Job(self.key, self._generation, _PRIORITY, work)

    def owns(self, key: Hashable) -> bool:
        """Whether ``key`` is that of its preparations."""
        return key == self.key

    def take(self, delivery: Delivery[str, PreparedCalculus]) -> None:
        """Note that it is prepared, unless another formula is wanted by now."""
        if delivery.generation == self._generation:
            self._prepared = self._wanted

    def fail(self, delivery: Delivery[str, object]) -> bool:
        """Return whether the preparation that failed was the newest."""
        return delivery.generation == self._generation


def prepare_calculus(objective: Objective, point: Array) -> Generator[Answer, None, None]:
    """Yield when f, ∇f and H have been computed once, alone and in a batch, near ``point``.

    That derives and compiles them, and imports what they need.
    """
    for points in (point, point[None]):
        objective.value_and_gradient(points)
        yield Working()
        objective.hessian(points)
        yield Working()
    yield PreparedCalculus()
