"""The constants of CMA-ES, which follow from the number of variables and the population."""

from __future__ import annotations

import math
from functools import cache
from typing import NamedTuple

import numpy as np

from gdviewer.core.objective import Array


class Strategy(NamedTuple):
    """The constants of Hansen's table 1; ``weights`` has all λ, best first, ``parents`` is μ."""

    weights: Array
    parents: int
    mu_eff: float
    c_sigma: float
    d_sigma: float
    c_c: float
    c_1: float
    c_mu: float
    usual_length: float

    def mean_of(self, ranked: Array) -> Array:
        """Return the weighted mean of the better half of ``ranked``, ``(λ, n)``, best first."""
        return np.asarray(self.weights[: self.parents] @ ranked[: self.parents])


def usual_population(n: int) -> int:
    """Return the tutorial's λ for ``n`` variables (equation 48)."""
    return 4 + math.floor(3 * math.log(n))


@cache
def strategy(n: int, population: int, is_active: bool) -> Strategy:
    """Return the constants for ``n`` variables and λ points (equations 49 to 58)."""
    raw = math.log((population + 1) / 2) - np.log(np.arange(1, population + 1))
    parents = population // 2
    better, worse = raw[:parents], raw[parents:]
    mu_eff = float(better.sum() ** 2 / (better**2).sum())
    mu_eff_worse = float(worse.sum() ** 2 / (worse**2).sum())
    c_sigma = (mu_eff + 2) / (n + mu_eff + 5)
    c_1 = 2 / ((n + 1.3) ** 2 + mu_eff)
    c_mu = min(1 - c_1, 2 * (0.25 + mu_eff + 1 / mu_eff - 2) / ((n + 2) ** 2 + mu_eff))
    most_worse = min(
        1 + c_1 / c_mu,
        1 + 2 * mu_eff_worse / (mu_eff + 2),
        (1 - c_1 - c_mu) / (n * c_mu),
    )
    negative = most_worse / -raw[raw < 0].sum() if is_active else 0.0
    weights = np.where(raw >= 0, raw / raw[raw >= 0].sum(), negative * raw)
    return Strategy(
        weights,
        parents,
        mu_eff,
        c_sigma,
        d_sigma=1 + 2 * max(0.0, math.sqrt((mu_eff - 1) / (n + 1)) - 1) + c_sigma,
        c_c=(4 + mu_eff / n) / (n + 4 + 2 * mu_eff / n),
        c_1=c_1,
        c_mu=c_mu,
        usual_length=math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n)),
    )
