"""Paints an arrow at the plot's edge for each playhead that is out of view, with its position."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gdviewer.core.numbers import format_count, format_point
from gdviewer.core.objective import Array
from gdviewer.scene.paths.rim import Rim, spread
from gdviewer.scene.room import Room
from gdviewer.scene.text import text_width, write
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport

_DIGITS = 2
_MOST_LABELS = 8
_INSET = 6.0  # pixels from the edge to the arrow's tip
_LENGTH, _HALF_WIDTH = 16.0, 9.0  # of the arrow, in pixels
_APART = 3.0  # pixels between two arrows
_GAP = 5.0  # pixels between arrow and label


@dataclass(frozen=True, slots=True, eq=False)
class Away:
    """A path whose last point is out of view: its run's color and its ``points``, ``(n, 2)``.

    ``name`` is that of the run where there are several, else empty.
    """

    color: int
    points: Array
    name: str = ""


def paint_off_view(
    painter: QPainter,
    viewport: Viewport,
    paths: Iterable[Away],
    theme: Theme,
    taken: Iterable[QRectF] = (),
) -> None:
    """Paint an arrow for each of ``paths``, beside each other; those of a run at one place are one.

    The first eight have a label too; more would hide the plot. No label lies on another one, nor
    on what is ``taken``, where there is room.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = _INSET * theme.scale
    plot = QRectF(viewport.left, viewport.top, viewport.width, viewport.height)
    rim = Rim(plot.adjusted(*_within(plot, inset)))
    room = Room(plot, np.empty((0, 4)), tuple(taken))
    spacing = (2 * _HALF_WIDTH + _APART) * theme.scale
    arrows = _arrows(viewport, paths, rim, spacing)
    tips = spread([rim.towards(arrow.towards) for arrow in arrows], spacing, rim.length)
    for place, (arrow, along) in enumerate(zip(arrows, tips, strict=True)):
        tip, color = rim.point(along), theme.run_color(arrow.color)
        _paint_arrow(painter, tip, arrow.towards, color, theme)
        if place < _MOST_LABELS:
            label = _free(_label(viewport, tip, arrow.towards, arrow.text, theme), room)
            room = room.and_taken(label)
            _paint_label(painter, label, arrow.text, color, theme)


@dataclass(frozen=True, slots=True)
class _Arrow:
    color: int
    towards: QPointF
    text: str


def _arrows(viewport: Viewport, paths: Iterable[Away], rim: Rim, spacing: float) -> list[_Arrow]:
    """Return an arrow for each of ``paths``, but one for those of a run at about one place."""
    groups: dict[tuple[int, int], list[tuple[QPointF, Away]]] = {}
    for path in paths:
        towards = _direction(viewport, path.points)
        key = path.color, round(rim.towards(towards) / spacing)
        groups.setdefault(key, []).append((towards, path))
    return [
        _Arrow(color, group[0][0], _text([path for _, path in group]))
        for (color, _), group in groups.items()
    ]


def _text(paths: Sequence[Away]) -> str:
    """Return which run it is, where there are several, and where its path has gone."""
    name = paths[0].name or "off view"
    if len(paths) > 1:
        return f"{name}: {format_count(len(paths), 'start')}"
    return f"{name}: {format_point(tuple(paths[0].points[-1].tolist()), _DIGITS)}"


def _within(plot: QRectF, inset: float) -> tuple[float, float, float, float]:
    """Return how the edges of ``plot`` are moved inwards; never past its middle."""
    x, y = min(inset, plot.width() / 2), min(inset, plot.height() / 2)
    return x, y, -x, -y


def _direction(viewport: Viewport, points: Array) -> QPointF:
    """Return the unit vector, in pixels, from the middle to the last finite one of ``points``."""
    last = points[-1:] if np.isfinite(points[-1]).all() else points
    finite = last[np.isfinite(last).all(axis=1)]
    if not len(finite):
        return QPointF(0.0, -1.0)
    x, y = viewport.to_pixels(finite[-1]).tolist()
    dx, dy = x - viewport.left - viewport.width / 2, y - viewport.top - viewport.height / 2
    length = math.hypot(dx, dy)
    return QPointF(dx / length, dy / length) if length else QPointF(0.0, -1.0)


def _reach(half_width: float, half_height: float, towards: QPointF) -> float:
    """Return how far a ray goes in a rectangle, from its middle to its edge."""
    sides = (half_width, towards.x()), (half_height, towards.y())
    return min(half / abs(along) for half, along in sides if along)


def _label(viewport: Viewport, tip: QPointF, towards: QPointF, text: str, theme: Theme) -> QRectF:
    """Return the place of the label: behind the arrow, inside the plot."""
    width = text_width(text, theme) + theme.font_size
    height = theme.font_size * 1.7
    behind = (_LENGTH + _GAP) * theme.scale + _reach(width / 2, height / 2, towards)
    center, inset = tip - towards * behind, _INSET * theme.scale
    left, top = viewport.left + inset, viewport.top + inset
    right, bottom = left + viewport.width - 2 * inset, top + viewport.height - 2 * inset
    x = max(min(center.x() - width / 2, right - width), left)
    y = max(min(center.y() - height / 2, bottom - height), top)
    return QRectF(x, y, width, height)


def _free(label: QRectF, room: Room) -> QRectF:
    """Move ``label`` up or down to the nearest place that is free; leave it where there is none."""
    rows = int(room.plot.height() / label.height())
    nearest_first = sorted(range(-rows, rows + 1), key=abs)
    moved = [label.translated(0.0, row * label.height() * 1.1) for row in nearest_first]
    return room.best(moved, most=0.0) or label


def _paint_arrow(
    painter: QPainter, tip: QPointF, towards: QPointF, color: str, theme: Theme
) -> None:
    base = tip - towards * (_LENGTH * theme.scale)
    side = QPointF(-towards.y(), towards.x()) * (_HALF_WIDTH * theme.scale)
    pen = QPen(QColor(theme.halo), 2 * theme.halo_width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    arrow = QPolygonF([tip, base + side, base - side])
    painter.setBrush(QColor(color))
    painter.setPen(pen)
    painter.drawPolygon(arrow)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(arrow)


def _paint_label(painter: QPainter, place: QRectF, text: str, color: str, theme: Theme) -> None:
    corner = theme.font_size * 0.4
    painter.setPen(QPen(QColor(color), theme.scale))
    painter.setBrush(QColor(theme.card))
    painter.drawRoundedRect(place, corner, corner)
    write(painter, text, place.center().x(), place.center().y(), theme)
