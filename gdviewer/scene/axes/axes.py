"""Paints the two axes with their ticks, numbers and names."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QColor, QPainter, QPen

from gdviewer.core.objective import Array
from gdviewer.scene.arrays import draw_lines
from gdviewer.scene.axes.ticks import Ticks, ticks
from gdviewer.scene.text import RIGHT, text_width, write
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport

_X_SPACING, _Y_SPACING = 90, 65  # pixels of the screen between two numbers, at least
_FEW = 4  # numbers that an axis should have, if only there is room
_MAJOR, _MINOR = 5.0, 3.0
_GAP, _MARGIN = 0.35, 0.45  # heights of the text between tick and number, and around


@dataclass(frozen=True, slots=True)
class Axes:
    """The ticks of both axes of a viewport, and the names of the variables."""

    x: Ticks
    y: Ticks
    names: tuple[str, str]

    @classmethod
    def of(cls, viewport: Viewport, names: tuple[str, str], theme: Theme) -> Axes:
        """Choose the ticks for ``viewport``."""
        bounds = viewport.bounds
        columns = room_for(viewport.width / theme.scale, _X_SPACING)
        rows = room_for(viewport.height / theme.scale, _Y_SPACING)
        return cls(
            ticks(bounds.xmin, bounds.xmax, columns),
            ticks(bounds.ymin, bounds.ymax, rows),
            names,
        )

    def label_width(self, theme: Theme) -> float:
        """Return how wide the numbers beside the y axis are."""
        return max((text_width(label, theme) for label in self.y.labels), default=0.0)


def paint_axes(painter: QPainter, viewport: Viewport, axes: Axes, theme: Theme) -> None:
    """Paint ``axes`` along the left and the lower edge of ``viewport``."""
    scale = theme.scale
    bottom = viewport.top + viewport.height
    x_pixels = _x_pixels(viewport, axes.x.values)
    y_pixels = _y_pixels(viewport, axes.y.values)
    painter.setPen(QPen(QColor(theme.muted), scale))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    draw_lines(painter, _frame(viewport))
    for x_ticks, y_ticks, length in (
        (x_pixels, y_pixels, _MAJOR * scale),
        (_x_pixels(viewport, axes.x.minor), _y_pixels(viewport, axes.y.minor), _MINOR * scale),
    ):
        draw_lines(painter, _vertical(x_ticks, bottom, bottom + length))
        draw_lines(painter, _horizontal(y_ticks, viewport.left - length, viewport.left))
    _write_x(painter, viewport, axes, x_pixels, theme)
    _write_y(painter, viewport, axes, y_pixels, theme)


def room_for(length: float, spacing: float) -> int:
    """Return how many numbers an axis of ``length`` has room for, closer on a short one."""
    return max(int(length / spacing), min(_FEW, int(2 * length / spacing)))


def below(theme: Theme) -> float:
    """Return how much room the ticks and numbers below the x axis take, with a margin."""
    return _MAJOR * theme.scale + theme.font_size * (_GAP + 1 + _MARGIN)


def beside(theme: Theme) -> float:
    """Return how much room there is beside the y axis, numbers apart, with a margin."""
    return _MAJOR * theme.scale + theme.font_size * (_GAP + _MARGIN)


def _write_x(
    painter: QPainter, viewport: Viewport, axes: Axes, places: list[float], theme: Theme
) -> None:
    """Write the numbers below their ticks, and the name where the axis ends."""
    name, end = axes.names[0], viewport.left + viewport.width
    font = theme.font_size
    y = viewport.top + viewport.height + _MAJOR * theme.scale + (_GAP + 0.5) * font
    write(painter, name, end, y, theme, RIGHT, color=theme.muted)
    room = end - text_width(name, theme) - font
    for x, label in zip(places, axes.x.labels, strict=True):
        if x + text_width(label, theme) / 2 <= room:
            write(painter, label, x, y, theme)


def _write_y(
    painter: QPainter, viewport: Viewport, axes: Axes, places: list[float], theme: Theme
) -> None:
    """Write the numbers beside their ticks, and the name where the axis ends."""
    font = theme.font_size
    x = viewport.left - _MAJOR * theme.scale - _GAP * font
    top = viewport.top + font / 2
    write(painter, axes.names[1], x, top, theme, RIGHT, color=theme.muted)
    for y, label in zip(places, axes.y.labels, strict=True):
        if y >= top + 1.2 * font:
            write(painter, label, x, y, theme, RIGHT)


def _x_pixels(viewport: Viewport, values: tuple[float, ...]) -> list[float]:
    points = np.array([(value, viewport.bounds.ymin) for value in values]).reshape(-1, 2)
    return [float(x) for x in viewport.to_pixels(points)[:, 0]]


def _y_pixels(viewport: Viewport, values: tuple[float, ...]) -> list[float]:
    points = np.array([(viewport.bounds.xmin, value) for value in values]).reshape(-1, 2)
    return [float(y) for y in viewport.to_pixels(points)[:, 1]]


def _frame(viewport: Viewport) -> Array:
    left, top = viewport.left, viewport.top
    right, bottom = left + viewport.width, top + viewport.height
    return np.array([(left, top, left, bottom), (left, bottom, right, bottom)])


def _vertical(places: list[float], top: float, bottom: float) -> Array:
    return np.array([(x, top, x, bottom) for x in places]).reshape(-1, 4)


def _horizontal(places: list[float], left: float, right: float) -> Array:
    return np.array([(left, y, right, y) for y in places]).reshape(-1, 4)
