"""Writes the coordinates of starts, ends and minimizers where they hide nothing."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from gdviewer.core.bounds import Bounds
from gdviewer.core.numbers import format_point
from gdviewer.scene.room import Room
from gdviewer.scene.text import paint_pale_ground, text_width, write
from gdviewer.scene.theme import Theme

_OPACITY = 0.75
_HEIGHT, _PADDING = 1.35, 0.3  # in heights of the text
_RESOLUTION = 1e-4  # of the view: what differs by less is one place
_MOST_DIGITS = 12
_MOST_LABELS = 40
_DIRECTIONS = 24
_MOST_COVERED = 2.0  # heights of the text of a path that a label may hide
_DISTANCES = (0.0, 0.7, 1.4)  # in heights of the text beyond the marker
MARKER_REACH = 10.0
"""Pixels of the screen from the middle of a marker to where a label may begin."""


@dataclass(frozen=True, slots=True)
class Label:
    """A text and where it goes."""

    text: str
    place: QRectF


def label_text(point: tuple[float, ...], bounds: Bounds) -> str:
    """Return the coordinates of ``point`` with the digits that can be seen in ``bounds``."""
    spans = (bounds.width, bounds.height)
    return format_point(tuple(map(_rounded, point, spans)), _MOST_DIGITS)


def place_labels(
    points: Iterable[tuple[str, QPointF]], room: Room, theme: Theme
) -> tuple[Label, ...]:
    """Return a label for each of ``points``, given as text and pixel, that there is room for.

    Points that read the same get one label, and no more than 40 points have any.
    """
    labels: list[Label] = []
    for text, pixel in points:
        if len(labels) == _MOST_LABELS:
            break
        if any(label.text == text for label in labels):
            continue
        place = room.best([*places_around(text, pixel, theme)], _MOST_COVERED * theme.font_size)
        if place is not None:
            labels.append(Label(text, place))
            room = room.and_taken(place)
    return tuple(labels)


def paint_labels(painter: QPainter, labels: Iterable[Label], theme: Theme) -> None:
    """Paint ``labels``, each on a pale ground."""
    for label in labels:
        paint_pale_ground(painter, label.place, theme, _OPACITY)
        middle = label.place.center()
        write(painter, label.text, middle.x(), middle.y(), theme)


def places_around(text: str, pixel: QPointF, theme: Theme) -> Iterable[QRectF]:
    """Yield places for ``text`` all around ``pixel``, the nearest and the upper right first."""
    font = theme.font_size
    width, height = text_width(text, theme) + 2 * _PADDING * font, _HEIGHT * font
    for distance in _DISTANCES:
        reach = MARKER_REACH * theme.scale + distance * font
        for turn in range(_DIRECTIONS):
            angle = math.pi / 4 + 2 * math.pi * turn / _DIRECTIONS
            x = pixel.x() + math.cos(angle) * (reach + width / 2)
            y = pixel.y() - math.sin(angle) * (reach + height / 2)
            yield QRectF(x - width / 2, y - height / 2, width, height)


def _rounded(value: float, span: float) -> float:
    return round(value, -math.floor(math.log10(span * _RESOLUTION)))
