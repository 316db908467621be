"""Puts critical points in order and names the lowest minimum and the highest maximum in view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from gdviewer.core.critical_points.records import CriticalPoint, CriticalPoints, Kind
from gdviewer.core.critical_points.samples import Nodes

MOST_POINTS = 512
"""How many critical points are kept."""

_RELATIVE_ZERO = 1e-12
_NOTHING = 1e-18  # of the values in view: far below what float64 tells of their sums
_ZERO_AT_A_KINK = 1e-9  # the slope does not vanish on the way there
_ORDER = (Kind.MINIMUM, Kind.MAXIMUM, Kind.SADDLE, Kind.DEGENERATE)


def ranked(found: Sequence[CriticalPoint], nodes: Nodes) -> CriticalPoints:
    """Return ``found`` by shape and height; several are global where they are equally high."""
    known = nodes.values[~np.isnan(nodes.values)]
    heights = np.concatenate((known, [point.f for point in found]))
    lowest, highest = float(heights.min(initial=np.inf)), float(heights.max(initial=-np.inf))
    in_order = sorted(found, key=lambda point: (_ORDER.index(point.shape), point.f, point.x))
    spread = nodes.spread
    points = [
        replace(
            point, f=_told(point.f, spread), is_global=_is_extreme(point, lowest, highest, spread)
        )
        for point in in_order[:MOST_POINTS]
    ]
    return CriticalPoints(tuple(points), len(in_order) <= MOST_POINTS)


def _told(f: float, spread: float) -> float:
    """Return ``f``, or 0 for what is left of it by rounding."""
    return f if abs(f) > _NOTHING * spread else 0.0


def _is_extreme(point: CriticalPoint, lowest: float, highest: float, spread: float) -> bool:
    """Whether nothing in view is lower than a minimum, or higher than a maximum."""
    zero = (_RELATIVE_ZERO if point.is_smooth else _ZERO_AT_A_KINK) * (spread + abs(point.f))
    if point.shape is Kind.MINIMUM:
        return point.f - lowest <= zero
    return point.shape is Kind.MAXIMUM and highest - point.f <= zero
