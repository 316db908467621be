"""Finds the range of values that shows a curve well, also one with poles."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from gdviewer.core.objective import Array

_MARGIN = 0.08  # of the range, above and below
_FLAT = 1e-12  # of the values: what differs by less is one value
_FARTHEST = 1e300
_COMMON = 0.2, 0.8  # the quantiles between which the most part of a curve lies ...
_REACH = 1.5  # ... and how many times their distance it is shown beyond them
_ZOOMS, _SAMPLES = 3, 33
_DWARFED = 8.0  # a curve that is so many times as high as its turns are apart hides them
_IDLE = 1e-4  # of the height: turns that are nearer may be rounding
_ROOM = 3.0  # of what the turns are apart, above and below
_GROWTH = 0.3  # of the range: an extreme that grows more under the glass is a pole's flank


def fitted_range(
    values_of: Callable[[Array], Array], x: Array, values: Array
) -> tuple[float, float]:
    """Return from where to where to show the ``values`` ``(n,)`` at ``x`` ``(n,)``, with a margin.

    That is all of them, but on a side where f has no bound only the part near the others; and where
    the curve turns up and down on a small part of its height, as x⁴ − 3x² + x does within −6 to 6,
    not much more than that part.
    """
    is_finite = np.isfinite(values)
    seen = values[is_finite].clip(-_FARTHEST, _FARTHEST)
    if not seen.size:
        return -1.0, 1.0
    low, high = float(seen.min()), float(seen.max())
    if high / 2 - low / 2 <= _FLAT * max(abs(low), abs(high)):
        room = abs(high) / 2 or 1.0
        return low - room, high + room
    least, most = (float(value) for value in np.quantile(seen, _COMMON))
    reach = _REACH * (most / 2 - least / 2) * 2
    extent = high / 2 - low / 2
    if reach and _peak(values_of, x, values) / 2 - high / 2 > _GROWTH * extent:
        high = min(high, most + reach)
    if reach and -_peak(lambda at: -values_of(at), x, -values) / 2 - low / 2 < -_GROWTH * extent:
        low = max(low, least - reach)
    low, high = _about_turns(seen, low, high)
    margin = _MARGIN * (high / 2 - low / 2) * 2
    return max(low - margin, -_FARTHEST), min(high + margin, _FARTHEST)


def _about_turns(values: Array, low: float, high: float) -> tuple[float, float]:
    """Return ``low`` and ``high``, or nearer ones where they dwarf what happens between turns."""
    slopes = np.sign(np.diff(values))
    turns = values[1:-1][slopes[1:] * slopes[:-1] < 0.0]
    if not turns.size:
        return low, high
    least, most = float(turns.min()), float(turns.max())
    height, extent = most / 2 - least / 2, high / 2 - low / 2
    if not _IDLE * extent < height < extent / _DWARFED:
        return low, high
    room = _ROOM * 2 * height
    return max(low, least - room), min(high, most + room)


def _peak(values_of: Callable[[Array], Array], x: Array, values: Array) -> float:
    """Return the greatest finite value about the greatest of ``values``, seen ever closer."""
    for _ in range(_ZOOMS):
        top = int(np.argmax(np.where(np.isfinite(values), values, -np.inf)))
        x = np.linspace(x[max(top - 1, 0)], x[min(top + 1, len(x) - 1)], _SAMPLES)
        values = values_of(x)
        if not np.isfinite(values).any():
            break
    return float(np.where(np.isfinite(values), values, -_FARTHEST).max())
