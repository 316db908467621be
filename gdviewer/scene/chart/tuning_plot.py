"""Paints what a tuning has tried: to which f each learning rate has led each method."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import Array
from gdviewer.core.scales import Scale
from gdviewer.scene.arrays import draw_lines
from gdviewer.scene.axes.axes import Axes, below, beside, paint_axes
from gdviewer.scene.axes.ticks import Ticks
from gdviewer.scene.chart.scale_ticks import scale_ticks
from gdviewer.scene.paths.brush import paint_shape
from gdviewer.scene.paths.run_styles import run_style
from gdviewer.scene.text import text_width
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.state.work.tuning import TunedRun

_RATES = Scale("log")
_X_SPACING, _Y_SPACING = 70.0, 32.0  # pixels of the screen between two numbers
_ABOVE_BEST = 1e6  # times the range of the best that is worth showing, along a logarithm
_ABOVE_BEST_EVENLY = 10.0  # the same where f goes below zero, and the axis is even
_LEAST_DECADES = 0.5
_NO_TICKS = Ticks((), (), ())  # nothing is known of f yet


def paint_tuning(painter: QPainter, room: QRectF, runs: Sequence[TunedRun], theme: Theme) -> None:
    """Paint f at the end against the rate, for each of ``runs`` in its color, the best ringed."""
    tried = {one.run.id: _points(one) for one in runs}
    scale, viewport, axes = _laid_out(room, list(tried.values()), theme)
    painter.save()
    painter.setClipRect(QRectF(viewport.left, 0, viewport.width, viewport.top + viewport.height))
    for one in runs:
        _paint_run(painter, viewport, scale, one, tried[one.run.id], theme)
    painter.restore()
    paint_axes(painter, viewport, axes, theme)


def _points(one: TunedRun) -> Array:
    """Return the rates that were tried, in order, with f at the end; ``(k, 2)``."""
    pairs = sorted((attempt.rate, attempt.standing.f) for attempt in one.attempts)
    return np.array(pairs, dtype=np.float64).reshape(-1, 2)


def _laid_out(room: QRectF, tried: Sequence[Array], theme: Theme) -> tuple[Scale, Viewport, Axes]:
    points = np.concatenate([*tried, np.empty((0, 2))])
    rates = _RATES.place(points[:, 0])
    scale, bottom, top = _values(points[:, 1])
    first, last = (float(rates.min()), float(rates.max())) if len(rates) else (-7.0, 2.0)
    last = max(last, first + _LEAST_DECADES)
    head, foot = round(theme.font_size * 0.6), round(below(theme))
    height = max(room.height() - head - foot, 8.0)
    rows = max(2, int(height / theme.scale / _Y_SPACING))
    has_values = bool(np.isfinite(points[:, 1]).any())
    y = scale_ticks(scale, bottom, top, rows) if has_values else _NO_TICKS
    left = round(max((text_width(label, theme) for label in y.labels), default=0) + beside(theme))
    width = max(room.width() - left - theme.font_size, 8.0)
    x = scale_ticks(_RATES, first, last, max(2, int(width / theme.scale / _X_SPACING)))
    margin = 0.02 * (last - first)
    bounds = Bounds(first - margin, last + margin, bottom, top)
    viewport = Viewport(bounds, left, head, width, height)
    return scale, viewport, Axes(x, y, ("η", "f"))


def _values(values: Array) -> tuple[Scale, float, float]:
    """Return the scale of the values and between which places they are; what soars is left out."""
    finite = values[np.isfinite(values)]
    if not len(finite):
        return Scale("linear"), 0.0, 1.0
    low, middle = float(finite.min()), float(np.median(finite))
    above = _ABOVE_BEST_EVENLY if low < 0 else _ABOVE_BEST
    high = min(float(finite.max()), middle + above * (middle - low))
    positive = finite[finite > 0]
    scale = Scale.of("linear" if low < 0 else "log", low, high)
    if scale.kind == "log" and len(positive):
        low = float(positive.min())
    bottom, top = scale.place(np.array((low, high))).tolist()
    if not (math.isfinite(bottom) and top > bottom):
        return Scale("linear"), low - 0.5, low + 0.5
    margin = 0.06 * (top - bottom)
    return scale, bottom - margin, top + margin


def _paint_run(
    painter: QPainter,
    viewport: Viewport,
    scale: Scale,
    one: TunedRun,
    points: Array,
    theme: Theme,
) -> None:
    places = np.column_stack([_RATES.place(points[:, 0]), scale.place(points[:, 1])])
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
