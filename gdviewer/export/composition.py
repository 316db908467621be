"""Composes a picture: where plot, paths, legend, key and labels go."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QSizeF

from gdviewer.core.objective import Array
from gdviewer.export.additions import (
    Additions,
    Key,
    key_in,
    labels_in,
    notes_in,
    room_in,
    values_in,
)
from gdviewer.export.figure import Figure
from gdviewer.export.legend import (
    Columns,
    OutsideLegend,
    details_of,
    legend_in_plot,
    legend_themes,
    legends_outside,
)
from gdviewer.export.paths import lines_of, strokes_of
from gdviewer.export.samples import critical_points_in, layout_of, sampled
from gdviewer.scene.ground.isoline_labels import IsolineLabel
from gdviewer.scene.layout import Layout
from gdviewer.scene.legend_place import PlacedLegend, room_for_legend
from gdviewer.scene.paths.path_strokes import PathStrokes
from gdviewer.scene.plot import plot_of
from gdviewer.scene.room import Room
from gdviewer.state.frame import Frame
from gdviewer.state.readings.digest import digests

_LEAST_VIEW = 0.55  # of its size without a legend, that the plane in view keeps


@dataclass(frozen=True, slots=True, eq=False)
class Composition:
    """All that is painted below the title: ``frame`` with samples of what is in view, and where.

    ``lines`` ``(n, 4)`` are those of the ``paths``, ``values`` what is written on the isolines.
    """

    frame: Frame
    layout: Layout
    paths: tuple[PathStrokes, ...]
    lines: Array
    additions: Additions
    values: tuple[IsolineLabel, ...]


def compose(frame: Frame, figure: Figure, size: QSizeF) -> Composition:
    """Return what goes where in ``size``.

    The legend is on the plot if it hides no path there and is whole; else it goes outside, unless
    that leaves little to the plot.
    """
    stage = _Stage.of(frame, figure, size)
    inside, outside = _legend(stage, figure, size)
    if outside is not None:
        stage = _Stage.of(frame, figure, outside.left_of(size))
        return stage.composed(figure, outside.placed(size, stage.layout.plot), is_outside=True)
    return stage.composed(figure, () if inside is None else ((inside.legend, inside.place),))


@dataclass(frozen=True, slots=True, eq=False)
class _Stage:
    """What there is before the legend: ``room`` is what it takes of the plot."""

    frame: Frame
    layout: Layout
    paths: tuple[PathStrokes, ...]
    lines: Array
    room: Room
    key: Key | None

    @classmethod
    def of(cls, frame: Frame, figure: Figure, size: QSizeF) -> _Stage:
        frame, layout = sampled(frame, figure, size)
        frame = replace(frame, critical=critical_points_in(frame, layout.viewport, figure))
        paths = strokes_of(frame, layout.viewport, figure.theme)
        lines = lines_of(paths)
        room = room_in(frame, layout, lines, figure.theme)
        return cls(frame, layout, paths, lines, room, key_in(frame, layout, room, figure))

    def composed(self, figure: Figure, legend: Columns, *, is_outside: bool = False) -> Composition:
        frame, layout, theme = self.frame, self.layout, figure.theme
        boxes = [place for _, place in legend] + ([] if self.key is None else [self.key[1]])
        has_labels = figure.parts.coordinates
        labels = labels_in(frame, layout, self.room, boxes, theme) if has_labels else ()
        additions = Additions(legend, is_outside, self.key, labels)
        taken = [*boxes, *(label.place for label in labels), *notes_in(frame, layout, theme)]
        values = values_in(frame, layout, self.lines, taken, theme)
        return Composition(frame, layout, self.paths, self.lines, additions, values)


def _legend(
    stage: _Stage, figure: Figure, size: QSizeF
) -> tuple[PlacedLegend | None, OutsideLegend | None]:
    """Return the legend in the plot or outside; in smaller text where neither will do."""
    frame, layout, theme = stage.frame, stage.layout, figure.theme
    if not figure.parts.legend or not frame.paths:
        return None, None
    paths, middle = digests(frame), frame.document.legend_place
    taken = [*notes_in(frame, layout, theme), *(() if stage.key is None else (stage.key[1],))]
    room = room_for_legend(frame, plot_of(frame), layout.viewport, theme, taken)
    insides = []
    for text in legend_themes(theme):
        inside = legend_in_plot(paths, middle, room, text)
        is_clear = inside is not None and not inside.is_in_the_way
        is_whole = inside is not None and not inside.legend.cuts
        if middle is not None or (is_clear and is_whole):
            return inside, None
        for detail in details_of(paths)[: 1 if is_clear else 2]:
            outside = _outside(frame, figure, size, legends_outside(paths, detail, size, text))
            if outside is not None:
                return None, outside
        insides += [] if inside is None else [inside]
    clear = (one for one in insides if not one.is_in_the_way)
    return next(clear, None) or min(insides, key=lambda one: one.cost, default=None), None


def _outside(
    frame: Frame, figure: Figure, size: QSizeF, legends: Iterable[OutsideLegend]
) -> OutsideLegend | None:
    """Return that of ``legends`` which leaves most to the plot; None where each takes too much."""
    sizes = [(_view_size(frame, figure, one.left_of(size)), one) for one in legends]
    largest, best = max(sizes, key=lambda one: one[0], default=(0.0, None))
    return best if largest >= _LEAST_VIEW * _view_size(frame, figure, size) else None


def _view_size(frame: Frame, figure: Figure, size: QSizeF) -> float:
    """Return how many pixels a unit of the plane has in a picture of ``size``."""
    plot, viewport = plot_of(frame), layout_of(frame, figure, size).viewport
    across, upwards = viewport.width / plot.bounds.width, viewport.height / plot.bounds.height
    return math.sqrt(across * upwards) if plot.is_stretched else min(across, upwards)
