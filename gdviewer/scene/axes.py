"""Paints the two axes with their ticks, numbers and names."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QColor, QPainter, QPen

from gdviewer.core.objective import Array
from gdviewer.scene.arrays import draw_lines
from gdviewer.scene.text import RIGHT, text_width, write
from gdviewer.scene.theme import Theme
from gdviewer.scene.ticks import Ticks, ticks
from gdviewer.scene.viewport import Viewport

_X_SPACING, _Y_SPACING = 90, 65  # pixels of the screen between two numbers, at least
_MAJOR, _MINOR = 6.0, 3.0


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
        columns = int(viewport.width / (_X_SPACING * theme.scale))
        rows = int(viewport.height / (_Y_SPACING * theme.scale))
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
    gap = theme.font_size * 0.35
    for x, label in zip(x_pixels, axes.x.labels, strict=True):
        write(painter, label, x, bottom + _MAJOR * scale + gap + theme.font_size / 2, theme)
    right = viewport.left - _MAJOR * scale - gap
    for y, label in zip(y_pixels, axes.y.labels, strict=True):
        write(painter, label, right, y, theme, RIGHT)
    _write_names(painter, viewport, axes, theme)


def _write_names(painter: QPainter, viewport: Viewport, axes: Axes, theme: Theme) -> None:
    """Write both names upright: x below its numbers, y beside them."""
    x_name, y_name = axes.names
    middle = viewport.left + viewport.width / 2
    below = viewport.top + viewport.height + _MAJOR * theme.scale + theme.font_size * 2.4
    write(painter, x_name, middle, below, theme, color=theme.muted)
    beside = viewport.left - _MAJOR * theme.scale - axes.label_width(theme) - theme.font_size
    center = viewport.top + viewport.height / 2
    write(painter, y_name, beside, center, theme, RIGHT, color=theme.muted)


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
