"""Looks inside the steps of a run: what the method went by, which no trajectory keeps."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from gdviewer.core.descent import Checkpoint, Descent
from gdviewer.core.instant import Instant, instants
from gdviewer.core.objective import Array
from gdviewer.core.terms import Kind, Term


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """One point of a run with what happens in the step from it, in the user's own signs.

    ``x`` and ``gradient`` are ``(n,)``; ``displacement`` is None, and there are no terms, where no
    step follows. ``rate`` is what a slope is multiplied by to be part of a step: α, else η, else 1.
    ``trials`` are the points ``(x, f)`` that the step tries.
    """

    step: int
    x: Array
    gradient: Array
    displacement: Array | None
    terms: tuple[Term, ...]
    trials: tuple[tuple[Array, float], ...]
    rate: float = 1.0


def moment(descent: Descent, checkpoint: Checkpoint, step: int) -> Moment:
    """Return what happens in the step that follows ``step``, walking there from ``checkpoint``.

    Where the run ends before, it is the moment of its end.
    """
    for found in moments(descent, checkpoint):
        if found.step == step:
            break
    return found


def moments(descent: Descent, checkpoint: Checkpoint) -> Iterator[Moment]:
    """Return one moment after the other from ``checkpoint`` on, to where there is no step.

    A step is pure, so that taking it again gives what it gave.
    """
    return (moment_of(descent, found) for found in instants(descent, checkpoint))


def moment_of(descent: Descent, found: Instant) -> Moment:
    """Return what happens in the step of ``descent`` that was ``found``."""
    at, reached = found.left, found.reached
    if reached is None:
        return Moment(found.step, at.x, at.gradient, None, (), ())
    sign = -1.0 if descent.is_maximizing else 1.0
    terms = tuple(
        term._replace(value=sign * term.value) if term.kind is Kind.SLOPE else term
        for term in descent.optimizer.terms(found.after)
    )
    rate = slope_rate(reached.step_size, reached.learning_rate)
    return Moment(found.step, at.x, at.gradient, found.displacement, terms, reached.trials, rate)


def slope_rate(step_size: float, learning_rate: float) -> float:
    """Return what a slope is multiplied by to be part of a step: α, else η, else 1."""
    rates = (rate for rate in (step_size, learning_rate) if math.isfinite(rate))
    return next(rates, 1.0)
