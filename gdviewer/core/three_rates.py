"""Chooses a learning rate that is too small, a good one and one that is too large, by curvature."""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import dataclass, replace

import numpy as np
from msgspec import structs

from gdviewer.core.abreast import Request, walkers_of
from gdviewer.core.descent import Descent
from gdviewer.core.hyperparameters import hyperparameters
from gdviewer.core.minimized import Minimized
from gdviewer.core.numbers import format_count, format_number
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation, Rates
from gdviewer.core.walker import Walker

_SMALL, _LARGE = 0.05, 2.2  # times the good one
_HALVINGS, _DOUBLINGS = 24, 16
_STEPS = 2000
_KEPT = 0.1


@dataclass(frozen=True, slots=True)
class ThreeRates:
    """The three rates, and one sentence on how they were chosen."""

    too_small: float
    good: float
    too_large: float
    ground: str


def three_rates(descent: Descent) -> Generator[None, None, ThreeRates]:
    """Return three learning rates for the method and the start of ``descent``; yield now and then.

    On a quadratic gradient descent needs a rate below 2/λ, where λ is the largest eigenvalue of
    the Hessian, and 1/λ serves well. A method that scales the gradient sees the Hessian scaled
    alike, D^½ H D^½ with D = −Δx/(η ∇f) of its first step. The curvature at the start is not that
    of the way, so the rates are tried, for 2,000 steps or as many as there may be. 1/λ is halved
    until it comes down, and about as low as a twentieth of it, which is too small; 2.2 times that
    is doubled until it keeps more than a tenth of the height that the good one loses.

    Raises
    ------
    ValueError
        Where the curvature at the start says nothing, or no rate tried is good, or too large.
    """
    greatest, is_scaled = _curvature(descent)
    steps = _steps(descent)
    good, lost = yield from _good(descent, min(1 / greatest, _greatest_rate(descent)))
    large = yield from _too_large(descent, good, (1 - _KEPT) * lost)
    curved = "Hessian, scaled as the method scales it," if is_scaled else "Hessian"
    small = _rounded(_SMALL * good)
    times = [format_number(rate * greatest, 2) for rate in (small, good, large)]
    return ThreeRates(
        small,
        good,
        large,
        f"The largest eigenvalue λ of the {curved} at the start is {format_number(greatest)}; the "
        f"rates are {times[0]}/λ, {times[1]}/λ and {times[2]}/λ, tried for "
        f"{format_count(steps, 'step')}.",
    )


def _good(descent: Descent, first: float) -> Generator[None, None, tuple[float, float]]:
    """Return a good rate, ``first`` or a half of it or a quarter, ..., and by how much f falls."""
    for halvings in range(_HALVINGS):
        rate = _rounded(first / 2**halvings)
        lost = yield from _lost(descent, rate)
        if 0 < lost < math.inf and lost >= (1 - _KEPT) * (
            yield from _lost(descent, _rounded(_SMALL * rate))
        ):
            return rate, lost
    raise ValueError(
        f"none of the rates from {format_number(rate)} to {format_number(first)} is good: within "
        f"{format_count(_steps(descent), 'step')} f ends no lower than at the start, or runs away; "
        "another start may do"
    )


def _too_large(descent: Descent, good: float, enough: float) -> Generator[None, None, float]:
    """Return the first of 2.2, 4.4, 8.8, ... times ``good`` with which f falls less than enough."""
    greatest = _greatest_rate(descent)
    for doublings in range(_DOUBLINGS):
        rate = _rounded(_LARGE * good * 2**doublings)
        if rate > greatest:
            break
        if (yield from _lost(descent, rate)) < enough:
            return rate
    raise ValueError(
        f"no rate is too large: within {format_count(_steps(descent), 'step')} f comes as low, or "
        f"nearly, with all from {format_number(good)} up; another start or method may do"
    )


def _curvature(descent: Descent) -> tuple[float, bool]:
    """Return the largest |eigenvalue| of the scaled Hessian, and whether it is scaled."""
    cost = Minimized(descent.objective, descent.is_maximizing)
    start = np.array([descent.start], dtype=np.float64)
    hessians, at = cost.hessians(start), cost.evaluate_all(start)
    scale = _scale(descent, cost, at)
    if hessians is None or not np.isfinite(hessians).all() or not np.isfinite(scale).all():
        raise ValueError("the curvature of f at the start is not known")
    root = np.sqrt(scale)
    greatest = float(np.abs(np.linalg.eigvalsh(root[:, np.newaxis] * hessians[0] * root)).max())
    if not greatest > 0 or math.isinf(greatest):
        raise ValueError("f is not curved at the start, so that no rate is too large there")
    return greatest, not np.allclose(scale, scale[0])


def _scale(descent: Descent, cost: Minimized, at: Evaluation) -> Array:
    """Return by how much the first step scales each partial derivative, ``(n,)``."""
    everyone = np.ones(1, np.bool_)
    walkers = walkers_of(Request(cost, descent.optimizer, descent.seed, descent.start_index), at.x)
    with np.errstate(all="ignore"):
        step = walkers.step(0, at, Rates(1.0), everyone).displacement[0]
        scale: Array = np.abs(step / at.gradient[0])
    return np.where(at.gradient[0] == 0.0, 0.0, scale)


def _lost(descent: Descent, rate: float) -> Generator[None, None, float]:
    """Return by how much f falls on the way.

    That is infinite where the run diverges or goes down without end, and −∞ where it leaves the
    domain of f.
    """
    method = structs.replace(descent.optimizer, learning_rate=rate)
    criteria = structs.replace(descent.criteria, max_steps=_steps(descent))
    walker = Walker(replace(descent, optimizer=method, criteria=criteria))
    sign = -1.0 if descent.is_maximizing else 1.0
    first = sign * walker.report().f
    while (stop := walker.judge() or walker.advance()) is None:
        yield
    if stop.kind == "nan":
        return -math.inf
    fall = first - sign * walker.report().f
    return math.copysign(math.inf, fall) if stop.kind in {"diverged", "unbounded"} else fall


def _steps(descent: Descent) -> int:
    """Return for how many steps a rate is tried."""
    limit = descent.criteria.max_steps
    return _STEPS if limit is None else min(limit, _STEPS)


def _greatest_rate(descent: Descent) -> float:
    """Return the largest learning rate that the method may have."""
    fields = hyperparameters(type(descent.optimizer))
    bound = next(field.maximum for field in fields if field.name == "learning_rate")
    return math.inf if bound is None else bound


def _rounded(rate: float) -> float:
    """Return ``rate`` with two digits."""
    return float(f"{rate:.1e}")
