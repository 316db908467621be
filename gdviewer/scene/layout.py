"""Shares a picture out between the plot, its axes and its color bar."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from gdviewer.core.bounds import Bounds, visible
from gdviewer.core.shading import Shading
from gdviewer.scene.axes.axes import Axes, below, beside
from gdviewer.scene.axes.color_bar import bar_labels, bar_width
from gdviewer.scene.text import text_width
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport

_BAR_GAP = 0.9  # heights of the text between the plot and its bar
_LEAST = 16.0  # pixels that are left for the plot, however small the picture


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything of a contour picture goes; ``bar`` is empty where there are no values.

    ``bar_space`` is how much of the width the bar and its numbers take.
    """

    viewport: Viewport
    axes: Axes
    bar: QRectF
    bar_labels: list[tuple[float, str]]
    bar_space: float = 0.0

    @property
    def plot(self) -> QRectF:
        """The pixels of the surface itself."""
        view = self.viewport
        return QRectF(view.left, view.top, view.width, view.height)


def arrange(
    width: float,
    height: float,
    bounds: Bounds,
    fills: bool,
    names: tuple[str, str],
    shading: Shading | None,
    theme: Theme,
    least_bar_space: float = 0.0,
) -> Layout:
    """Lay out a picture of ``width`` × ``height`` pixels that has ``bounds`` in view.

    The bar takes ``least_bar_space`` at least: its numbers are of what is in view, which depends on
    its width, so that a view that stays must not let it shrink.
    """
    font = theme.font_size
    top, bottom = round(font * 0.6), round(below(theme))
    labels = bar_labels(shading, height - top - bottom, theme) if shading is not None else []
    bar_space = font * _BAR_GAP + _in_steps(bar_width(labels, theme), theme) if labels else font
    bar_space = max(bar_space, least_bar_space)
    label_width = max(text_width("−00", theme), text_width(names[1], theme))
    # The width of the numbers decides what is in view, and that decides the numbers.
    for _ in range(2):
        left = round(label_width + beside(theme))
        plot_width = max(math.floor(width - left - bar_space), _LEAST)
        plot_height = max(math.floor(height - top - bottom), _LEAST)
        seen = visible(bounds, plot_width, plot_height, fills)
        viewport = Viewport(seen, left, top, plot_width, plot_height)
        axes = Axes.of(viewport, names, theme)
        label_width = max(label_width, _in_steps(axes.label_width(theme), theme))
    right = left + plot_width + font * _BAR_GAP
    bar = QRectF(right, top, font * 1.1 if labels else 0.0, plot_height)
    return Layout(viewport, axes, bar, labels, bar_space)


def _in_steps(width: float, theme: Theme) -> float:
    """Round ``width`` up, so that the plot keeps its place while numbers change a little."""
    step = theme.font_size
    return math.ceil(width / step) * step
