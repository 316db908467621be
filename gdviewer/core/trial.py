"""Finds a learning rate by trial: the largest round one that works from everywhere in view."""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
from msgspec.structs import replace

from gdviewer.core.abreast import Request, walkers_of
from gdviewer.core.batch import Batch
from gdviewer.core.bounds import Bounds
from gdviewer.core.minimized import Minimized
from gdviewer.core.objective import Array, Objective
from gdviewer.core.optimizers.base import Algorithm, Rates
from gdviewer.core.step_rules.base import StepRule
from gdviewer.core.stopping import Criteria

STEPS = 200
STARTS_A_SIDE = 8

_MOST_RATES = 30
_LEAST_RATE, _GREATEST_RATE = 1e-300, 1e6  # what the field allows
_SHARE_THAT_MAY_BOUNCE = 1 / 16
_STEPS_ACROSS = 40
_LONGEST_HOP = 4.0  # diagonals; at its limit of stability momentum hops one on a round bowl
_STEEPER = 16.0  # tells whether a steeper slope makes longer steps


@dataclass(frozen=True, slots=True)
class Trial:
    """What a learning rate is wanted for; that of ``optimizer`` itself does not count.

    Of ``bounds`` the range of x alone counts where ``objective`` has one variable.
    """

    objective: Objective
    bounds: Bounds
    optimizer: Algorithm
    is_maximizing: bool = False


def wants_rate(method: Algorithm, rule: StepRule) -> bool:
    """Whether the length of the steps depends on a learning rate that has no natural size."""
    has_rate = not math.isnan(method.first_rate)
    return has_rate and rule.uses_rate and method.usual_rule == "fixed"


def auto_rate(trial: Trial) -> float:
    """Return the largest learning rate of 1, 2 or 5 × 10^k that works for ``trial``.

    A rate works where none of 64 starts diverges within 200 steps; they are spread evenly over the
    bounds (over the range of x for one variable), and those where f has no value are left out. Two
    things are added to that, since much may go wrong without divergence. Both are measured against
    the pace, the largest rate at which 40 steps down a slope that does not change, as steep as at
    the median start, stay within the length of the view's diagonal, so that a path can be followed.

    * A rate above the pace does not work either where more than four runs bounce: end where f is
      no better than at their start. Gradient descent on x² + y² goes to and fro for ever at 1.
    * It is the pace at most where divergence says little: where the length of a step does not
      depend on that of the gradient (Adam), where most runs go down without end (a saddle), and
      where nothing diverges even with first steps of four diagonals (a plane, abs(x), sin(x)).

    Where no rate works it is the pace, and the method's own rate where f has no value or no slope.
    The result depends on nothing but ``trial``.
    """
    search = search_rate(trial)
    while True:
        try:
            next(search)
        except StopIteration as found:
            return float(found.value)


def search_rate(trial: Trial) -> Generator[None, None, float]:
    """Return what :func:`auto_rate` does, yielding after each step of the trial."""
    starts = _starts(trial)
    reach = _reaches(trial, starts, _STEPS_ACROSS)
    hop = _reaches(trial, starts, 1)
    if not reach > 0 or not hop > 0:
        return trial.optimizer.first_rate
    diagonal = math.hypot(*_extents(trial))
    pace = _allowed(diagonal / reach)
    has_one_length = _reaches(trial, starts, 1, _STEEPER) < math.sqrt(_STEEPER) * hop
    rate = longest = pace if has_one_length else _allowed(_LONGEST_HOP * diagonal / hop)
    for _ in range(_MOST_RATES):
        batch = Batch(
            trial.objective,
            starts,
            replace(trial.optimizer, learning_rate=rate),
            Criteria(),
            trial.is_maximizing,
        )
        while batch.step < STEPS and not batch.is_diverged.any() and not batch.is_over.all():
            batch.advance()
            yield
        if not batch.is_diverged.any() and rate == longest > pace:
            rate = pace
        elif batch.is_diverged.any() or (rate > pace and _bounces(batch)):
            rate = _allowed(rate * 0.9)
        else:
            return rate if batch.is_unbounded.mean() <= 0.5 else min(rate, pace)
    return pace


def grid_of_starts(bounds: Bounds, a_side: int = STARTS_A_SIDE) -> Array:
    """Return ``a_side`` × ``a_side`` points of ``bounds``, edges and corners too, ``(k, 2)``."""
    x = np.linspace(bounds.xmin, bounds.xmax, a_side)
    y = np.linspace(bounds.ymin, bounds.ymax, a_side)
    x, y = np.meshgrid(x, y)
    return np.column_stack([x.ravel(), y.ravel()])


def round_down(value: float) -> float:
    """Return the largest of 1, 2 and 5 × 10^k that is not above ``value``, which is positive."""
    power = math.floor(math.log10(value))
    rounded = (float(f"{digit}e{power + shift}") for shift, digit in _DESCENDING)
    return next(rate for rate in rounded if rate <= value * (1 + 1e-12))


_DESCENDING = ((1, 1), (0, 5), (0, 2), (0, 1), (-1, 5))


def _allowed(rate: float) -> float:
    return round_down(min(max(rate, _LEAST_RATE), _GREATEST_RATE))


def _extents(trial: Trial) -> tuple[float, ...]:
    """Return how far the view reaches along each variable."""
    extents = trial.bounds.width, trial.bounds.height
    return extents[: len(trial.objective.variables)]


def _starts(trial: Trial) -> Array:
    """Return the starts where there is something to go down."""
    points = grid_of_starts(trial.bounds)
    if len(trial.objective.variables) == 1:
        points = np.linspace(trial.bounds.xmin, trial.bounds.xmax, len(points))[:, np.newaxis]
    f, gradient = trial.objective.value_and_gradient(points)
    return points[np.isfinite(f) & np.isfinite(gradient).all(axis=1)]


def _bounces(batch: Batch) -> bool:
    """Whether more than a few are where they could as well have stayed."""
    is_idle = ~batch.is_better & (batch.steps > 0)
    return bool(is_idle.sum() > _SHARE_THAT_MAY_BOUNCE * len(is_idle))


def _reaches(trial: Trial, starts: Array, steps: int, steeper: float = 1.0) -> float:
    """Return how far ``steps`` steps lead at a rate of one down a slope that does not change.

    The median of the starts that move, each with the gradient at that start, times ``steeper``;
    0 where none moves.
    """
    if not len(starts):
        return 0.0
    cost = Minimized(trial.objective, trial.is_maximizing)
    at = cost.evaluate_all(starts)
    with np.errstate(over="ignore"):
        at = at._replace(gradient=steeper * at.gradient)
    walkers = walkers_of(Request(cost, trial.optimizer), starts)
    moved, everyone = np.zeros_like(starts), np.ones(len(starts), np.bool_)
    with np.errstate(over="ignore", invalid="ignore"):
        for number in range(steps):
            moved += walkers.step(number, at, Rates(1.0), everyone).displacement
        lengths = np.hypot.reduce(moved, axis=1)
    lengths = lengths[np.isfinite(lengths) & (lengths > 0)]
    if not len(lengths):
        return 0.0
    longest = lengths.max()  # the sum of the two in the middle may overflow
    return float(np.median(lengths / longest) * longest)
