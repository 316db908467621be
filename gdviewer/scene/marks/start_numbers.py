"""Numbers the starts, where there are several, beside the paths that leave from them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from gdviewer.core.objective import Array
from gdviewer.scene.labels import MARKER_REACH
from gdviewer.scene.plot import Plot, place_of
from gdviewer.scene.room import Room
from gdviewer.scene.text import paint_pale_ground, text_width, write
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame, Path

_SMALL, _PADDING, _HEIGHT = 0.9, 6.0, 1.2
_RING = 7.5  # pixels of the screen that the ring of a start reaches
_CLEAR = 2.0  # ... that a path keeps from a number
_DIRECTIONS = 16
_NEAR_STEPS = 60  # of a path, that still may be near its start
_MOST_STARTS = 24  # that are looked at so closely
_OPACITY = 0.85


@dataclass(frozen=True, slots=True)
class StartNumber:
    """The number of a start, from 1 on, and where it goes."""

    number: int
    place: QRectF


def place_start_numbers(
    viewport: Viewport, plot: Plot, frame: Frame, theme: Theme
) -> tuple[StartNumber, ...]:
    """Return the numbers of the starts in view, where they hide least of the first steps."""
    starts = frame.starts
    if len(starts) < 2:
        return ()
    seen = ((index, place_of(viewport, plot, start)) for index, start in enumerate(starts))
    rectangle = QRectF(viewport.left, viewport.top, viewport.width, viewport.height)
    numbers = []
    for index, at in seen:
        if at is None:
            continue
        places = [*_places(index + 1, at, theme)]
        is_crowd = len(starts) > _MOST_STARTS
        leaving = [] if is_crowd else [path for path in frame.paths if path.start == index]
        lines, ends = _first_lines(viewport, plot, leaving), _ends(viewport, plot, leaving, theme)
        place = Room(rectangle, lines, tuple(ends)).best(places, math.inf) or places[0]
        clear = _CLEAR * theme.scale
        numbers.append(StartNumber(index + 1, place.adjusted(clear, clear, -clear, -clear)))
    return tuple(numbers)


def start_number_beside(at: QPointF, number: int, theme: Theme) -> StartNumber:
    """Return the number of a start beside its ring about ``at``, to the upper right."""
    return StartNumber(number, next(_places(number, at, theme)))


def paint_start_numbers(painter: QPainter, numbers: Iterable[StartNumber], theme: Theme) -> None:
    """Paint ``numbers``, each on a pale ground."""
    for one in numbers:
        paint_pale_ground(painter, one.place, theme, _OPACITY)
        middle = one.place.center()
        write(painter, str(one.number), middle.x(), middle.y(), theme.scaled(_SMALL * theme.scale))


def _places(number: int, at: QPointF, theme: Theme) -> Iterator[QRectF]:
    """Yield places all around the ring about ``at``, with what they keep clear around them."""
    small = theme.scaled(theme.scale * _SMALL)
    clear, reach = _CLEAR * theme.scale, _RING * theme.scale
    width = text_width(str(number), small) + _PADDING * theme.scale + 2 * clear
    height = _HEIGHT * small.font_size + 2 * clear
    for turn in range(_DIRECTIONS):
        angle = math.pi / 4 + 2 * math.pi * turn / _DIRECTIONS
        across, upwards = math.cos(angle), math.sin(angle)
        x = at.x() + across * (reach + width / 2)
        y = at.y() - upwards * (reach + height / 2)
        yield QRectF(x - width / 2, y - height / 2, width, height)


def _first_lines(viewport: Viewport, plot: Plot, paths: Sequence[Path]) -> Array:
    """Return the lines of the first steps of ``paths``, in pixels ``(n, 4)``."""
    lines = [np.empty((0, 4))]
    for path in paths:
        pixels = viewport.to_pixels(plot.places(path)[: min(_NEAR_STEPS, path.length)])
        lines.append(np.hstack((pixels[:-1], pixels[1:])))
    return np.concatenate(lines)


def _ends(viewport: Viewport, plot: Plot, paths: Sequence[Path], theme: Theme) -> Iterator[QRectF]:
    """Yield what the markers at the ends of ``paths`` take."""
    reach = MARKER_REACH * theme.scale
    for path in paths:
        for x, y in viewport.to_pixels(plot.places(path)[path.length - 1 : path.length]).tolist():
            yield QRectF(x - reach, y - reach, 2 * reach, 2 * reach)
