"""Paints a swarm: a dot for each of its paths with a fading tail, and how each has ended."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviewer.core.objective import Array
from gdviewer.core.swarm import Ending
from gdviewer.scene.arrays import draw_lines, draw_points
from gdviewer.scene.paths.clipping import clip
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame

_TAIL = ((2, 0.75), (3, 0.45), (3, 0.22))  # steps back, and how strong, from the newest on
_SHORTEST = 0.4  # pixels; less is not seen
_START, _DOT, _END = 1.5, 3.5, 2.5  # diameters in pixels of the screen
_CROSS = 3.0  # half of its width
_QUIET = 0.55


def paint_swarm(painter: QPainter, viewport: Viewport, frame: Frame, theme: Theme) -> None:
    """Paint the swarm of ``frame`` at the playhead, if there is one.

    What goes on is a dot with its tail, what has converged a smaller dot. A path that ran away, or
    came to where f has no value, has a cross at its start: its end is not in view.
    """
    swarm, asked = frame.swarm, frame.facts.swarm
    if swarm is None or asked is None or not swarm.length:
        return
    step = frame.swarm_step
    color = QColor(theme.run_color(asked.color))
    starts, places = viewport.to_pixels(swarm.at(0)), viewport.to_pixels(swarm.at(step))
    ending = swarm.ending_at(step)
    is_lost = (ending == Ending.DIVERGED) | (ending == Ending.UNDEFINED)
    is_over = ending != Ending.NONE
    painter.save()
    painter.setClipRect(QRectF(viewport.left, viewport.top, viewport.width, viewport.height))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    _paint_dots(painter, starts[~is_lost], _START, _faded(theme.text, _QUIET), theme)
    newest = step
    for steps, strength in _TAIL:
        oldest = max(newest - steps, 0)
        points = [viewport.to_pixels(swarm.at(at)) for at in range(oldest, newest + 1)]
        painter.setPen(_pen(_faded(color, strength), theme.scale))
        draw_lines(painter, _segments(points, viewport))
        newest = oldest
    _paint_dots(painter, places[is_over & ~is_lost], _END, color, theme)
    _paint_dots(painter, places[~is_over], _DOT, color, theme)
    painter.setPen(_pen(QColor(theme.error), 1.2 * theme.scale))
    draw_lines(painter, _crosses(starts[is_lost], _CROSS * theme.scale))
    painter.restore()


def _paint_dots(painter: QPainter, places: Array, size: float, color: QColor, theme: Theme) -> None:
    painter.setPen(_pen(color, size * theme.scale))
    draw_points(painter, places)


def _segments(points: list[Array], viewport: Viewport) -> Array:
    """Return the lines from each of ``points`` ``(k, 2)`` to the next that can be seen, (n, 4)."""
    way = np.array(points)
    lines = np.concatenate([way[:-1], way[1:]], axis=2).reshape(-1, 4)
    left, top = viewport.left, viewport.top
    right, bottom = left + viewport.width, top + viewport.height
    x, y = lines[:, ::2], lines[:, 1::2]
    is_long = (np.abs(x[:, 1] - x[:, 0]) > _SHORTEST) | (np.abs(y[:, 1] - y[:, 0]) > _SHORTEST)
    is_in_view = ((left <= x) & (x <= right) & (top <= y) & (y <= bottom)).all(axis=1)
    # To clip is dear, and few of them reach beyond an edge.
    parts, has_part = clip(lines[is_long & ~is_in_view], left, top, right, bottom)
    return np.concatenate([lines[is_long & is_in_view], parts[has_part]])


def _crosses(places: Array, reach: float) -> Array:
    """Return the two lines of a cross at each of ``places``, ``(2 n, 4)``."""
    x, y = places.T
    falling = np.column_stack([x - reach, y - reach, x + reach, y + reach])
    rising = np.column_stack([x - reach, y + reach, x + reach, y - reach])
    return np.concatenate([falling, rising])


def _faded(color: QColor | str, strength: float) -> QColor:
    faded = QColor(color)
    faded.setAlphaF(strength)
    return faded


def _pen(color: QColor, width: float) -> QPen:
    return QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap)
