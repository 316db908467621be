"""Chooses a learning rate that is too small, a good one and one that is too large, by curvature."""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import dataclass, replace

import numpy as np
from msgspec import structs

from gdviewer.core.abreast import Request, walkers_of
from gdviewer.core.descent import Descent
from gdviewer.core.minimized import Minimized
from gdviewer.core.numbers import format_number
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation, Rates
from gdviewer.core.walker import iterate

_SMALL, _GOOD, _LARGE = 0.05, 1.0, 2.2
_TRIES = 6
_STEPS = 300
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
    of the way, so the rates are tried: a good one that ends higher than it began within 300 steps
    is halved, and one that is to be too large is doubled, up to six times, until it keeps more than
    a tenth of the height that the good one loses.

    Raises
    ------
    ValueError
        Where the curvature at the start says nothing.
    """
    greatest, is_scaled = _curvature(descent)
    good, large = _GOOD / greatest, _LARGE / greatest
    halvings = doublings = 0
    lost = 0.0
    while halvings < _TRIES and not (lost := (yield from _lost(descent, good))) > 0:
        good, halvings = good / 2, halvings + 1
    enough = (1 - _KEPT) * lost
    while doublings < _TRIES and (yield from _lost(descent, large)) >= enough:
        large, doublings = large * 2, doublings + 1
    curved = "Hessian, scaled as the method scales it," if is_scaled else "Hessian"
    small, good, large = (_rounded(rate) for rate in (_SMALL * good, good, large))
    times = [format_number(rate * greatest, 2) for rate in (small, good, large)]
    return ThreeRates(
        small,
        good,
        large,
        f"The largest eigenvalue λ of the {curved} at the start is {format_number(greatest)}; the "
        f"rates are {times[0]}/λ, {times[1]}/λ and {times[2]}/λ, tried for {_STEPS} steps.",
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
    """Return by how much f falls on the way; −∞ where the run comes to where f has no value."""
    method = structs.replace(descent.optimizer, learning_rate=_rounded(rate))
    criteria = structs.replace(descent.criteria, max_steps=_STEPS)
    steps = iterate(replace(descent, optimizer=method, criteria=criteria))
    sign = -1.0 if descent.is_maximizing else 1.0
    first = last = sign * next(steps).f
    for step in steps:
        last = sign * step.f
        yield
    return first - last if not math.isnan(last) else -math.inf


def _rounded(rate: float) -> float:
    """Return ``rate`` with two digits."""
    return float(f"{rate:.1e}")
