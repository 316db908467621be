"""Makes the picture of a frame at a size of its own: sampled, laid out and painted anew."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from msgspec import structs
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPainter

from gdviewer.export.composition import compose
from gdviewer.export.figure import Figure, Parts
from gdviewer.export.formats import Drawing
from gdviewer.export.image import image
from gdviewer.export.paths import paint_paths
from gdviewer.export.record import Record
from gdviewer.export.samples import layout_of
from gdviewer.scene.marks.eigenvectors import eigenvectors_of, paint_eigenvectors
from gdviewer.scene.marks.gradient_components import paint_gradient_components
from gdviewer.scene.marks.local_quadratic import paint_local_quadratic
from gdviewer.scene.marks.newton_step import paint_newton_step
from gdviewer.scene.marks.step_labels import paint_step_labels
from gdviewer.scene.marks.witness import paint_witness
from gdviewer.scene.paths.swarm import paint_swarm
from gdviewer.scene.picture import paint_ground, paint_inspected, paint_markers
from gdviewer.scene.title import Title, paint_title
from gdviewer.scene.workings.painting import paint_workings
from gdviewer.state.frame import Frame

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
    paint = partial(paint_picture, frame=_with_parts(frame, figure.parts), figure=figure)
    return Drawing(figure.size, ground, paint, Record.of(frame))


def paint_picture(painter: QPainter, frame: Frame, figure: Figure) -> None:
    """Paint ``frame`` with what ``figure`` shows of it; all but the fill are vectors."""
    theme, parts, size = figure.theme, figure.parts, figure.size
    title = _title(frame, figure)
    above = title.height(theme)
    composition = compose(frame, figure, QSizeF(size.width, size.height - above))
    frame, viewport = composition.frame, composition.layout.viewport
    painter.save()
    painter.translate(0, above)
    paint_ground(painter, composition.layout, frame, theme, theme.scale, composition.values)
    paint_swarm(painter, viewport, frame, theme)
    paint_paths(painter, composition.paths, theme)
    paint_local_quadratic(painter, viewport, frame, theme)
    paint_eigenvectors(painter, viewport, eigenvectors_of(frame), theme)
    paint_witness(painter, viewport, frame, theme)
    lines = composition.lines
    paint_markers(painter, viewport, frame, theme, parts.stars, parts.playhead, lines)
    paint_workings(painter, viewport, frame, theme)
    paint_newton_step(painter, viewport, frame, theme)
    paint_gradient_components(painter, viewport, frame, theme)
    if parts.playhead:
        paint_inspected(painter, viewport, frame, theme)
    paint_step_labels(painter, viewport, frame, theme)
    composition.additions.paint(painter, theme)
    painter.restore()
    paint_title(painter, title, viewport.left, theme)


def _with_parts(frame: Frame, parts: Parts) -> Frame:
    """Return ``frame`` with those marks that the picture is to have, and no others."""
    document = frame.document
    document = structs.replace(
        document,
        shows_workings=document.shows_workings and parts.workings,
        shows_components=document.shows_components and parts.workings,
        shows_gradient_field=parts.gradient_field,
        shows_isoline_labels=parts.isoline_labels,
    )
    insides = frame.insides if parts.workings else ()
    return replace(frame, document=document, insides=insides)


def _title(frame: Frame, figure: Figure) -> Title:
    """Return the lines above the plot; there are none in a tiny picture."""
    theme, size = figure.theme, figure.size
    if not figure.parts.title or size.height < _ROOM_FOR_A_TITLE * theme.font_size:
        return Title()
    left = layout_of(frame, figure, QSizeF(size.width, size.height)).viewport.left
    return Title.of(frame, size.width - left - _MARGIN * theme.font_size, theme)
