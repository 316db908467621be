"""Says between which rates and values of f a tuning is plotted; it widens while the plot fills."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from gdviewer.core.objective import Array
from gdviewer.core.scales import Scale
from gdviewer.core.tuning import FIRST_RATES
from gdviewer.scene.axes.reach import axis_range

RATES = Scale("log")
"""How learning rates are laid out."""

_ABOVE_BEST = 1e6  # times the range of the best that is worth showing, along a logarithm
_ABOVE_BEST_EVENLY = 10.0  # the same where f goes below zero, and the axis is even
_LEAST_DECADES, _LEAST_SHARE = 0.1, 0.02  # of an axis: the smallest rates all end alike


@dataclass(frozen=True, slots=True)
class TuningRange:
    """The places that a plot shows: of rates from ``first`` to ``last``, of f by its ``scale``.

    Without a scale no value of f is known yet.
    """

    first: float = math.log10(FIRST_RATES[0])
    last: float = math.log10(FIRST_RATES[1])
    scale: Scale | None = None
    bottom: float = 0.0
    top: float = 1.0

    def with_points(self, points: Array) -> TuningRange:
        """Return the range widened to ``points``, rates with their f, ``(k, 2)``.

        What soars is left out. Where f goes below zero for the first time the values begin anew.
        """
        rates = RATES.place(points[:, 0]).tolist()
        first, last = min((self.first, *rates)), max((self.last, *rates))
        values = points[np.isfinite(points[:, 1]), 1]
        if not len(values):
            return TuningRange(first, last, self.scale, self.bottom, self.top)
        scale, bottom, top = _laid_out(values)
        if self.scale == scale:
            bottom, top = min(bottom, self.bottom), max(top, self.top)
        return TuningRange(first, last, scale, bottom, top)


def _laid_out(values: Array) -> tuple[Scale, float, float]:
    """Return the scale of finite ``values``, and between which places those worth showing are."""
    low, middle = float(values.min()), float(np.median(values))
    positive = values[values > 0]
    if low < 0 or not len(positive):
        high = _worth(values, middle + _ABOVE_BEST_EVENLY * (middle - low))
        least = _LEAST_SHARE * max(abs(low), abs(high))
        return Scale("linear"), *axis_range(min(low, high - least), high)
    high = _worth(values, middle + _ABOVE_BEST * (middle - low))
    bottom, top = RATES.place(np.array((positive.min(), high))).tolist()
    return RATES, *axis_range(min(bottom, top - _LEAST_DECADES), top)


def _worth(values: Array, most: float) -> float:
    return min(float(values.max()), most)
