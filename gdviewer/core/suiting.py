"""Chooses the shades and levels that suit a sampled surface."""

from __future__ import annotations

import numpy as np

from gdviewer.core.critical_points.search import find_saddles
from gdviewer.core.floor import falls_without_end, floor_in_view
from gdviewer.core.objective import Array, Objective
from gdviewer.core.samples import Samples
from gdviewer.core.shading import Shading
from gdviewer.core.spacing import even, geometric, symmetric

_NEARLY_ALL = 0.9


def suitable_shading(
    objective: Objective,
    x: Array,
    y: Array,
    values: Array,
    is_maximizing: bool,
    count: int,
    like: Shading | None = None,
) -> Shading | None:
    """Return shades and about ``count`` levels for ``values`` ``(ny, nx)``; None without values.

    Spaced geometrically above the smallest value where that lies inside the view; else
    symmetrically in log about the lowest saddle in view; else evenly, unless f is too steep for
    that. When maximizing, the mirror
    image of what is right for −f. While the view moves the kind of spacing stays that of ``like``,
    lest it change to and fro with each basin that comes into view.
    """
    if not np.isfinite(values).any():
        return None
    samples = Samples(objective, x, y, values, -1.0 if is_maximizing else 1.0)
    if like is None or like.is_flat:
        shading = _chosen(samples, count)
    else:
        shading = _like(like.mirrored() if is_maximizing else like, samples, count)
    return shading.mirrored() if is_maximizing else shading


def _chosen(samples: Samples, count: int) -> Shading:
    floor = floor_in_view(samples)
    if floor is not None:
        return geometric(samples.finite, floor, count)
    saddles = find_saddles(samples.objective, samples.x, samples.y, samples.values)
    if not saddles:
        return _even(samples, count)
    heights = samples.sign * np.asarray(samples.objective.value(np.array(saddles)))
    return symmetric(samples.finite, float(heights.min()), count) or _even(samples, count)


def _like(before: Shading, samples: Samples, count: int) -> Shading:
    if before.is_above_floor:
        floor = floor_in_view(samples)
        least = float(samples.finite.min())
        return geometric(samples.finite, least if floor is None else floor, count)
    about = symmetric(samples.finite, before.origin, count) if before.contrast else None
    return about or _even(samples, count)


def _even(samples: Samples, count: int) -> Shading:
    """Space evenly, unless nearly all of the view would then be below the first level."""
    falls, rises = falls_without_end(samples), falls_without_end(samples.turned())
    shading = even(samples.finite, count, falls=falls, rises=rises)
    if falls or rises or not shading.levels:
        return shading
    is_below = samples.finite < min(shading.levels)
    if np.mean(is_below) < _NEARLY_ALL:
        return shading
    return geometric(samples.finite, float(samples.finite.min()), count)
