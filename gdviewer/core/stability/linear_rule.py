"""How a method moves on a quadratic, where it is linear: one record, declared by each method."""

from __future__ import annotations

import cmath
import math
from dataclasses import dataclass

import numpy as np

from gdviewer.core.objective import Array

ADAPTIVE_SOURCE = "Cohen et al. (2022), https://arxiv.org/abs/2207.14484, section 3"
"""Where the stability of adaptive methods is that of the preconditioned Hessian."""


@dataclass(frozen=True, slots=True, eq=False)
class LinearRule:
    """A method with everything held that changes slowly, for the gradient g of a quadratic.

    v ← a v + b g / D; θ ← θ − η (c g / D + d v + l θ), where a is ``keeps``, b ``takes``, c
    ``plain``, d ``gathered`` and l ``decay``, the decoupled weight decay. ``divisor`` is D,
    ``(n,)``, or None where nothing is divided. ``penalty`` is the weight decay that is a part of
    the gradient: it adds to each curvature. ``formula`` is the largest stable learning rate in the
    symbols of the method, ``scaling`` what D is in them; ``source`` says where that comes from.

    With curvature h of D^(−1/2) H D^(−1/2) the error and v follow a matrix of 2 × 2 whose
    characteristic polynomial is r² − (1 + a − η (h p + l)) r + a (1 − η (h c + l)), p = c + d b.
    Both roots are within the unit circle where η < 2 (1 + a) / (h (c (1 + a) + d b) + l (1 + a)):
    Jury's conditions, of which this one fails first (Polyak 1964 for the heavy ball).
    """

    formula: str
    keeps: float = 0.0
    takes: float = 0.0
    plain: float = 0.0
    gathered: float = 0.0
    decay: float = 0.0
    penalty: float = 0.0
    divisor: Array | None = None
    scaling: str = ""
    source: str = ""

    def scaled(self, hessian: Array) -> Array:
        """Return D^(−1/2) (H + λ I) D^(−1/2), ``(n, n)``."""
        penalized = hessian + self.penalty * np.eye(len(hessian)) if self.penalty else hessian
        if self.divisor is None:
            return penalized
        with np.errstate(all="ignore"):
            root = 1 / np.sqrt(self.divisor)
            scaled: Array = root[:, np.newaxis] * penalized * root
        return scaled

    def largest_stable(self, curvature: float) -> float:
        """Return the η from which on the error along ``curvature`` grows; inf where none does."""
        pull = self._pull(curvature)
        return 2 * (1 + self.keeps) / pull if pull > 0 else math.inf

    def runs_away(self, curvature: float) -> bool:
        """Whether the error along ``curvature`` grows at any learning rate: a root is above 1."""
        slope, product = self._slopes(curvature)
        return slope - self.keeps * product < 0

    def roots(self, learning_rate: float, curvature: float) -> tuple[complex, complex]:
        """Return by what the two parts of the error are multiplied at each step."""
        slope, product = self._slopes(curvature)
        half = (1 + self.keeps - learning_rate * slope) / 2
        root = cmath.sqrt(half * half - self.keeps * (1 - learning_rate * product))
        return half - root, half + root

    def turning_rates(self, curvature: float) -> tuple[float, ...]:
        """Return the η at which the roots change their kind, rising.

        Between the two at which the roots are equal they are complex: the error swings in waves as
        it falls. Where real roots add up to 0 the larger one changes its sign.
        """
        slope, product = self._slopes(curvature)
        middle = 1 + self.keeps - 2 * self.keeps * product / slope  # a curvature may be 1e200
        spread = math.sqrt(max(middle**2 - (1 - self.keeps) ** 2, 0.0))
        turns = (middle - spread) / slope, (middle + spread) / slope
        return tuple(sorted((*turns, (1 + self.keeps) / slope)))

    def _slopes(self, curvature: float) -> tuple[float, float]:
        """Return what the sum of the roots, and their product over a, lose for each unit of η."""
        whole = curvature * (self.plain + self.gathered * self.takes)
        return whole + self.decay, curvature * self.plain + self.decay

    def _pull(self, curvature: float) -> float:
        slope, product = self._slopes(curvature)
        return slope + self.keeps * product
