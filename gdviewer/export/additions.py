"""Adds to a picture what stands on the plot: the legend, the key to the marks and the labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from gdviewer.core.objective import Array
from gdviewer.export.figure import Figure
from gdviewer.export.legend import Columns
from gdviewer.scene.ground.isoline_labels import IsolineLabel
from gdviewer.scene.ground.label_room import room_for_labels
from gdviewer.scene.labels import MARKER_REACH, Label, label_text, paint_labels, place_labels
from gdviewer.scene.layout import Layout
from gdviewer.scene.legend import paint_legend
from gdviewer.scene.marks.key_entries import key_entries
from gdviewer.scene.paths.end_names import place_end_names
from gdviewer.scene.picture import playheads
from gdviewer.scene.plot import place_of, plot_of
from gdviewer.scene.room import Room, square
from gdviewer.scene.theme import Theme
from gdviewer.scene.workings.key import Entry
from gdviewer.scene.workings.key_picture import key_size, paint_key
from gdviewer.state.frame import Frame

_MARGIN = 0.6  # heights of the text between the key and the plot's edges


Key = tuple[tuple[Entry, ...], QRectF]
"""The lines of the key to the marks, with its place."""


@dataclass(frozen=True, slots=True)
class Additions:
    """The columns of the legend, the key to the marks if any, and the labels.

    The legend lies on the plot unless it ``is_outside``.
    """

    legend: Columns
    is_outside: bool
    key: Key | None
    labels: tuple[Label, ...]

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint legend, key and labels."""
        for column, place in self.legend:
            paint_legend(painter, column, place, has_ground=not self.is_outside)
        if self.key is not None:
            paint_key(painter, *self.key, theme)
        paint_labels(painter, self.labels, theme)


def room_in(frame: Frame, layout: Layout, lines: Array, theme: Theme) -> Room:
    """Return what is in the plot beside the paths, whose ``lines`` are ``(n, 4)``."""
    markers = [square(pixel, MARKER_REACH * theme.scale) for _, pixel in _points(frame, layout)]
    lines = np.concatenate((plot_of(frame).lines(layout.viewport), lines))
    return Room(layout.plot, lines, (*markers, *notes_in(frame, layout, theme)))


def notes_in(frame: Frame, layout: Layout, theme: Theme) -> tuple[QRectF, ...]:
    """Return where a picture says that its axes are not to scale, where it does."""
    plot, width, height = layout.plot, 10 * theme.font_size, 2 * theme.font_size
    place = QRectF(plot.right() - width, plot.bottom() - height, width, height)
    return (place,) if plot_of(frame).note else ()


def key_in(frame: Frame, layout: Layout, room: Room, figure: Figure) -> Key | None:
    """Return the key to the marks that are shown, where it covers least."""
    theme, viewport = figure.theme, layout.viewport
    shown = tuple(one for one in key_entries(frame, viewport, theme) if one.is_shown)
    if not (figure.parts.legend and shown):
        return None
    corners = room.corners(key_size(shown, theme), _MARGIN * theme.font_size)
    place = min(filter(room.plot.contains, corners), key=room.cost, default=None)
    return (shown, place) if place is not None else None


def labels_in(
    frame: Frame, layout: Layout, room: Room, boxes: Sequence[QRectF], theme: Theme
) -> tuple[Label, ...]:
    """Return the labels of those points that no one of ``boxes`` covers."""
    points = _points(frame, layout)
    seen = [one for one in points if not any(box.contains(one[1]) for box in boxes)]
    return place_labels(seen, room.and_taken(*boxes), theme)


def values_in(
    frame: Frame, layout: Layout, lines: Array, taken: Iterable[QRectF], theme: Theme
) -> tuple[IsolineLabel, ...]:
    """Return what is written on the isolines, off the paths and their names and all ``taken``."""
    plot, viewport = plot_of(frame), layout.viewport
    names = (name.label.place for name in place_end_names(viewport, frame, theme, lines))
    room = room_for_labels(frame, plot, viewport, theme, (*taken, *names))
    return plot.labels(viewport, theme, room)


def _points(frame: Frame, layout: Layout) -> Iterator[tuple[str, QPointF]]:
    """Yield the text of each start, end and minimizer in view with its pixel."""
    plot = plot_of(frame)
    for point in (*frame.starts, *playheads(frame), *frame.facts.minimizers):
        pixel = place_of(layout.viewport, plot, point)
        if pixel is not None:
            yield label_text(plot.place(point), layout.viewport.bounds), pixel
