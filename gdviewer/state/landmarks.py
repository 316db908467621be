"""The points of a function that matter: known minimizers, and what was found in view."""

from __future__ import annotations

from gdviewer.core.critical_points.records import CriticalPoint
from gdviewer.state.frame import Frame

_SAME = 1e-6  # of the view: what is nearer to a known minimizer is that minimizer


def landmarks(frame: Frame) -> tuple[tuple[float, ...], ...]:
    """Return the points of ``frame`` that are worth going to, each once, the known ones exactly.

    Points of a line of critical points are not among them: there is nothing special to one.
    """
    found = (point.x for point in frame.critical.points if not point.line)
    known = frame.facts.minimizers
    return *known, *(x for x in found if not _is_one_of(x, known, frame))


def is_known(point: CriticalPoint, frame: Frame) -> bool:
    """Whether ``point`` is a minimizer that is known anyway."""
    return _is_one_of(point.x, frame.facts.minimizers, frame)


def _is_one_of(
    x: tuple[float, ...], others: tuple[tuple[float, ...], ...], frame: Frame
) -> bool:
    bounds = frame.document.bounds
    near = _SAME * max(bounds.width, bounds.height)
    return any(
        all(abs(one - other) <= near for one, other in zip(x, known, strict=True))
        for known in others
        if len(known) == len(x)
    )
