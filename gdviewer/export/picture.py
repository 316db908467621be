"""Makes the picture of a frame at a size of its own: sampled, laid out and painted anew."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtGui import QImage, QPainter

from gdviewer.core.objective import Array, Objective
from gdviewer.core.sampling import Field, sample
from gdviewer.export.image import image
from gdviewer.export.size import PictureSize
from gdviewer.scene.brush import Brush
from gdviewer.scene.layout import Layout, arrange
from gdviewer.scene.picture import names_of, paint_ground, paint_markers, shown_points
from gdviewer.scene.strokes import Strokes
from gdviewer.scene.theme import LIGHT, Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame

_COARSE, _FINE = 10.0, 1.5  # screen pixels between two nodes
_MOST_NODES = 1200
_STROKE_RESOLUTION = 4.0  # lines whose ends differ by less than a quarter of a pixel are one


def picture(frame: Frame, size: PictureSize, theme: Theme = LIGHT) -> QImage:
    """Return the picture of ``frame`` as an image.

    Raises
    ------
    ValueError
        If there is not enough memory for it.
    """
    return image(size, theme.card, partial(paint_picture, frame=frame, size=size, theme=theme))


def paint_picture(painter: QPainter, frame: Frame, size: PictureSize, theme: Theme) -> None:
    """Paint ``frame`` with what a picture of ``size`` shows of it; all but the fill are vectors."""
    theme = theme.scaled(size.scale)
    frame, layout = _composed(frame, size, theme)
    paint_ground(painter, layout, frame, theme, isoline_width=theme.scale)
    for path in frame.paths:
        points = shown_points(frame, path)
        _paint_path(painter, layout.viewport, points, Brush.of(theme, path.run))
    paint_markers(painter, layout.viewport, frame, theme)


def _composed(frame: Frame, size: PictureSize, theme: Theme) -> tuple[Frame, Layout]:
    """Return ``frame`` with a field of all that is in view, and the layout of the picture."""
    objective = frame.facts.objective
    if objective is None or len(objective.variables) != 2:
        return frame, _layout(frame, size, theme)
    # The values decide how wide the color bar is, and that decides what is in view.
    for spacing in (_COARSE, _FINE):
        viewport = _layout(frame, size, theme).viewport
        field = _field(objective, frame, viewport, spacing * theme.scale)
        frame = replace(frame, field=field)
    return frame, _layout(frame, size, theme)


def _layout(frame: Frame, size: PictureSize, theme: Theme) -> Layout:
    document, field = frame.document, frame.field
    return arrange(
        size.width,
        size.height,
        document.bounds,
        document.fills_view,
        names_of(frame),
        field.shading if field is not None else None,
        theme,
    )


def _field(objective: Objective, frame: Frame, viewport: Viewport, spacing: float) -> Field:
    """Return the surface in view, with a node at every ``spacing`` pixels."""
    columns, rows = (
        min(2 + round(pixels / spacing), _MOST_NODES)
        for pixels in (viewport.width, viewport.height)
    )
    return sample(objective, viewport.bounds, columns, rows, frame.document.is_maximizing)


def _paint_path(painter: QPainter, viewport: Viewport, points: Array, brush: Brush) -> None:
    strokes = Strokes(viewport, _STROKE_RESOLUTION, margin=0.0)
    strokes.extend(points)
    lines, dots = strokes.lines(0, len(strokes)), strokes.dots(0, len(strokes))
    brush.paint_halo(painter, lines, dots)
    brush.paint(painter, lines, dots)
