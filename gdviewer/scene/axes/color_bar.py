"""Paints the bar that says which value has which color."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from gdviewer.core.numbers import format_number
from gdviewer.core.objective import Array
from gdviewer.core.shading import HIGHEST, Shading
from gdviewer.scene.arrays import draw_lines, image_of
from gdviewer.scene.ground.colors import fill_colors
from gdviewer.scene.text import LEFT, text_width, write
from gdviewer.scene.theme import Theme

_MOST = 6
_SPACING = 1.4  # heights of the text, at least, from one value to the next
_TICK = 4.0
_USUAL = "−0.25"
_FEWEST_DIGITS, _MOST_DIGITS = 2, 12
_ROUNDING = 0.1  # of the distance to the next isoline


def bar_labels(shading: Shading, height: float, theme: Theme) -> list[tuple[float, str]]:
    """Return the values to write beside a bar of ``height`` pixels, and how far up each one is.

    They are those of 4 to 6 isolines, of fewer where there are not as many or is no room. The
    one the shades are spaced about is among them.
    """
    if not shading.levels:
        return [(0.5, format_number(shading.low))]
    levels = np.array(shading.levels)
    fractions = shading.fraction_of(levels)
    least = _SPACING * theme.font_size / max(height, 1.0)
    first = shading.levels.index(shading.origin) if shading.origin in shading.levels else 0
    for stride in range(-(-len(levels) // _MOST), len(levels) + 1):
        chosen = slice(first % stride, None, stride)
        if (np.diff(fractions[chosen]) >= least).all():
            return list(zip(fractions[chosen].tolist(), _texts(levels, chosen), strict=True))
    return []


def bar_width(labels: list[tuple[float, str]], theme: Theme) -> float:
    """Return how wide the bar with its ``labels`` is; no narrower for short ones."""
    widest = max(text_width(text, theme) for text in (_USUAL, *(text for _, text in labels)))
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


def _texts(levels: Array, chosen: slice) -> list[str]:
    """Return the ``chosen`` levels with digits enough to tell them from any of their neighbors."""
    gaps = np.diff(levels * 0.5, prepend=np.nan, append=np.nan)
    tolerances = 2 * _ROUNDING * np.fmin(gaps[1:], gaps[:-1])
    return list(map(_text, levels[chosen].tolist(), tolerances[chosen].tolist()))


def _text(value: float, tolerance: float) -> str:
    """Return ``value`` with the fewest digits that change it by no more than ``tolerance``."""
    for digits in range(_FEWEST_DIGITS, _MOST_DIGITS):
        if abs(float(f"{value:.{digits - 1}e}") - value) <= tolerance:
            return format_number(value, digits)
    return format_number(value, _MOST_DIGITS)
