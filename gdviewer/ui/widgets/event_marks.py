"""Paints the marks of a scrubber: where runs ended, and where f rose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviewer.core.objective import Array
from gdviewer.scene.theme import Theme
from gdviewer.state.time.events import Event, EventKind, Events

_MOST_AT_ONE_PLACE = 4
_TICK = 2.0  # half the width of the mark of an end, and half of that of a cross
_CROSS = 3.0
_HEIGHT = 0.3  # of the scrubber: what a mark takes above the groove


def paint_marks(painter: QPainter, area: QRectF, events: Events, last: int, theme: Theme) -> None:
    """Paint the marks of ``events`` from end to end of ``area``, the positions 0 and ``last``.

    The ends of runs are above its middle, in their colors, and where f rose is below.
    """
    if last > 0:
        _paint_rises(painter, area, events, last, theme)
        _paint_ends(painter, area, events.ends(), last, theme)


def _paint_rises(painter: QPainter, area: QRectF, events: Events, last: int, theme: Theme) -> None:
    """Paint a quiet line below each stretch of pixels in which f of some run began to rise."""
    columns = max(int(area.width()), 1)
    pixel = last / columns
    pixels: Array = np.linspace(-0.5 * pixel, last + 0.5 * pixel, columns + 2)
    has_risen = events.rises(pixels)
    edges = np.flatnonzero(np.diff(has_risen, prepend=False, append=False))
    pen = QPen(QColor(theme.muted), 2 * theme.scale)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    y = area.bottom() - theme.scale
    lines = [
        QLineF(area.left() + first - 0.5, y, area.left() + end - 0.5, y)
        for first, end in edges.reshape(-1, 2).tolist()
    ]
    painter.drawLines(lines)


def _paint_ends(
    painter: QPainter, area: QRectF, ends: Iterable[Event], last: int, theme: Theme
) -> None:
    """Paint the ends of runs; those at one place share its height."""
    places: dict[int, list[Event]] = defaultdict(list)
    for end in ends:
        places[round(end.position / last * area.width() / theme.scale / _TICK)].append(end)
    height = _HEIGHT * area.height()
    for found in places.values():
        few = found[:_MOST_AT_ONE_PLACE]
        x = area.left() + few[0].position / last * area.width()
        tops = np.linspace(area.top(), area.top() + height, len(few) + 1).tolist()
        for event, (top, bottom) in zip(few, pairwise(tops), strict=True):
            color = QColor(theme.run_color(event.path.color))
            if event.kind is EventKind.DIVERGED:
                _paint_cross(painter, QPointF(x, (top + bottom) / 2), color, theme.scale)
            else:
                half = _TICK / 2 * theme.scale
                painter.fillRect(QRectF(x - half, top, 2 * half, bottom - top), color)


def _paint_cross(painter: QPainter, center: QPointF, color: QColor, scale: float) -> None:
    painter.setPen(QPen(color, 2 * scale))
    for slope in (-1, 1):
        arm = QPointF(_CROSS * scale, slope * _CROSS * scale)
        painter.drawLine(QLineF(center - arm, center + arm))
