"""How a method or a step rule declares what a step of it is: lines of text, and what they speak of.

A line is an equation or a comparison in the symbols of the docstring, ``v = μ v + (1 − τ) g``,
perhaps with words after a colon between spaces, or those words alone. A symbol on the left is new
from there on, and θ is the next point in the end. Side by side is times: coordinate by coordinate
of two vectors, as matrices of what is transposed by ᵀ. Known by themselves are the hyperparameters
by their symbols, θ, the identity I, π, k (the step, from 0), t (from 1), f(θ) and ∇f, and of the
next point f(θ + α d) and ∇f₊.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from gdviewer.core.objective import Array

if TYPE_CHECKING:
    from gdviewer.core.optimizers.base import Evaluation, Rates

Value = float | Array


@dataclass(frozen=True, slots=True)
class Rule:
    """The lines of one step, in turn, with the signs of a minimization.

    Attributes
    ----------
    lines
        What the module's docstring says.
    values
        What symbols stand for before the step: a number, a vector ``(n,)`` or a matrix ``(n, n)``;
        None where nothing is there yet, so that what it would be part of is left out.
    slopes
        The symbols that change their sign with f: averages of gradients, the Hessian.
    """

    lines: tuple[str, ...]
    values: Mapping[str, Value | None] = field(default_factory=dict)
    slopes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Inside:
    """One step from within, with the signs of a minimization.

    ``before`` and ``after`` are the states of the method or the line search, ``at`` is what the
    step began with. ``x``, ``f`` and ``gradient`` are of the point that it came to, ``rates`` what
    the schedule set and ``step_size`` α, nan where the method made its whole step. ``trials`` are
    the points ``(x, f)`` that were tried, ``draw`` makes the generator of the step anew.
    """

    step: int
    at: Evaluation
    before: Any
    after: Any
    x: Array
    f: float
    gradient: Array
    rates: Rates
    step_size: float
    trials: tuple[tuple[Array, float], ...]
    draw: Callable[[], np.random.Generator]
