"""Finds the corner in which a legend hides least, and keeps it there while that is no worse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF

from gdviewer.core.objective import Array
from gdviewer.scene.labels import MARKER_REACH
from gdviewer.scene.legend import Legend
from gdviewer.scene.marks.critical_points import stars
from gdviewer.scene.paths.rough_lines import rough_lines
from gdviewer.scene.plot import Plot
from gdviewer.scene.room import Room
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame

_LITTLE = 2.0  # heights of the text: what a legend may cover of paths and still be in nobody's way
_CLEARLY = 10.0  # ... and how much more than in another corner before it goes there


@dataclass(frozen=True, slots=True)
class PlacedLegend:
    """A legend with its place; ``cost`` is what it hides there, see :meth:`Room.cost`.

    ``corner`` is the place's number among those of :meth:`Room.corners`.
    """

    legend: Legend
    place: QRectF
    corner: int
    cost: float

    @property
    def is_in_the_way(self) -> bool:
        """Whether it hides a mark, or more of the paths than a little."""
        return self.cost > _LITTLE * self.legend.theme.font_size


def room_for_legend(
    frame: Frame, plot: Plot, viewport: Viewport, theme: Theme, taken: Iterable[QRectF] = ()
) -> Room:
    """Return what a legend had better not hide in ``plot``, beside what is ``taken``.

    Paths count as far as they are known: a legend is to stay when the playhead comes there.
    """
    rectangle = QRectF(viewport.left, viewport.top, viewport.width, viewport.height)
    lines = np.concatenate((plot.lines(viewport), rough_lines(frame, plot, viewport)))
    marks = np.concatenate((np.empty((0, 2)), *_marks(frame, plot)))
    reach = MARKER_REACH * theme.scale
    return Room(rectangle, lines, tuple(taken), viewport.to_pixels(marks), reach)


def place_legend(
    legends: Iterable[Legend], room: Room, margin: float, corner: int | None = None
) -> PlacedLegend | None:
    """Return the first of ``legends`` that is not in the way, else the one that hides least.

    One that has been in a ``corner`` stays there unless another is clearly better.
    """
    placed = []
    for legend in legends:
        best = _in_best_corner(legend, room, margin, corner)
        if not best.is_in_the_way:
            return best
        placed.append(best)
    return min(placed, key=lambda one: one.cost, default=None)


def _in_best_corner(legend: Legend, room: Room, margin: float, corner: int | None) -> PlacedLegend:
    bearable = _CLEARLY * legend.theme.font_size
    places = room.corners(legend.size, margin)
    kept = [] if corner is None else [_at(legend, corner, places, room)]
    if kept and kept[0].cost <= bearable:  # no need to look elsewhere
        return kept[0]
    others = [_at(legend, other, places, room) for other in range(len(places)) if other != corner]
    best = min(*kept, *others, key=lambda one: one.cost)
    if kept and kept[0].cost <= best.cost + bearable:
        return kept[0]
    return next((one for one in others if not one.is_in_the_way), best)


def _at(legend: Legend, corner: int, places: Sequence[QRectF], room: Room) -> PlacedLegend:
    return PlacedLegend(legend, places[corner], corner, room.cost(places[corner]))


def _marks(frame: Frame, plot: Plot) -> Iterator[Array]:
    """Yield the places of starts and stars, and of each path's playhead and end, ``(k, 2)``."""
    known: Sequence[tuple[float, ...]] = (*frame.starts, *stars(frame))
    yield np.array([plot.place(point) for point in known]).reshape(-1, 2)
    for path in frame.paths:
        if path.length:
            places, step = plot.places(path), frame.shown_step(path)
            yield places[step : step + 1]
            yield places[path.length - 1 : path.length]
