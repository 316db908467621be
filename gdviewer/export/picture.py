"""Makes the picture of a frame at a size of its own: sampled, laid out and painted anew."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtGui import QImage, QPainter

from gdviewer.core.critical_points.records import NOT_KNOWN, CriticalPoints
from gdviewer.core.critical_points.search import find_critical_points
from gdviewer.export.additions import Additions
from gdviewer.export.figure import Figure
from gdviewer.export.formats import Drawing
from gdviewer.export.image import image
from gdviewer.export.paths import lines_of, paint_paths, strokes_of
from gdviewer.export.record import Record
from gdviewer.scene.layout import Layout, arrange
from gdviewer.scene.marks.eigenvectors import paint_eigenvectors
from gdviewer.scene.marks.witness import paint_witness
from gdviewer.scene.paths.swarm import paint_swarm
from gdviewer.scene.picture import paint_ground, paint_markers
from gdviewer.scene.plot import plot_of
from gdviewer.scene.title import Title, paint_title
from gdviewer.scene.viewport import Viewport
from gdviewer.scene.workings.painting import paint_workings
from gdviewer.state.frame import Frame

_COARSE, _FINE = 10.0, 1.5  # pixels of the screen between two samples
_SPACINGS = (_COARSE, _COARSE, _FINE, _FINE)
_SEARCHED_NODES = 256  # along the longer side, for critical points
_MARGIN = 2.0  # heights of the text that a title keeps from the right edge
_ROOM_FOR_A_TITLE = 12.0  # heights of the text that a picture with a title has at least


def picture(frame: Frame, figure: Figure, scale: float = 1.0) -> QImage:
    """Return the picture of ``frame`` as an image with ``scale`` times its width and height.

    Raises
    ------
    ValueError
        If there is not enough memory for it.
    """
    return image(drawing_of(frame, figure), scale)


def drawing_of(frame: Frame, figure: Figure) -> Drawing:
    """Return what every format writes of ``frame``."""
    ground = "" if figure.is_transparent else figure.theme.card
    paint = partial(paint_picture, frame=frame, figure=figure)
    return Drawing(figure.size, ground, paint, Record.of(frame))


def paint_picture(painter: QPainter, frame: Frame, figure: Figure) -> None:
    """Paint ``frame`` with what ``figure`` shows of it; all but the fill are vectors."""
    theme, parts = figure.theme, figure.parts
    title = _title(frame, figure)
    above = title.height(theme)
    frame, layout = _composed(frame, figure, above)
    viewport = layout.viewport
    frame = replace(frame, critical=_critical_points(frame, viewport, figure))
    painter.save()
    painter.translate(0, above)
    paint_ground(painter, layout, frame, theme, hairline=theme.scale)
    paths = strokes_of(frame, viewport, theme)
    lines = lines_of(paths)
    paint_swarm(painter, viewport, frame, theme)
    paint_paths(painter, paths, theme)
    paint_eigenvectors(painter, viewport, frame.local, theme)
    paint_witness(painter, viewport, frame, theme)
    if parts.workings:
        paint_workings(painter, viewport, frame, theme)
    paint_markers(painter, viewport, frame, theme, parts.stars, parts.playhead, lines)
    Additions.of(frame, layout, lines, figure).paint(painter, theme)
    painter.restore()
    paint_title(painter, title, viewport.left, theme)


def _title(frame: Frame, figure: Figure) -> Title:
    """Return the lines above the plot; there are none in a tiny picture."""
    theme, size = figure.theme, figure.size
    if not figure.parts.title or size.height < _ROOM_FOR_A_TITLE * theme.font_size:
        return Title()
    left = _layout(frame, figure, 0).viewport.left
    return Title.of(frame, size.width - left - _MARGIN * theme.font_size, theme)


def _composed(frame: Frame, figure: Figure, above: int) -> tuple[Frame, Layout]:
    """Return ``frame`` with samples of all that is in view, and the layout below the title."""
    if frame.facts.objective is None:
        return frame, _layout(frame, figure, above)
    sampled: tuple[Viewport, float] | None = None
    # The values decide how wide the color bar is, and that decides what is in view.
    for spacing in _SPACINGS:
        wanted = _layout(frame, figure, above).viewport, spacing
        if wanted != sampled:
            pixels = spacing * figure.theme.scale
            frame, sampled = plot_of(frame).sampled(frame, wanted[0], pixels), wanted
    return frame, _layout(frame, figure, above)


def _critical_points(frame: Frame, viewport: Viewport, figure: Figure) -> CriticalPoints:
    """Return the critical points in view, where they are shown."""
    objective = frame.facts.objective
    is_wanted = figure.parts.critical_points and frame.document.shows_critical_points
    if objective is None or not is_wanted:
        return NOT_KNOWN
    spacing = max(viewport.width, viewport.height) / _SEARCHED_NODES
    sampled = plot_of(frame).sampled(frame, viewport, spacing)
    nodes = sampled.curve if len(frame.variables) == 1 else sampled.field
    return NOT_KNOWN if nodes is None else find_critical_points(objective, nodes.axes, nodes.values)


def _layout(frame: Frame, figure: Figure, above: int) -> Layout:
    plot = plot_of(frame)
    return arrange(
        figure.size.width,
        figure.size.height - above,
        plot.bounds,
        plot.is_stretched,
        plot.axes,
        plot.shading if figure.parts.color_bar else None,
        figure.theme,
    )
