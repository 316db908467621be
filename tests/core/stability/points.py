"""Runs and their instants, for the tests of what is said of them."""

from __future__ import annotations

from typing import Any

from gdviewer.core.descent import Descent
from gdviewer.core.instant import Instant, instant
from gdviewer.core.methods import make_optimizer, make_step_rule, usual_step_rule
from gdviewer.core.objective import Objective, objective
from gdviewer.core.stopping import Criteria
from gdviewer.core.walk import walk

ROSENBROCK = objective("(1 - x)^2 + 100(y - x^2)^2")


def descent_of(
    surface: str | Objective,
    start: tuple[float, ...],
    key: str = "gradient_descent",
    *,
    rule: str = "",
    criteria: Criteria | None = None,
    is_maximizing: bool = False,
    seed: int = 0,
    **fields: Any,
) -> Descent:
    """Return a run from ``start``; without a ``rule`` by the one that goes with the method."""
    method = make_optimizer(key, fields)
    step_rule = make_step_rule(rule) if rule else usual_step_rule(method)
    cost = objective(surface) if isinstance(surface, str) else surface
    return Descent(cost, start, method, step_rule, criteria or Criteria(), is_maximizing, seed)


def instant_of(descent: Descent, step: int) -> Instant:
    """Return the instant of ``step``, with the displacement of the step before."""
    return instant(descent, walk(descent).checkpoint(max(step - 1, 0)), step)
