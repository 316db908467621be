"""The only loop: walks from a start by an optimizer and a step rule until a criterion ends it."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import numpy as np

from gdviewer.core.expression.quiet import quietly
from gdviewer.core.judge import Arrival, Judge
from gdviewer.core.minimized import Minimized
from gdviewer.core.objective import Array, Objective
from gdviewer.core.optimizers.base import Evaluation, Optimizer, Rates
from gdviewer.core.step_rules.base import LineSearch, StepRule
from gdviewer.core.step_rules.fixed import Fixed
from gdviewer.core.stopping import Criteria, StopReason
from gdviewer.core.verdicts import line_search_failed, stopped

SEEDS = range(2**63)


@dataclass(frozen=True, slots=True, eq=False)
class Descent:
    """One run from one start: everything that decides its trajectory; ``seed`` is one of SEEDS."""

    objective: Objective
    start: tuple[float, ...]
    optimizer: Optimizer
    step_rule: StepRule
    criteria: Criteria
    is_maximizing: bool = False
    seed: int = 0
    start_index: int = 0


class Step(NamedTuple):
    """One point of a run and the step that led to it.

    At the start ``step_size`` and ``learning_rate`` are nan and ``trials`` is empty. f and
    ``gradient`` are the user's own, also in ascent; f is the whole cost, ``gradient`` what the next
    step sees. Counts are evaluations so far. ``trials`` are the points ``(x, f)`` that a line
    search tried on the way here.
    """

    x: Array
    f: float
    gradient: Array
    step_size: float
    learning_rate: float
    nfev: int
    njev: int
    nhev: int
    trials: tuple[tuple[Array, float], ...] = ()


def iterate(
    descent: Descent, keep_going: Callable[[], bool] = lambda: True
) -> Generator[Step, None, StopReason]:
    """Yield the start, then the point after each step; return why the run ended.

    ``keep_going`` is asked before each step; False ends the run with the kind ``stopped``.
    """
    walk = _Walk(descent)
    while True:
        stop = walk.judge()
        yield walk.report()
        if stop is None and not keep_going():
            stop = stopped(walk.step)
        if stop is None:
            stop = walk.advance()
        if stop is not None:
            return stop


class _Walk:
    """A run under way; everything has the signs of a minimization until it is reported.

    ``_whole`` is what is known of the whole cost at the point: it is recorded and judged. ``_seen``
    is what the next step sees; it is another one only where the objective is stochastic.
    """

    def __init__(self, descent: Descent) -> None:
        rule, criteria = descent.step_rule, descent.criteria
        self.step = 0
        self._objective = Minimized(descent.objective, descent.is_maximizing)
        self._is_maximizing = descent.is_maximizing
        self._optimizer = descent.optimizer
        self._search = rule if isinstance(rule, LineSearch) else None
        self._schedule = Fixed() if isinstance(rule, LineSearch) else rule
        self._judge_needs_f = criteria.ftol is not None
        self._judge_needs_gradient = criteria.gtol is not None
        self._step_needs_f = self._search is not None or self._schedule.needs_value

        self._nfev = self._njev = 0
        self._rates = Rates(math.nan)
        self._step_size = math.nan
        self._trials: tuple[tuple[Array, float], ...] = ()
        x = np.array(descent.start, dtype=np.float64)
        self._displacement = np.zeros_like(x)
        self._state = self._optimizer.init(x)
        self._rates_state = self._schedule.init(Rates(self._optimizer.learning_rate))
        self._arrive(x)
        self._judge = Judge(
            self._arrival(), criteria, self._objective.hessian, descent.is_maximizing
        )

    def judge(self) -> StopReason | None:
        """Return why the run ends here, or None."""
        return self._judge(self._arrival())

    def report(self) -> Step:
        """Return the point as it is recorded."""
        f, gradient = float(self._whole.f), self._seen.gradient
        return Step(
            self._whole.x,
            -f if self._is_maximizing else f,
            -gradient if self._is_maximizing else gradient,
            self._step_size,
            self._rates.learning_rate,
            self._nfev,
            self._njev,
            self._judge.nhev,
            self._trials,
        )

    def advance(self) -> StopReason | None:
        """Take one step, or return why there is none."""
        self._count_what_the_step_needs()
        rates, self._rates_state = self._schedule.rates(
            self.step, float(self._seen.f), self._rates_state
        )
        direction, self._state = quietly(self._optimizer.direction, self._seen, self._state, rates)
        if self._search is not None:
            return self._advance_by_search(self._search, direction, rates)
        self._move(rates.learning_rate, direction, rates)
        return None

    def _advance_by_search(
        self, search: LineSearch, direction: Array, rates: Rates
    ) -> StopReason | None:
        value = partial(self._objective.value_at_step, self.step)
        with np.errstate(all="ignore"):
            found = search.search(value, self._seen, direction, rates.learning_rate)
        if found.failure:
            return line_search_failed(self.step, found.failure, len(found.trials))
        self._nfev += len(found.trials)
        self._trials = tuple(
            (quietly(_moved, self._seen.x, alpha, direction)[1], -f if self._is_maximizing else f)
            for alpha, f in found.trials
        )
        self._move(found.step_size, direction, rates, found.f)
        return None

    def _move(
        self, step_size: float, direction: Array, rates: Rates, f: float | None = None
    ) -> None:
        """Go to x + α d, where the line search may know f already."""
        self.step += 1
        self._step_size = step_size
        self._rates = rates
        self._displacement, x = quietly(_moved, self._seen.x, step_size, direction)
        self._arrive(x, f)

    def _arrive(self, x: Array, f: float | None = None) -> None:
        """Evaluate at ``x``, and count what the criteria ask for."""
        if self._objective.is_stochastic:
            self._whole = self._objective.evaluate(x)
            self._seen = self._objective.evaluate_at_step(self.step, x)
        elif f is None:
            self._whole = self._seen = self._objective.evaluate(x)
        else:
            self._whole = self._seen = Evaluation(x, f, self._objective.gradient(x))
        self._f_is_counted = f is not None and not self._objective.is_stochastic
        if self._judge_needs_f and not self._f_is_counted:
            self._nfev += 1
            self._f_is_counted = not self._objective.is_stochastic
        if self._judge_needs_gradient:
            self._njev += 1

    def _count_what_the_step_needs(self) -> None:
        """Count f and ∇f as this step sees them, unless they are counted already."""
        if self._step_needs_f and not self._f_is_counted:
            self._nfev += 1
        if self._objective.is_stochastic or not self._judge_needs_gradient:
            self._njev += 1

    def _arrival(self) -> Arrival:
        """Return the point as the criteria see it."""
        whole = self._whole
        return Arrival(
            self.step,
            whole.x.tolist(),
            float(whole.f),
            whole.gradient.tolist(),
            self._displacement,
            self._rates.learning_rate,
            self._nfev + self._njev,
        )


def _moved(x: Array, step_size: float, direction: Array) -> tuple[Array, Array]:
    """Return α d and x + α d."""
    displacement = step_size * direction
    return displacement, x + displacement
