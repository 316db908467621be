"""Writes on isolines which value they are of, along the line and where nothing else lies."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTransform

from gdviewer.core.numbers import format_number
from gdviewer.core.objective import Array
from gdviewer.core.sampling import Field
from gdviewer.core.shading import Shading
from gdviewer.scene.clearance import are_clear, edges_of
from gdviewer.scene.room import Room
from gdviewer.scene.text import text_width, write
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport

_MOST_LINES = 80  # the longest ones are looked at
_DIGITS = 3
_PLACES = (
    0.5,
    0.35,
    0.65,
    0.2,
    0.8,
    0.42,
    0.58,
    0.28,
    0.72,
    0.1,
    0.9,
)  # of a line's length, the best one first
_LEAST_LENGTH = 2.0  # of a line, in widths of its label
_MOST_BENT = 0.985  # how long the chord under a label is at least, of its part of the line
_SMALLER, _HEIGHT, _PADDING = 0.85, 1.15, 0.5  # in heights of the text
_MARGIN = 0.3  # around a label, in heights of its patch
_STRENGTH = 0.8


@dataclass(frozen=True, slots=True)
class IsolineLabel:
    """A text with its middle in pixels and the angle in degrees at which it is turned.

    ``width`` and ``height`` are those of its patch.
    """

    text: str
    middle: QPointF
    angle: float
    width: float
    height: float

    def covers(self, pixels: Array, reach: float) -> NDArray[np.bool_]:
        """Return which of ``pixels`` ``(k, 2)`` are no farther than ``reach`` from it, ``(k,)``."""
        turn = math.radians(self.angle)
        x, y = pixels[:, 0] - self.middle.x(), pixels[:, 1] - self.middle.y()
        along = x * math.cos(turn) + y * math.sin(turn)
        across = y * math.cos(turn) - x * math.sin(turn)
        is_along = np.abs(along) <= self.width / 2 + reach
        return np.asarray(is_along & (np.abs(across) <= self.height / 2 + reach))


def paint_isoline_labels(painter: QPainter, labels: Iterable[IsolineLabel], theme: Theme) -> None:
    """Paint ``labels``, each on a patch that interrupts its line."""
    small = _small(theme)
    ground = QColor(theme.card)
    ground.setAlphaF(_STRENGTH)
    for label in labels:
        painter.save()
        painter.translate(label.middle)
        painter.rotate(label.angle)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        radius = small.font_size / 3
        painter.drawRoundedRect(_patch(label), radius, radius)
        write(painter, label.text, 0, 0, small)
        painter.restore()


def isoline_labels(
    viewport: Viewport, field: Field, theme: Theme, room: Room
) -> tuple[IsolineLabel, ...]:
    """Return the labels that ``room`` has a place for, at most one on each line, the longest first.

    None lies on another.
    """
    lines = _candidates(viewport, field, theme)
    clear = iter(
        are_clear(room, edges_of(_covered(one) for line in lines for one in line)).tolist()
    )
    found: list[IsolineLabel] = []
    taken: list[QRectF] = []
    for line in lines:
        free = [label for label in line if next(clear)]
        for label in free:
            place = _covered(label)
            if not any(map(place.intersects, taken)):
                found.append(label)
                taken.append(place)
                break
    return tuple(found)


def are_labels_clear(labels: Iterable[IsolineLabel], room: Room) -> bool:
    """Whether nothing in ``room`` has come to lie on one of ``labels``."""
    return bool(are_clear(room, edges_of(map(_covered, labels))).all())


@lru_cache(maxsize=2)
def _candidates(
    viewport: Viewport, field: Field, theme: Theme
) -> tuple[tuple[IsolineLabel, ...], ...]:
    """Return for each of the longest lines where its label can stand, the best place first."""
    if field.shading is None:
        return ()
    small = _small(theme)
    lines = []
    for points in _longest(viewport, field.isolines):
        text = format_number(_level(field, field.shading, points[len(points) // 2]), _DIGITS)
        lines.append(tuple(_places(text, viewport.to_pixels(points), small)))
    return tuple(lines)


def _longest(viewport: Viewport, lines: Array) -> list[Array]:
    """Return the longest lines by pixels, each ``(k, 2)`` in the plane."""
    ends = np.flatnonzero(np.isnan(lines[:, 0]))
    parts = np.split(lines, ends)
    whole = [part[~np.isnan(part[:, 0])] for part in parts]
    lengths = [_along(viewport.to_pixels(part))[-1] if len(part) > 1 else 0.0 for part in whole]
    order = np.argsort(lengths)[::-1][:_MOST_LINES]
    return [whole[place] for place in order if lengths[place] > 0]


def _level(field: Field, shading: Shading, point: Array) -> float:
    """Return the level of the isoline through ``point``: the one nearest to f on the grid."""
    column = int(np.clip(np.searchsorted(field.x, point[0]) - 1, 0, len(field.x) - 2))
    row = int(np.clip(np.searchsorted(field.y, point[1]) - 1, 0, len(field.y) - 2))
    s = (point[0] - field.x[column]) / (field.x[column + 1] - field.x[column])
    t = (point[1] - field.y[row]) / (field.y[row + 1] - field.y[row])
    weights = np.outer((1 - t, t), (1 - s, s))
    corners = field.values[row : row + 2, column : column + 2]
    offsets = np.where(weights > 0, shading.offset(corners), 0.0)
    away = np.abs(shading.offset(field.levels) - (weights * offsets).sum())
    return float(field.levels[away.argmin()])


def _places(text: str, pixels: Array, theme: Theme) -> Iterator[IsolineLabel]:
    """Yield where ``text`` can stand on the line through ``pixels``, the best place first."""
    width = text_width(text, theme) + _PADDING * theme.font_size
    along = _along(pixels)
    length = float(along[-1])
    if length < _LEAST_LENGTH * width:
        return
    for share in _PLACES:
        at = np.clip(share * length + width * np.array((-0.5, 0.0, 0.5)), 0, length)
        (left, x, right), (top, y, bottom) = (
            np.interp(at, along, pixels[:, axis]).tolist() for axis in (0, 1)
        )
        chord = math.hypot(right - left, bottom - top)
        if chord < _MOST_BENT * width:
            continue
        angle = math.degrees(math.atan2(bottom - top, right - left))
        upright = (angle + 90) % 180 - 90
        middle = QPointF((left + right) / 4 + x / 2, (top + bottom) / 4 + y / 2)
        yield IsolineLabel(text, middle, upright, width, _HEIGHT * theme.font_size)


def _along(pixels: Array) -> Array:
    """Return how far along the line each of ``pixels`` ``(k, 2)`` is, ``(k,)``."""
    steps = np.hypot(*np.diff(pixels, axis=0).T)
    return np.concatenate([[0.0], np.cumsum(steps)])


def _patch(label: IsolineLabel) -> QRectF:
    """Return the patch under ``label``, about its middle and not turned."""
    return QRectF(-label.width / 2, -label.height / 2, label.width, label.height)


def _covered(label: IsolineLabel) -> QRectF:
    """Return what ``label`` covers with some room about it, its sides along the axes."""
    margin = _MARGIN * label.height
    turn = QTransform().translate(label.middle.x(), label.middle.y()).rotate(label.angle)
    return turn.mapRect(_patch(label)).adjusted(-margin, -margin, margin, margin)


def _small(theme: Theme) -> Theme:
    return theme.scaled(_SMALLER * theme.scale)
