"""Moves and zooms what is in view, within what float64 can tell apart."""

from __future__ import annotations

from gdviewer.core.bounds import Bounds

_WIDEST = 1e12
_WIDEST_VALUES = 1e99
_NARROWEST = 1e-10
"""The smallest width, as a share of the distance from the origin (or of 0.01 near it)."""

_NEAR = 0.01
_NEAR_VALUES = 1e-90

Interval = tuple[float, float]


def zoomed(bounds: Bounds, point: tuple[float, float], factor: float) -> Bounds:
    """Return ``bounds`` scaled by ``factor`` about ``point``, which stays where it is."""
    (x, y) = point
    factor = _allowed(bounds, factor)
    return Bounds(
        x + (bounds.xmin - x) * factor,
        x + (bounds.xmax - x) * factor,
        y + (bounds.ymin - y) * factor,
        y + (bounds.ymax - y) * factor,
    )


def moved(bounds: Bounds, dx: float, dy: float) -> Bounds:
    """Return ``bounds`` shifted, or unchanged where that would lead too far out."""
    x, y = bounds.center
    if max(abs(x + dx), abs(y + dy)) > _WIDEST:
        return bounds
    return Bounds(bounds.xmin + dx, bounds.xmax + dx, bounds.ymin + dy, bounds.ymax + dy)


def zoomed_across(bounds: Bounds, x: float, factor: float) -> Bounds:
    """Return ``bounds`` with what is seen of x scaled about ``x``."""
    low, high = _scaled((bounds.xmin, bounds.xmax), x, factor, _NEAR, _WIDEST)
    return Bounds(low, high, bounds.ymin, bounds.ymax)


def zoomed_upwards(bounds: Bounds, y: float, factor: float) -> Bounds:
    """Return ``bounds`` with what is seen of the values scaled about ``y``."""
    low, high = _scaled((bounds.ymin, bounds.ymax), y, factor, _NEAR_VALUES, _WIDEST_VALUES)
    return Bounds(bounds.xmin, bounds.xmax, low, high)


def moved_across(bounds: Bounds, dx: float) -> Bounds:
    """Return ``bounds`` shifted in x."""
    low, high = _shifted((bounds.xmin, bounds.xmax), dx, _WIDEST)
    return Bounds(low, high, bounds.ymin, bounds.ymax)


def moved_upwards(bounds: Bounds, dy: float) -> Bounds:
    """Return ``bounds`` shifted along the values."""
    low, high = _shifted((bounds.ymin, bounds.ymax), dy, _WIDEST_VALUES)
    return Bounds(bounds.xmin, bounds.xmax, low, high)


def _allowed(bounds: Bounds, factor: float) -> float:
    """Return ``factor``, or 1 where it would zoom out or in too far."""
    width, height = bounds.width * factor, bounds.height * factor
    farthest = max(map(abs, (bounds.xmin, bounds.xmax, bounds.ymin, bounds.ymax)))
    is_too_wide = factor > 1 and max(width, height) > _WIDEST
    is_too_narrow = factor < 1 and min(width, height) < _NARROWEST * max(farthest, _NEAR)
    return 1.0 if is_too_wide or is_too_narrow else factor


def _scaled(
    interval: Interval, about: float, factor: float, near: float, widest: float
) -> Interval:
    """Return ``interval`` scaled, or unchanged where that would zoom out or in too far."""
    low, high = (about + (edge - about) * factor for edge in interval)
    farthest = max(map(abs, interval))
    is_too_wide = factor > 1 and high - low > widest
    is_too_narrow = factor < 1 and high - low < _NARROWEST * max(farthest, near)
    return interval if is_too_wide or is_too_narrow else (low, high)


def _shifted(interval: Interval, by: float, widest: float) -> Interval:
    low, high = interval[0] + by, interval[1] + by
    return interval if max(abs(low), abs(high)) > widest else (low, high)
