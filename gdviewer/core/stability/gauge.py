"""Measures at one point of a run how its learning rate stands to what the quadratic there bears."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from gdviewer.core.curvature import condition_number
from gdviewer.core.descent import Descent
from gdviewer.core.instant import Instant
from gdviewer.core.minimized import Minimized
from gdviewer.core.objective import Array
from gdviewer.core.stability.linear_rule import LinearRule
from gdviewer.core.stability.regimes import Regime, Zone, kept_per_step, regime_of, zones
from gdviewer.core.step_rules.base import LineSearch

_RELATIVE_ZERO = 1e-12
_BY_LINE_SEARCH = "the line search finds the length of each step"
_NOT_CURVED = "f does not curve upward here"
_NOT_CURVED_DOWN = "f does not curve downward here"
_NO_HESSIAN = "the Hessian is not known here"


@dataclass(frozen=True, slots=True, eq=False)
class Stability:
    """What the quadratic that fits a point says of a method and its learning rate.

    ``hessian`` ``(n, n)`` is H as a minimization sees it, None where it is not known.
    ``eigenvalues`` ``(n,)`` are those of the user's own Hessian, rising; nan where there is none.
    ``curvatures`` ``(n,)``, rising, are those of the scaled Hessian as a minimization sees it, and
    ``vectors`` ``(n, n)`` are its eigenvectors, as columns of length 1, in the coordinates D^½ θ.
    ``learning_rate`` is the one in use, ``step_size`` the α that a line search found, nan where
    there is none. ``largest_stable`` is the η from which on the error along the steepest curvature
    grows, nan where there is none: then ``why_not`` says why, to follow a colon.
    ``zones`` are those of the learning rate along the steepest curvature. ``rule`` is what the
    method declared, None where its steps are not linear or a line search sets their lengths.
    """

    hessian: Array | None
    eigenvalues: Array
    curvatures: Array
    vectors: Array
    learning_rate: float
    step_size: float
    is_maximizing: bool
    rule: LinearRule | None
    largest_stable: float
    zones: tuple[Zone, ...]
    why_not: str

    @property
    def condition_number(self) -> float:
        """The largest |λ| of H over the smallest; inf where only the smallest is 0, else nan."""
        return condition_number(self.eigenvalues)

    @property
    def steepest(self) -> float:
        """The greatest curvature of the scaled Hessian."""
        return float(self.curvatures[-1])

    @property
    def has_runaway_axis(self) -> bool:
        """Whether no learning rate is stable: along some axis f curves the wrong way."""
        least = float(self.curvatures[0])
        is_wrong = least < -_RELATIVE_ZERO * abs(self.steepest)
        return self.rule is not None and is_wrong and self.rule.runs_away(least)

    @property
    def regimes(self) -> tuple[Regime | None, ...]:
        """The regime along each of ``curvatures``; None where it has no bottom or no rule."""
        if self.rule is None:
            return (None,) * len(self.curvatures)
        rate = self.learning_rate
        return tuple(regime_of(self.rule, rate, float(one)) for one in self.curvatures)

    def unstable_share(self, displacement: Array) -> float:
        """Return how much of a step ``(n,)``, squared, goes where the rate in use is not stable.

        From 0 to 1, in the coordinates D^½ θ; nan where nothing is known.
        """
        if self.rule is None or not np.isfinite(self.curvatures).all():
            return math.nan
        root = 1.0 if self.rule.divisor is None else np.sqrt(self.rule.divisor)
        with np.errstate(all="ignore"):
            parts = (self.vectors.T @ (root * displacement)) ** 2
            is_unstable = [
                self.learning_rate > self.rule.largest_stable(one)
                for one in self.curvatures.tolist()
            ]
            return float(parts[is_unstable].sum() / parts.sum())

    @property
    def kept(self) -> float:
        """The part of the error that a step keeps in the long run; nan where it has no bottom."""
        if self.rule is None or not self.curvatures[0] > 0:
            return math.nan
        ends = (float(self.curvatures[0]), self.steepest)
        return max(kept_per_step(self.rule, self.learning_rate, one) for one in ends)


def stability(descent: Descent, instant: Instant) -> Stability:
    """Return the stability of ``descent`` at ``instant``, for the whole cost."""
    cost = Minimized(descent.objective, descent.is_maximizing)
    hessian = cost.hessians(instant.at.x)
    rule = _rule(descent, instant)
    unknown = _unknown(descent, instant, rule)
    if hessian is None or not np.isfinite(hessian).all():
        return unknown
    curvatures, vectors = np.linalg.eigh(hessian)
    own: Array = -curvatures[::-1] if descent.is_maximizing else curvatures
    if rule is not None and (rule.divisor is not None or rule.penalty):
        scaled = rule.scaled(hessian)
        if not np.isfinite(scaled).all():
            return replace(unknown, eigenvalues=own)
        curvatures, vectors = np.linalg.eigh(scaled)
    known = replace(
        unknown, hessian=hessian, eigenvalues=own, curvatures=curvatures, vectors=vectors
    )
    why_not = _why_not(descent, rule, curvatures)
    if rule is None or why_not:
        return replace(known, why_not=why_not)
    bound = rule.largest_stable(known.steepest)
    return replace(known, largest_stable=bound, zones=zones(rule, known.steepest), why_not="")


def _rule(descent: Descent, instant: Instant) -> LinearRule | None:
    """Return the rule of the method; none where a line search makes each step another one."""
    if isinstance(descent.step_rule, LineSearch):
        return None
    with np.errstate(all="ignore"):  # what overflows is infinite, and so not known
        return descent.optimizer.linear_rule(instant.at, instant.after, instant.rates)


def _why_not(descent: Descent, rule: LinearRule | None, curvatures: Array) -> str:
    if isinstance(descent.step_rule, LineSearch):
        return _BY_LINE_SEARCH
    if rule is None:
        return descent.optimizer.why_no_bound
    if curvatures[-1] > _RELATIVE_ZERO * abs(float(curvatures[0])):
        return ""
    return _NOT_CURVED_DOWN if descent.is_maximizing else _NOT_CURVED


def _unknown(descent: Descent, instant: Instant, rule: LinearRule | None) -> Stability:
    """Return what is known without a Hessian."""
    nothing = np.full(len(instant.at.x), np.nan)
    step_size = math.nan
    if isinstance(descent.step_rule, LineSearch) and instant.reached is not None:
        step_size = instant.reached.step_size
    return Stability(
        hessian=None,
        eigenvalues=nothing,
        curvatures=nothing,
        vectors=np.full((len(nothing), len(nothing)), np.nan),
        learning_rate=instant.rates.learning_rate,
        step_size=step_size,
        is_maximizing=descent.is_maximizing,
        rule=rule,
        largest_stable=math.nan,
        zones=(),
        why_not=_NO_HESSIAN,
    )
