"""Turns the sign for an ascent, so that everything else in a run minimizes."""

from __future__ import annotations

import numpy as np

from gdviewer.core.objective import Array, Objective
from gdviewer.core.optimizers.base import Evaluation


class Minimized:
    """An objective as a run sees it: f and its derivatives, or −f and theirs in an ascent."""

    def __init__(self, objective: Objective, is_maximizing: bool) -> None:
        self.is_stochastic = objective.at_step(0) is not objective
        self._objective = objective
        self._is_maximizing = is_maximizing

    def evaluate(self, x: Array) -> Evaluation:
        """Return f and ∇f of the whole cost at ``x``."""
        f, gradient = self._objective.value_and_gradient(x)
        if self._is_maximizing:
            return Evaluation(x, -float(f), -gradient)
        return Evaluation(x, float(f), gradient)

    def evaluate_at_step(self, step: int, x: Array) -> Evaluation:
        """Return f and ∇f at ``x`` as step ``step`` sees them."""
        return Minimized(self._objective.at_step(step), self._is_maximizing).evaluate(x)

    def value_at_step(self, step: int, x: Array) -> float:
        """Return the f that step ``step`` sees at ``x``."""
        f = float(self._objective.at_step(step).value(x))
        return -f if self._is_maximizing else f

    def gradient(self, x: Array) -> Array:
        """Return ∇f of the whole cost at ``x``."""
        gradient = self._objective.gradient(x)
        return -gradient if self._is_maximizing else gradient

    def hessian(self, x: list[float]) -> Array | None:
        """Return H, shape ``(n, n)``, or None where there is none."""
        hessian = self._objective.hessian(np.array(x))
        return -hessian if self._is_maximizing and hessian is not None else hessian
