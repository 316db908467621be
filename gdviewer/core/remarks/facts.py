"""Measures one step of a run, once for all remarks."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from gdviewer.core.descent import Descent
from gdviewer.core.instant import Instant
from gdviewer.core.minimized import Minimized
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import optimizers
from gdviewer.core.quadratic_model import newton_step
from gdviewer.core.stability.gauge import Stability, stability
from gdviewer.core.step_rules.base import LineSearch
from gdviewer.core.terms import Kind, Term


@dataclass(frozen=True, eq=False)
class Facts:
    """What a step did; everything has the signs of a minimization, but for ``stability``'s own.

    ``f`` and ``f_after`` are the whole cost before and after the step; ``gradient`` and
    ``gradient_after`` ``(n,)`` that of the whole cost, nan after where no step follows.
    """

    descent: Descent
    instant: Instant
    stability: Stability
    f: float
    gradient: Array
    f_after: float
    gradient_after: Array

    @property
    def has_step(self) -> bool:
        """Whether a step follows."""
        return self.instant.displacement is not None

    @property
    def displacement(self) -> Array:
        """Δx, ``(n,)``; zeros where no step follows."""
        found = self.instant.displacement
        return np.zeros_like(self.instant.at.x) if found is None else found

    @cached_property
    def change(self) -> float:
        """By how much f rose; nan where no step follows."""
        return self.f_after - self.f

    @cached_property
    def gradient_size(self) -> float:
        """‖∇f‖."""
        return _length(self.gradient)

    @cached_property
    def length(self) -> float:
        """‖Δx‖."""
        return _length(self.displacement)

    @cached_property
    def turn(self) -> float:
        """The angle between the step before and this one, in degrees; nan where there is none."""
        if self.instant.previous is None:
            return math.nan
        return _angle(self.instant.previous, self.displacement)

    @cached_property
    def slope(self) -> float:
        """∇f·Δx where the step begins."""
        return _dot(self.gradient, self.displacement)

    @cached_property
    def gathered_slope(self) -> float:
        """The slope that the method sees along what is not decoupled weight decay in its step.

        Above 0 only where it goes by what it has gathered: (∇f + λ θ)·(Δx + η l θ), with λ and l of
        its linear rule. nan where there is none.
        """
        rule, x = self.stability.rule, self.instant.at.x
        if rule is None:
            return math.nan
        with np.errstate(all="ignore"):
            seen = self.gradient + rule.penalty * x
            own = self.displacement + self.stability.learning_rate * rule.decay * x
        return _dot(seen, own)

    @cached_property
    def slope_after(self) -> float:
        """∇f·Δx where the step ends."""
        return _dot(self.gradient_after, self.displacement)

    @cached_property
    def pull(self) -> float:
        """η λmax, with the Hessian scaled as the method scales it."""
        return self.stability.learning_rate * self.stability.steepest

    @cached_property
    def most_pull(self) -> float:
        """The η λmax from which on the quadratic is not stable; nan where there is none."""
        return self.stability.largest_stable * self.stability.steepest

    @cached_property
    def unstable_share(self) -> float:
        """How much of the step goes along curvatures for which η is too large, from 0 to 1."""
        return self.stability.unstable_share(self.displacement)

    @cached_property
    def newton_length(self) -> float:
        """How far the stationary point of the quadratic is; nan where it has none."""
        step = self._newton
        return math.nan if step is None else _length(step)

    @cached_property
    def newton_share(self) -> float:
        """The length of the step over that of the Newton step; nan where there is none."""
        return self.length / self.newton_length if self.newton_length > 0 else math.nan

    @cached_property
    def off_newton(self) -> float:
        """The angle between the step and the Newton step, in degrees; nan where there is none."""
        step = self._newton
        return math.nan if step is None else _angle(step, self.displacement)

    @cached_property
    def off_descent(self) -> float:
        """The angle between the step and −∇f, in degrees; nan where either is 0."""
        return _angle(-self.gradient, self.displacement)

    @cached_property
    def flattest_share(self) -> float:
        """How much of the step, squared, goes along the flattest axis; nan where it is not known.

        From 0 to 1, in the coordinates of the function.
        """
        hessian = self.stability.hessian
        if hessian is None or not self.length > 0:
            return math.nan
        values, vectors = np.linalg.eigh(hessian)
        along = _dot(vectors[:, np.abs(values).argmin()], self.displacement)
        return (along / self.length) ** 2

    @cached_property
    def left_to_gain(self) -> float:
        """By how much the quadratic says that f can still fall; nan where it has no minimum."""
        step = self._newton
        if step is None or not self.is_convex_here:
            return math.nan
        return -_dot(self.gradient, step) / 2

    @cached_property
    def trials(self) -> int:
        """How many points the step tried."""
        return 0 if self.instant.reached is None else len(self.instant.reached.trials)

    @property
    def tried(self) -> list[float]:
        """The f of the points that the step tried, where they have one."""
        trials = () if self.instant.reached is None else self.instant.reached.trials
        sign = -1.0 if self.descent.is_maximizing else 1.0
        return [sign * f for _, f in trials if not math.isnan(f)]

    @property
    def best_trial(self) -> float:
        """The least f of a point that the step tried; inf where it tried none."""
        return min(self.tried, default=math.inf)

    @property
    def has_line_search(self) -> bool:
        """Whether a line search finds the length of the step."""
        return isinstance(self.descent.step_rule, LineSearch)

    @property
    def is_stochastic(self) -> bool:
        """Whether the step sees another cost than the whole one."""
        return self.descent.objective.at_step(self.instant.step) is not self.descent.objective

    @property
    def has_momentum(self) -> bool:
        """Whether the method goes by what it has gathered on the way."""
        rule = self.stability.rule
        return rule is not None and rule.keeps > 0 and rule.gathered > 0

    @property
    def is_scaled(self) -> bool:
        """Whether the method divides each coordinate by a number of its own."""
        rule = self.stability.rule
        return rule is not None and rule.divisor is not None

    @cached_property
    def title(self) -> str:
        """What the window calls the method."""
        kind = type(self.descent.optimizer)
        return next(entry.title for entry in optimizers if entry.value is kind)

    @cached_property
    def radii(self) -> tuple[float, float]:
        """The radius that the method keeps to, before and after the step; nan without one."""
        method, states = self.descent.optimizer, (self.instant.before, self.instant.after)
        before, after = (_radius(method.terms(state)) for state in states)
        return before, after

    @property
    def is_convex_here(self) -> bool:
        """Whether f curves upward in every direction, downward in an ascent."""
        own = self.stability.eigenvalues
        return bool(own[-1] < 0 if self.descent.is_maximizing else own[0] > 0)

    @cached_property
    def _newton(self) -> Array | None:
        return newton_step(self.stability.hessian, self.gradient)


def measure(descent: Descent, instant: Instant) -> Facts:
    """Return the facts of the step at ``instant``."""
    cost = Minimized(descent.objective, descent.is_maximizing)
    here = cost.evaluate(instant.at.x) if cost.is_stochastic else instant.at
    f_after, gradient_after = math.nan, np.full_like(here.x, math.nan)
    if instant.reached is not None:
        there = cost.evaluate(instant.reached.x)
        f_after, gradient_after = float(there.f), there.gradient
    found = stability(descent, instant)
    return Facts(descent, instant, found, float(here.f), here.gradient, f_after, gradient_after)


def _radius(terms: tuple[Term, ...]) -> float:
    sizes = [float(term.value) for term in terms if term.kind is Kind.RADIUS]
    return sizes[0] if sizes else math.nan


def _length(vector: Array) -> float:
    return math.hypot(*vector.tolist())


def _dot(one: Array, other: Array) -> float:
    with np.errstate(all="ignore"):
        return float(one @ other)


def _angle(one: Array, other: Array) -> float:
    lengths = _length(one) * _length(other)
    if not 0 < lengths < math.inf:
        return math.nan
    return math.degrees(math.acos(min(max(_dot(one, other) / lengths, -1.0), 1.0)))
