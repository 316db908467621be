"""Tells whether two frames look alike: a path that grows beyond the playhead is no news."""

from __future__ import annotations

from collections.abc import Hashable

from gdviewer.state.frame import Frame


def looks_alike(one: Frame, other: Frame) -> bool:
    """Whether the plot of ``other`` is the same picture as that of ``one``."""
    return (
        one.document is other.document
        and one.facts is other.facts
        and one.field is other.field
        and one.curve is other.curve
        and one.critical is other.critical
        and one.insides == other.insides
        and one.local is other.local
        and one.witness is other.witness
        and one.is_dragging == other.is_dragging
        and _swarm(one) == _swarm(other)
        and _shown(one) == _shown(other)
    )


def _swarm(frame: Frame) -> tuple[int, int]:
    """Return which swarm is drawn, by its first steps, which stay, and at what step."""
    swarm = frame.swarm
    return id(swarm.blocks[0]) if swarm is not None and swarm.length else 0, frame.swarm_step


def _shown(frame: Frame) -> list[Hashable]:
    """Return up to where each path is drawn."""
    return [(path.generation, path.color, frame.shown_step(path)) for path in frame.paths]
