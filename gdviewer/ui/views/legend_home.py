"""Says over which of two pictures the legend lies."""

from __future__ import annotations

from gdviewer.state.frame import Frame
from gdviewer.ui.surface_lack import is_surface_shown


def is_over_surface(frame: Frame) -> bool:
    """Whether the legend lies over the surface in space, which has more room, where there is one.

    Else it lies over the contour.
    """
    return is_surface_shown(frame)


def is_over_contour(frame: Frame) -> bool:
    """Whether the legend lies over the contour."""
    return not is_over_surface(frame)
