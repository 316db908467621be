"""Paints the bar that says which value has which color."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from gdviewer.core.numbers import format_number
from gdviewer.core.shading import HIGHEST, Shading
from gdviewer.scene.arrays import draw_lines, image_of
from gdviewer.scene.colors import fill_colors
from gdviewer.scene.text import LEFT, text_width, write
from gdviewer.scene.theme import Theme

_SPACING = 60  # pixels of the screen between two values
_TICK = 4.0


def bar_labels(shading: Shading, height: float, theme: Theme) -> list[tuple[float, str]]:
    """Return values to write beside a bar of ``height`` pixels, and how far up each one is."""
    if shading.is_flat:
        return [(0.5, format_number(shading.floor))]
    count = max(2, int(height / (_SPACING * theme.scale)))
    labels: dict[str, float] = {}
    for fraction in np.linspace(0.0, 1.0, count).tolist():
        value, text = _rounded(shading, fraction, 0.25 / count)
        labels.setdefault(text, shading.fraction_of(value))
    return [(fraction, text) for text, fraction in labels.items()]


def bar_width(labels: list[tuple[float, str]], theme: Theme) -> float:
    """Return how wide the bar with its ``labels`` is."""
    widest = max((text_width(text, theme) for _, text in labels), default=0.0)
    return theme.font_size * 1.5 + _TICK * theme.scale + widest


def paint_color_bar(
    painter: QPainter, bar: QRectF, labels: list[tuple[float, str]], theme: Theme
) -> None:
    """Paint the bar into ``bar``, its values to the right of it."""
    colors = fill_colors(theme)[: HIGHEST + 1]
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(bar, image_of(colors[::-1, np.newaxis], is_opaque=True))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(QColor(theme.muted), theme.scale))
    heights = [bar.bottom() - fraction * bar.height() for fraction, _ in labels]
    tick = _TICK * theme.scale
    lines = [(bar.right(), y, bar.right() + tick, y) for y in heights]
    draw_lines(painter, np.array(lines).reshape(-1, 4))
    for y, (_, text) in zip(heights, labels, strict=True):
        write(painter, text, bar.right() + 2 * tick, y, theme, LEFT)


def _rounded(shading: Shading, fraction: float, tolerance: float) -> tuple[float, str]:
    """Return the roundest value near ``fraction`` that is within the bar, and its text."""
    value = shading.value_at(fraction)
    for digits in range(1, 7):
        rounded = float(f"{value:.{digits - 1}e}")
        if abs(shading.fraction_of(rounded) - fraction) <= tolerance:
            return rounded, format_number(rounded, max(digits, 3))
    return value, format_number(value, 6)
