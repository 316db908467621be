"""Tells of critical points in words."""

from __future__ import annotations

from collections import Counter

from gdviewer.core.critical_points.records import CriticalPoint, CriticalPoints, Kind
from gdviewer.core.numbers import format_whole

_PLURALS = {"minimum": "minima", "maximum": "maxima", "saddle": "saddles"}
_AROUND = {
    Kind.MINIMUM: "f rises around it",
    Kind.MAXIMUM: "f falls around it",
    Kind.SADDLE: "f rises and falls in turns around it",
    Kind.DEGENERATE: "f rises on one side and falls on the other",
}


def name_of(point: CriticalPoint) -> str:
    """Return what ``point`` is, e.g. ``global minimum`` or ``line of maxima``."""
    if point.line:
        return f"line of {_PLURALS.get(point.shape.value, 'critical points')}"
    if point.kind is Kind.DEGENERATE:
        is_certain = point.shape is not Kind.DEGENERATE
        return f"degenerate {point.shape.value if is_certain else 'point'}"
    return f"global {point.kind.value}" if point.is_global else point.kind.value


def note_on(point: CriticalPoint) -> str:
    """Return what else is to be said of ``point``, in a sentence; empty for the usual kinds."""
    if not point.is_smooth:
        return "f has a kink here: it is not differentiable twice."
    if point.line:
        return "Every point of a line is critical: along it f does not change."
    if point.kind is Kind.DEGENERATE:
        return f"An eigenvalue of the Hessian is 0, so it does not tell: {_AROUND[point.shape]}."
    return ""


def count_in_words(found: CriticalPoints) -> str:
    """Return e.g. ``4 minima, 1 maximum, 4 saddles in view``."""
    if not found.is_known:
        return "Looking for critical points …"
    if not found.points:
        return "No critical point found in view"
    names = Counter(_counted_as(point) for point in found.points)
    counts = ", ".join(_count(name, count) for name, count in names.items())
    return f"{counts} in view" if found.is_complete else f"{counts} in view, and more"


def _counted_as(point: CriticalPoint) -> str:
    if point.line:
        return name_of(point)
    return "degenerate point" if point.kind is Kind.DEGENERATE else point.kind.value


def _count(name: str, count: int) -> str:
    if count == 1:
        return f"1 {name}"
    first, _, rest = name.partition(" of ")
    plural = f"{first}s of {rest}" if rest else _PLURALS.get(name, f"{name}s")
    return f"{format_whole(count)} {plural}"
