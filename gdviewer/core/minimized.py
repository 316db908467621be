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

    def evaluate(self, x: Array, f: float | None = None) -> Evaluation:
        """Return what is known of the whole cost at ``x``; ``f`` where it is known already."""
        return self._evaluate(self._objective, x, f)

    def evaluate_at_step(self, step: int, x: Array) -> Evaluation:
        """Return what step ``step`` sees at ``x``."""
        return self._evaluate(self._objective.at_step(step), x, None)

    def value_at_step(self, step: int, x: Array) -> float:
        """Return the f that step ``step`` sees at ``x``."""
        return self.turned(float(self._objective.at_step(step).value(x)))

    def hessian(self, x: list[float]) -> Array | None:
        """Return H, shape ``(n, n)``, or None where there is none."""
        hessian = self._objective.hessian(np.array(x))
        return -hessian if self._is_maximizing and hessian is not None else hessian

    def turned(self, f: float) -> float:
        """Return ``f`` with the other sign in an ascent: from the user's to the run's and back."""
        return -f if self._is_maximizing else f

    def turned_gradient(self, gradient: Array) -> Array:
        """Return ``gradient`` with the other sign in an ascent."""
        return -gradient if self._is_maximizing else gradient

    def _evaluate(self, objective: Objective, x: Array, f: float | None) -> Evaluation:
        if f is not None:
            return Evaluation(x, f, self.turned_gradient(objective.gradient(x)))
        value, gradient = objective.value_and_gradient(x)
        if self._is_maximizing:
            return Evaluation(x, -float(value), -gradient)
        return Evaluation(x, float(value), gradient)
