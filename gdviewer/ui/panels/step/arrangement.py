"""Gives the lines of a step their places in a panel: as large as lets all of them be seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPixmap

from gdviewer.core.arithmetic.shown import ShownLine
from gdviewer.scene.theme import LIGHT
from gdviewer.ui.panels.step.columns import Place, Size, arranged, arranged_in_sight, extent
from gdviewer.ui.panels.step.line_drawing import LineDrawing, Look, Slot

_MARGINS = Size(10.0, 4.0)  # pixels at 100 %, at the left and right and above and below the lines
_GAP = 34.0  # between two columns
_BELOW = 7.0  # below a line
_LARGE, _SMALL = (1.5, 1.25, 1.0), (1.25, 1.15, 1.05, 1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)
"""How much larger than the text lines are: with the numbers below their rule, or beside it."""
_SCROLLED = 0.9
"""How much larger they are where they have to be scrolled to."""
_MOST_COLUMNS = 3
_LESS = 0.85
"""To what share lines that are scrolled to must shrink before other looks are tried."""

DrawnLine = tuple[LineDrawing, ShownLine]


@dataclass(frozen=True, slots=True, eq=False)
class PlacedLine:
    """A line with the ``box`` that it takes, and in that a slot for each of its numbers."""

    drawing: LineDrawing
    box: QRectF
    slots: tuple[Slot, ...]


@dataclass(frozen=True, eq=False)
class Arrangement:
    """Where ``lines`` are in a ``panel``, how they look, and what room they ask for.

    Where all are in sight they ask for none, so that nothing is laid out from step to step. Else
    they have reached ``searched`` pixels down since other looks were tried; 0 if all are in sight.
    """

    look: Look
    lines: tuple[PlacedLine, ...]
    asked: Size
    panel: Size
    searched: float = 0.0

    @property
    def is_typeset(self) -> bool:
        """Whether no line is in plain text."""
        return all(line.drawing.is_typeset for line in self.lines)

    @cached_property
    def pictures(self) -> list[tuple[QPointF, QPixmap]]:
        """What is typeset of the lines, and where; drawn when it is first asked for."""
        look = self.look
        return [
            found
            for line in self.lines
            for found in line.drawing.pictures(line.box.topLeft(), look)
        ]


NOTHING = Arrangement(Look(LIGHT, 1.0), (), Size(0, 0), Size(0, 0))
"""Of no lines."""


def arrangement(
    lines: Sequence[DrawnLine], panel: Size, look: Look, before: Arrangement
) -> Arrangement:
    """Return where ``lines`` go in a ``panel``, from where one scrolls to those without room.

    They have the theme and the ratio of ``look``. The numbers are below their rule where that lets
    all be seen at the size of the text at least; else they are beside it, smaller if need be. As
    many lines as ``before`` in the same panel look as those do, as long as all are seen so, or
    there is about as much to scroll to: then nothing jumps from step to step.
    """
    theme = look.theme
    margins = Size(_MARGINS.width * theme.scale, _MARGINS.height * theme.scale)
    room = Size(panel.width - 2 * margins.width, panel.height - 2 * margins.height)
    is_alike = before.panel == panel and len(before.lines) == len(lines) and before.is_typeset
    kept = _kept(lines, room, before) if is_alike and before.look.is_like(look) else None
    found = kept or _best(lines, room, _looks(room, look))
    reached = extent(found.places, found.sizes)
    asked = Size(0, 0)
    if not found.is_in_sight:
        # where they are too wide side by side as well, one line after the other is scrolled to
        widest = max(size.width for size in found.sizes)
        asked = Size(
            min(reached.width, widest) + 2 * margins.width, reached.height + 2 * margins.height
        )
        if kept is not None:  # so that nothing is laid out because of a few pixels less
            asked = Size(*map(max, asked, before.asked))
    known = {line.drawing: line for line in before.lines} if found.look == before.look else {}
    placed = (
        _placed(drawn, place, margins, found.look, known.get(drawn[0]))
        for drawn, place in zip(lines, found.places, strict=True)
    )
    searched = reached.height if kept is None else max(reached.height, before.searched)
    return Arrangement(
        found.look, tuple(placed), asked, panel, 0.0 if found.is_in_sight else searched
    )


class _Trial(NamedTuple):
    """How lines are broken into columns where they look so, and whether all is seen at once."""

    look: Look
    sizes: list[Size]
    places: list[Place]
    is_in_sight: bool

    @property
    def height(self) -> float:
        """How far down they reach."""
        return extent(self.places, self.sizes).height


def _kept(lines: Sequence[DrawnLine], room: Size, before: Arrangement) -> _Trial | None:
    """Return the look of ``before`` where no other is to be looked for, else None."""
    trial = _trial(lines, room, before.look)
    is_as_long = before.searched > 0 and trial.height >= _LESS * before.searched
    return trial if trial.is_in_sight or is_as_long else None


def _best(lines: Sequence[DrawnLine], room: Size, looks: Iterable[Look]) -> _Trial:
    """Return the first look that lets all be seen, else that with the least to scroll to."""
    tried: list[_Trial] = []
    for look in looks:
        trial = _trial(lines, room, look)
        if trial.is_in_sight:
            return trial
        if look.zoom == _SCROLLED:
            tried.append(trial)
    return min(tried, key=lambda trial: trial.height)


def _trial(lines: Sequence[DrawnLine], room: Size, look: Look) -> _Trial:
    sizes, gap = [_size(drawn, look) for drawn in lines], look.pixels(_GAP)
    places = arranged_in_sight(sizes, room, gap)
    if places is not None:
        return _Trial(look, sizes, places, True)
    return _Trial(look, sizes, arranged(sizes, room, gap), False)


def _looks(room: Size, look: Look) -> Iterator[Look]:
    """Yield the looks that are tried, the one that is read best first."""
    for zoom in _LARGE:
        yield replace(look, zoom=zoom, beside=0.0)
    for zoom in _SMALL:
        for columns in range(1, _MOST_COLUMNS + 1):
            gaps = (columns - 1) * _GAP * look.theme.scale * zoom
            yield replace(look, zoom=zoom, beside=(room.width - gaps) / columns)


def _size(drawn: DrawnLine, look: Look) -> Size:
    drawing, line = drawn
    size = drawing.size(line, look)
    return Size(size.width, size.height + look.pixels(_BELOW))


def _placed(
    drawn: DrawnLine, place: Place, margins: Size, look: Look, before: PlacedLine | None
) -> PlacedLine:
    """Return where a line is, with the slots that it had ``before`` if it was there."""
    drawing, line = drawn
    corner = QPointF(place.x + margins.width, place.y + margins.height)
    width, height = drawing.size(line, look)
    box = QRectF(corner.x(), corner.y(), width, height)
    if before is not None and before.box.topLeft() == corner:
        return PlacedLine(drawing, box, before.slots)
    return PlacedLine(drawing, box, tuple(drawing.slots(corner, look)))
