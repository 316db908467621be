"""The points of a function that matter: known minimizers, and what was found in view."""

from __future__ import annotations

from gdviewer.core.critical_points.records import CriticalPoint
from gdviewer.state.frame import Frame

_SAME = 1e-6  # of the view: what is nearer to a known minimizer is that minimizer


def landmarks(frame: Frame) -> tuple[tuple[float, ...], ...]:
    """Return the points of ``frame`` that are worth going to, each once, the known ones exactly.

    Points of a line of critical points are not among them: there is nothing special to one.
    """
    found = (point for point in frame.critical.points if not point.line)
    return *frame.facts.minimizers, *(point.x for point in found if not is_known(point, frame))


def is_known(point: CriticalPoint, frame: Frame) -> bool:
    """Whether ``point`` is a minimizer that is known anyway: those are global ones."""
    if not point.is_global:
        return False
    bounds, x = frame.document.bounds, point.x
    near = _SAME * max(bounds.width, bounds.height)
    return any(
        all(abs(one - other) <= near for one, other in zip(x, known, strict=True))
        for known in frame.facts.minimizers
        if len(known) == len(x)
    )
