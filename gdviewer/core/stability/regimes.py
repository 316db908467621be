"""Names how a method nears the bottom of a quadratic, and for which learning rates it does so."""

from __future__ import annotations

import math
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from gdviewer.core.stability.linear_rule import LinearRule

_ONE_STEP = 1e-3
_EDGE = 1e-9


class Regime(Enum):
    """The five ways of the error along one axis of a quadratic (after Goh 2017, Distill).

    Between the last two, at the bound itself, it is neither.
    """

    MONOTONE = "shrinks from one side"
    ONE_STEP = "is gone in one step"
    RIPPLES = "swings in waves that die out"
    OSCILLATING = "changes sides at each step and shrinks"
    NEUTRAL = "stays as large as it is, for ever"
    DIVERGENT = "grows without end"


class Zone(NamedTuple):
    """The learning rates from ``lower`` to ``upper``, which may be infinite, with one regime."""

    lower: float
    upper: float
    regime: Regime


def regime_of(rule: LinearRule, learning_rate: float, curvature: float) -> Regime | None:
    """Return the regime along an axis with ``curvature``; None where it has no bottom."""
    if not curvature > 0:
        return None
    first, second = rule.roots(learning_rate, curvature)
    largest = max(first, second, key=abs)
    if abs(largest) > 1 + _EDGE:
        return Regime.DIVERGENT
    if abs(largest) < _ONE_STEP:
        return Regime.ONE_STEP
    if abs(largest) > 1 - _EDGE and not largest.real > 0:
        return Regime.NEUTRAL
    if first.imag != 0:
        return Regime.RIPPLES
    return Regime.OSCILLATING if largest.real < 0 else Regime.MONOTONE


def kept_per_step(rule: LinearRule, learning_rate: float, curvature: float) -> float:
    """Return the part of the error along ``curvature`` that a step keeps in the long run."""
    return max(map(abs, rule.roots(learning_rate, curvature)))


def zones(rule: LinearRule, curvature: float) -> tuple[Zone, ...]:
    """Return the zones of the learning rate along the axis of ``curvature``, least rate first.

    The single rates of ``ONE_STEP`` are none; there are no zones where the axis has no bottom.
    """
    bound = rule.largest_stable(curvature)
    if not (curvature > 0 and math.isfinite(bound)):
        return ()
    turns = [turn for turn in rule.turning_rates(curvature) if 0 < turn < bound]
    edges = [0.0, *turns, bound, math.inf]
    found: list[Zone] = []
    for lower, upper in pairwise(edges):
        middle = (lower + upper) / 2 if math.isfinite(upper) else 2 * lower
        regime = regime_of(rule, middle, curvature)
        if regime is None or not upper > lower * (1 + _EDGE):
            continue
        if found and found[-1].regime is regime:
            found[-1] = found[-1]._replace(upper=upper)
        else:
            found.append(Zone(lower, upper, regime))
    return tuple(found)
