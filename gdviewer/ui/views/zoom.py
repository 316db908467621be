"""Moves and zooms a rectangle of the plane, within what float64 can tell apart."""

from __future__ import annotations

from gdviewer.core.bounds import Bounds

_WIDEST = 1e12
_NARROWEST = 1e-10
"""The smallest width, as a share of the distance from the origin (or of 0.01 near it)."""


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


def _allowed(bounds: Bounds, factor: float) -> float:
    """Return ``factor``, or 1 where it would zoom out or in too far."""
    width, height = bounds.width * factor, bounds.height * factor
    farthest = max(map(abs, (bounds.xmin, bounds.xmax, bounds.ymin, bounds.ymax)))
    is_too_wide = factor > 1 and max(width, height) > _WIDEST
    is_too_narrow = factor < 1 and min(width, height) < _NARROWEST * max(farthest, 0.01)
    return 1.0 if is_too_wide or is_too_narrow else factor
