"""Chooses the paths that are plotted in a chart: more than there is room for tell nothing."""

from __future__ import annotations

from dataclasses import replace

from gdviewer.core.numbers import format_whole
from gdviewer.state.frame import Frame

MOST_CURVES = 100


def charted(frame: Frame) -> Frame:
    """Return ``frame`` with no more paths than a chart has."""
    few = len(frame.paths) <= MOST_CURVES
    return frame if few else replace(frame, paths=frame.paths[:MOST_CURVES])


def left_out(frame: Frame) -> str:
    """Return a sentence on what the chart of ``frame`` leaves out, empty mostly."""
    count = len(frame.paths)
    if count > MOST_CURVES:
        return f"The first {MOST_CURVES} of {format_whole(count)} paths are plotted."
    return "The swarm is not plotted." if frame.swarm is not None else ""
