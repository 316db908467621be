"""Writes on isolines which value they are of, along the line and none over another."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTransform

from gdviewer.core.numbers import format_number
from gdviewer.core.objective import Array
from gdviewer.core.sampling import Field
from gdviewer.core.shading import Shading
from gdviewer.scene.text import text_width, write
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport

_MOST_LINES = 80  # the longest ones are looked at
_DIGITS = 3
_PLACES = (0.5, 0.35, 0.65, 0.2, 0.8)  # of a line's length, the best one first
_LEAST_LENGTH = 2.0  # of a line, in widths of its label
_MOST_BENT = 0.97  # how long the chord under a label is at least, of its part of the line
_SMALLER, _HEIGHT, _PADDING, _APART = 0.85, 1.15, 0.5, 1.5  # in heights of the text
_STRENGTH = 0.8


@dataclass(frozen=True, slots=True)
class IsolineLabel:
    """A text with its middle in pixels and the angle in degrees at which it is turned."""

    text: str
    middle: QPointF
    angle: float
    width: float


def paint_isoline_labels(painter: QPainter, viewport: Viewport, field: Field, theme: Theme) -> None:
    """Paint the values of the isolines of ``field``, each on a patch that interrupts its line."""
    small = theme.scaled(_SMALLER * theme.scale)
    ground = QColor(theme.card)
    ground.setAlphaF(_STRENGTH)
    for label in isoline_labels(viewport, field, small):
        painter.save()
        painter.translate(label.middle)
        painter.rotate(label.angle)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        radius = small.font_size / 3
        painter.drawRoundedRect(_box(label, small), radius, radius)
        write(painter, label.text, 0, 0, small)
        painter.restore()


def isoline_labels(viewport: Viewport, field: Field, theme: Theme) -> tuple[IsolineLabel, ...]:
    """Return the labels there is room for, at most one on each line, the longest lines first."""
    if field.shading is None:
        return ()
    plot = QRectF(viewport.left, viewport.top, viewport.width, viewport.height)
    found: list[IsolineLabel] = []
    taken: list[QRectF] = []
    for points in _longest(viewport, field.isolines):
        text = format_number(_level(field, field.shading, points[len(points) // 2]), _DIGITS)
        for label in _candidates(text, viewport.to_pixels(points), theme):
            place = _covered(label, theme)
            if plot.contains(place) and not any(place.intersects(other) for other in taken):
                found.append(label)
                taken.append(place)
                break
    return tuple(found)


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


def _candidates(text: str, pixels: Array, theme: Theme) -> Iterator[IsolineLabel]:
    """Yield where ``text`` can stand on the line through ``pixels``, the best place first."""
    width = text_width(text, theme) + _PADDING * theme.font_size
    along = _along(pixels)
    length = float(along[-1])
    if length < _LEAST_LENGTH * width:
        return
    for share in _PLACES:
        ends = np.clip((share * length - width / 2, share * length + width / 2), 0, length)
        (left, right), (top, bottom) = (
            np.interp(ends, along, pixels[:, axis]).tolist() for axis in (0, 1)
        )
        chord = math.hypot(right - left, bottom - top)
        if chord < _MOST_BENT * width:
            continue
        angle = math.degrees(math.atan2(bottom - top, right - left))
        upright = (angle + 90) % 180 - 90
        yield IsolineLabel(text, QPointF((left + right) / 2, (top + bottom) / 2), upright, width)


def _along(pixels: Array) -> Array:
    """Return how far along the line each of ``pixels`` ``(k, 2)`` is, ``(k,)``."""
    steps = np.hypot(*np.diff(pixels, axis=0).T)
    return np.concatenate([[0.0], np.cumsum(steps)])


def _box(label: IsolineLabel, theme: Theme) -> QRectF:
    """Return the patch under ``label``, about its middle and not turned."""
    height = _HEIGHT * theme.font_size
    return QRectF(-label.width / 2, -height / 2, label.width, height)


def _covered(label: IsolineLabel, theme: Theme) -> QRectF:
    """Return what ``label`` covers with some room about it, its sides along the axes."""
    margin = (_APART - _HEIGHT) * theme.font_size
    turn = QTransform().translate(label.middle.x(), label.middle.y()).rotate(label.angle)
    return turn.mapRect(_box(label, theme)).adjusted(-margin, -margin, margin, margin)
