"""Samples what is in view of a picture, and lays it out: each of the two decides on the other."""

from __future__ import annotations

from PySide6.QtCore import QSizeF

from gdviewer.core.critical_points.records import NOT_KNOWN, CriticalPoints
from gdviewer.core.critical_points.search import find_critical_points
from gdviewer.export.figure import Figure
from gdviewer.scene.layout import Layout, arrange
from gdviewer.scene.plot import plot_of
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame

_COARSE, _FINE = 10.0, 1.5  # pixels of the screen between two samples
_SPACINGS = (_COARSE, _COARSE, _FINE, _FINE)
_SEARCHED_NODES = 256  # along the longer side, for critical points


def layout_of(frame: Frame, figure: Figure, size: QSizeF) -> Layout:
    """Return where plot, axes and color bar go in ``size``."""
    plot = plot_of(frame)
    return arrange(
        size.width(),
        size.height(),
        plot.bounds,
        plot.is_stretched,
        plot.axes,
        plot.shading if figure.parts.color_bar else None,
        figure.theme,
    )


def sampled(frame: Frame, figure: Figure, size: QSizeF) -> tuple[Frame, Layout]:
    """Return ``frame`` with samples of all that is in view, and the layout in ``size``."""
    if frame.facts.objective is None:
        return frame, layout_of(frame, figure, size)
    done: tuple[Viewport, float] | None = None
    # The values decide how wide the color bar is, and that decides what is in view.
    for spacing in _SPACINGS:
        wanted = layout_of(frame, figure, size).viewport, spacing
        if wanted != done:
            pixels = spacing * figure.theme.scale
            frame, done = plot_of(frame).sampled(frame, wanted[0], pixels), wanted
    return frame, layout_of(frame, figure, size)


def critical_points_in(frame: Frame, viewport: Viewport, figure: Figure) -> CriticalPoints:
    """Return the critical points in view, where they are shown."""
    objective = frame.facts.objective
    is_wanted = figure.parts.critical_points and frame.document.shows_critical_points
    if objective is None or not is_wanted:
        return NOT_KNOWN
    spacing = max(viewport.width, viewport.height) / _SEARCHED_NODES
    searched = plot_of(frame).sampled(frame, viewport, spacing)
    nodes = searched.curve if len(frame.variables) == 1 else searched.field
    return NOT_KNOWN if nodes is None else find_critical_points(objective, nodes.axes, nodes.values)
