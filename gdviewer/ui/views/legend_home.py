"""Says over which of two pictures the legend lies."""

from __future__ import annotations

from gdviewer.state.frame import Frame
from gdviewer.ui.gl_probe import probe_gl


def is_over_surface(frame: Frame) -> bool:
    """Whether the legend lies over the surface in space, which has more room, where there is one.

    Else it lies over the contour.
    """
    is_shown = frame.document.shows_surface != "off" and len(frame.variables) == 2
    return is_shown and not probe_gl().missing


def is_over_contour(frame: Frame) -> bool:
    """Whether the legend lies over the contour."""
    return not is_over_surface(frame)
