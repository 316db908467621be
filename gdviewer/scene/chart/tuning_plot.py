"""Paints what a tuning has tried: to which f each learning rate has led each method."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import Array
from gdviewer.core.scales import Scale
from gdviewer.scene.arrays import draw_lines
from gdviewer.scene.axes.axes import Axes, below, beside, paint_axes, room_for
from gdviewer.scene.axes.ticks import Ticks
from gdviewer.scene.chart.scale_ticks import scale_ticks
from gdviewer.scene.chart.tuning_range import RATES, TuningRange
from gdviewer.scene.paths.brush import paint_shape
from gdviewer.scene.paths.run_styles import run_style
from gdviewer.scene.text import text_width
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.state.work.tuning import TunedRun

_X_SPACING, _Y_SPACING = 70.0, 32.0  # pixels of the screen between two numbers
_USUAL_LABEL = "10⁻¹⁵"  # room is kept beside the axis for it, so that the plot stays in its place
_NO_TICKS = Ticks((), (), ())  # nothing is known of f yet


def paint_tuning(
    painter: QPainter, room: QRectF, runs: Sequence[TunedRun], shown: TuningRange, theme: Theme
) -> None:
    """Paint f at the end against the rate, for each of ``runs`` in its color, the best ringed."""
    viewport, axes = _laid_out(room, shown, theme)
    painter.save()
    painter.setClipRect(QRectF(viewport.left, 0, viewport.width, viewport.top + viewport.height))
    if shown.scale is not None:
        for one in runs:
            _paint_run(painter, viewport, shown.scale, one, theme)
    painter.restore()
    paint_axes(painter, viewport, axes, theme)


def tried(runs: Iterable[TunedRun]) -> Array:
    """Return the rates that were tried, in order, with f at the end; ``(k, 2)``."""
    attempts = (attempt for one in runs for attempt in one.attempts)
    pairs = sorted((attempt.rate, attempt.standing.f) for attempt in attempts)
    return np.array(pairs, dtype=np.float64).reshape(-1, 2)


def _laid_out(room: QRectF, shown: TuningRange, theme: Theme) -> tuple[Viewport, Axes]:
    head, foot = round(theme.font_size * 0.6), round(below(theme))
    height = max(room.height() - head - foot, 8.0)
    rows = max(2, room_for(height / theme.scale, _Y_SPACING))
    scale, bottom, top = shown.scale, shown.bottom, shown.top
    y = _NO_TICKS if scale is None else scale_ticks(scale, bottom, top, rows)
    labels = (_USUAL_LABEL, *y.labels)
    left = round(max(text_width(label, theme) for label in labels) + beside(theme))
    width = max(room.width() - left - theme.font_size, 8.0)
    columns = max(2, int(width / theme.scale / _X_SPACING))
    x = scale_ticks(RATES, shown.first, shown.last, columns)
    margin = 0.02 * (shown.last - shown.first)
    bounds = Bounds(shown.first - margin, shown.last + margin, bottom, top)
    return Viewport(bounds, left, head, width, height), Axes(x, y, ("η", "f"))


def _paint_run(
    painter: QPainter, viewport: Viewport, scale: Scale, one: TunedRun, theme: Theme
) -> None:
    points = tried((one,))
    places = np.column_stack([RATES.place(points[:, 0]), scale.place(points[:, 1])])
    pixels = viewport.to_pixels(places)
    lines = np.column_stack([pixels[:-1], pixels[1:]])
    color = theme.run_color(one.run.color)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(color), theme.scale))
    draw_lines(painter, lines[np.isfinite(lines).all(axis=1)])
    marker, radius = run_style(one.run.color).marker, 0.7 * theme.dot_size
    for (rate, _), (x, y) in zip(points.tolist(), pixels.tolist(), strict=True):
        if not math.isfinite(y):
            continue
        paint_shape(painter, marker, QPointF(x, y), radius, color, theme.halo, theme.scale)
        if rate == one.best:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.text), 1.5 * theme.scale))
            painter.drawEllipse(QPointF(x, y), 2 * radius, 2 * radius)
