"""Says whether the surface in space can be shown, and why not where it is asked for in vain."""

from __future__ import annotations

from gdviewer.state.frame import Frame
from gdviewer.ui.gl_probe import probe_gl

_ONE_VARIABLE = "A function of one variable has no surface: what it has is this curve."
_NO_FORMULA = "There is no surface until the formula is right."


def lack_of_surface(frame: Frame) -> str:
    """Return in a sentence why the surface that is asked for is not shown; empty where it is."""
    if frame.document.shows_surface == "off":
        return ""
    if frame.facts.objective is None:
        return _NO_FORMULA
    return _ONE_VARIABLE if len(frame.variables) != 2 else probe_gl().missing


def is_surface_shown(frame: Frame) -> bool:
    """Whether the surface is asked for, and there is one."""
    return frame.document.shows_surface != "off" and not lack_of_surface(frame)


def is_contour_shown(frame: Frame) -> bool:
    """Whether the contour, or the curve of one variable, is seen: no surface is in its place."""
    return frame.document.shows_surface != "instead" or not is_surface_shown(frame)
