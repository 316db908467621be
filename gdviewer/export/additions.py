"""Adds to a picture what stands on the plot: the legend and the labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter

from gdviewer.core.objective import Array
from gdviewer.export.figure import Figure
from gdviewer.scene.labels import MARKER_REACH, Label, label_text, paint_labels, place_labels
from gdviewer.scene.layout import Layout
from gdviewer.scene.legend import Legend, paint_legend
from gdviewer.scene.marks.critical_points import critical_entries
from gdviewer.scene.picture import playheads
from gdviewer.scene.plot import place_of, plot_of
from gdviewer.scene.room import Room
from gdviewer.scene.theme import Theme
from gdviewer.scene.workings.key import Entry, entries
from gdviewer.scene.workings.key_picture import key_size, paint_key
from gdviewer.state.frame import Frame
from gdviewer.state.readings.digest import digests

_WIDTHS, _HEIGHT = (0.4, 0.55, 0.7, 0.85, 1.0), 0.55  # that a legend may take of the plot
_MARGIN = 0.6  # heights of the text between the legend and the plot's edges
_WIDE, _HIGH = 0.15, 0.5  # what a legend's own size counts, beside the paths that it covers


@dataclass(frozen=True, slots=True)
class Additions:
    """The legend and the key to the marks with their places, if any, and the labels."""

    legend: tuple[Legend, QRectF] | None
    key: tuple[tuple[Entry, ...], QRectF] | None
    labels: tuple[Label, ...]

    @classmethod
    def of(cls, frame: Frame, layout: Layout, lines: Array, figure: Figure) -> Additions:
        """Find room for what ``figure`` shows; ``lines`` ``(n, 4)`` are those of the paths."""
        theme, plot = figure.theme, layout.plot
        points = [*_points(frame, layout)]
        lines = np.concatenate((plot_of(frame).lines(layout.viewport), lines))
        markers = [_around(pixel, MARKER_REACH * theme.scale) for _, pixel in points]
        if plot_of(frame).note:
            markers.append(_note(plot, theme))
        room = Room(plot, lines, tuple(markers))
        key = _key(frame, layout, room, figure)  # first: a legend can take other shapes
        room = room.and_taken(key[1]) if key is not None else room
        legend = _legend(frame, room, figure)
        room = room.and_taken(legend[1]) if legend is not None else room
        for box in (key, legend):
            points = [one for one in points if box is None or not box[1].contains(one[1])]
        labels = place_labels(points, room, theme) if figure.parts.labels else ()
        return cls(legend, key, labels)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint legend and labels."""
        if self.legend is not None:
            paint_legend(painter, *self.legend, theme)
        if self.key is not None:
            paint_key(painter, *self.key, theme)
        paint_labels(painter, self.labels, theme)


def _legend(frame: Frame, room: Room, figure: Figure) -> tuple[Legend, QRectF] | None:
    if not figure.parts.legend or not frame.paths:
        return None
    theme, paths = figure.theme, digests(frame)
    margin = _MARGIN * theme.font_size
    width, height = room.plot.width() - 2 * margin, room.plot.height() - 2 * margin
    shapes = (QSizeF(share * width, _HEIGHT * height) for share in _WIDTHS)
    legends = (Legend.of(paths, shape, theme) for shape in shapes)
    middle = frame.document.legend_place
    placed = [
        (legend, place)
        for legend in legends
        if legend is not None
        for place in (
            room.corners(legend.size, margin)
            if middle is None
            else [room.around(middle, legend.size)]
        )
    ]
    return min(placed, key=lambda one: _cost(one[0], one[1], room), default=None)


def _key(
    frame: Frame, layout: Layout, room: Room, figure: Figure
) -> tuple[tuple[Entry, ...], QRectF] | None:
    """Return the key to the marks that are shown, where it covers least."""
    theme, parts, viewport = figure.theme, figure.parts, layout.viewport
    marks = entries(frame, viewport, theme) if parts.workings else ()
    marks += critical_entries(frame, viewport) if parts.critical_points else ()
    shown = tuple(one for one in marks if one.is_shown)
    if not (parts.legend and shown):
        return None
    corners = room.corners(key_size(shown, theme), _MARGIN * theme.font_size)
    place = min(filter(room.plot.contains, corners), key=room.cost, default=None)
    return (shown, place) if place is not None else None


def _cost(legend: Legend, place: QRectF, room: Room) -> float:
    """Return what speaks against a shape and a place: what is covered or cut, and the size."""
    size = _WIDE * place.width() + _HIGH * place.height()
    return room.cost(place) + size + legend.cuts * room.plot.width()


def _points(frame: Frame, layout: Layout) -> Iterator[tuple[str, QPointF]]:
    """Yield the text of each start, end and minimizer in view with its pixel."""
    plot = plot_of(frame)
    for point in (*frame.starts, *playheads(frame), *frame.facts.minimizers):
        pixel = place_of(layout.viewport, plot, point)
        if pixel is not None:
            yield label_text(plot.place(point), layout.viewport.bounds), pixel


def _around(pixel: QPointF, reach: float) -> QRectF:
    return QRectF(pixel.x() - reach, pixel.y() - reach, 2 * reach, 2 * reach)


def _note(plot: QRectF, theme: Theme) -> QRectF:
    """Return where a picture says that its axes are not to scale."""
    width, height = 10 * theme.font_size, 2 * theme.font_size
    return QRectF(plot.right() - width, plot.bottom() - height, width, height)
