"""Finds f*, the value that f is measured from: known, found in view, or reached by a run."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from gdviewer.core.critical_points.records import Kind
from gdviewer.state.frame import Frame
from gdviewer.state.readings.course import minimum_of


@dataclass(frozen=True, slots=True)
class Reference:
    """The value f* that f is measured from, nan where there is none; ``ground`` says what it is."""

    value: float
    ground: str


def reference_of(frame: Frame) -> Reference:
    """Return f*: the known minimum, else the best one found in view, else the best of the runs.

    A minimum that was found counts as long as no run comes lower. In an ascent all is upside down.
    """
    end = "maximum" if frame.document.is_maximizing else "minimum"
    known = minimum_of(frame.document, frame.facts)
    if known is not None:
        return Reference(known, f"the known {end}")
    sign = -1.0 if frame.document.is_maximizing else 1.0
    reached, found = _best_reached(frame, sign), _best_found(frame, sign)
    if found <= reached and math.isfinite(found):
        return Reference(sign * found, f"the best {end} found in view")
    if math.isfinite(reached):
        return Reference(sign * reached, "the best value that any run came to")
    return Reference(math.nan, f"not known: no {end} is known and no run has a value")


def _best_found(frame: Frame, sign: float) -> float:
    wanted = Kind.MAXIMUM if sign < 0 else Kind.MINIMUM
    values = (sign * point.f for point in frame.critical.points if point.shape is wanted)
    return min(values, default=math.inf)


def _best_reached(frame: Frame, sign: float) -> float:
    values = (sign * path.trajectory.f[: path.length] for path in frame.paths)
    return min((float(one[np.isfinite(one)].min(initial=np.inf)) for one in values), default=np.inf)
