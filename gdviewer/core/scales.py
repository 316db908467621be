"""Maps numbers to places along an axis: evenly, by their logarithm, or by a signed one."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from gdviewer.core.objective import Array

ScaleKind = Literal["linear", "log", "signed_log"]

_DECADES = 8.0
"""How many powers of ten a signed logarithm has on each side of zero."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A way to lay numbers out; ``unit`` is where a signed logarithm turns linear about zero."""

    kind: ScaleKind
    unit: float = 1.0

    @classmethod
    def of(cls, kind: ScaleKind, low: float, high: float) -> Scale:
        """Return the scale of that kind for values between ``low`` and ``high``.

        A logarithm becomes a signed one where values go below zero.
        """
        if kind == "log" and low < 0:
            kind = "signed_log"
        largest = max(abs(low), abs(high))
        unit = 10.0 ** (math.floor(math.log10(largest)) - _DECADES) if largest > 0 else 1.0
        return cls(kind, unit if math.isfinite(unit) and unit > 0 else 1.0)

    def place(self, values: Array) -> Array:
        """Return where ``values`` are; nan for those that have no place."""
        with np.errstate(all="ignore"):
            if self.kind == "linear":
                places = np.array(values, dtype=np.float64)
            elif self.kind == "log":
                places = np.log10(np.where(np.asarray(values) > 0, values, np.nan))
            else:
                places = np.sign(values) * np.log10(1.0 + np.abs(values) / self.unit)
        return np.where(np.isfinite(places), places, np.nan)

    def value(self, place: float) -> float:
        """Return the number that is at ``place``."""
        if self.kind == "linear":
            return place
        if self.kind == "log":
            return _power(place)
        return math.copysign((_power(abs(place)) - 1.0) * self.unit, place)


def _power(exponent: float) -> float:
    return 10.0**exponent if exponent < 308 else math.inf
