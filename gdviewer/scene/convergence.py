"""Paints how f, the gradient or the step of every run changes from step to step."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import Array
from gdviewer.core.quantities import QUANTITIES
from gdviewer.core.scales import Scale, ScaleKind
from gdviewer.scene.arrays import draw_lines
from gdviewer.scene.axes import Axes, below, beside, paint_axes
from gdviewer.scene.scale_ticks import scale_ticks
from gdviewer.scene.text import text_width
from gdviewer.scene.theme import Theme
from gdviewer.scene.ticks import ticks
from gdviewer.scene.traces import Polyline, Trace
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame, Path

_STRETCHES_A_PIXEL = 1.0
_X_SPACING, _Y_SPACING = 90.0, 40.0  # pixels of the screen between two numbers
_MARGIN = 0.04  # of the height, above the highest and below the lowest value
_MOST_DECADES = 18.0  # below the highest value; what is lower is rounding


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart laid out: the ``viewport`` has positions of the playhead along x, places along y."""

    viewport: Viewport
    axes: Axes
    scale: Scale

    @classmethod
    def of(
        cls,
        size: tuple[float, float],
        frame: Frame,
        traces: Mapping[int, Trace],
        key: str,
        kind: ScaleKind,
        theme: Theme,
    ) -> Chart:
        """Lay out a chart of ``size`` pixels, width and height."""
        shown = [traces[path.generation] for path in frame.paths]
        low, high = _range(shown, kind)
        scale = Scale.of(kind, low, high)
        bottom_place, top_place = _places(scale, low, high)
        width, height = size
        top, bottom = round(theme.font_size * 0.6), round(below(theme))
        plot_height = max(height - top - bottom, 8.0)
        y = scale_ticks(
            scale, bottom_place, top_place, max(2, int(plot_height / theme.scale / _Y_SPACING))
        )
        labels = max((text_width(label, theme) for label in y.labels), default=0.0)
        left = round(labels + beside(theme))
        plot_width = max(width - left - theme.font_size, 8.0)
        last = float(max(frame.available, 1))
        x = ticks(0.0, last, max(2, int(plot_width / theme.scale / _X_SPACING)))
        bounds = Bounds(0.0, last, bottom_place, top_place)
        viewport = Viewport(bounds, left, top, plot_width, plot_height)
        unit = "evaluations" if frame.pace.counts_evaluations else "steps"
        return cls(viewport, Axes(x, y, (unit, QUANTITIES[key].symbol)), scale)

    def position(self, x: float) -> int:
        """Return the position of the playhead under the pixel ``x``."""
        return round(self.viewport.to_point(x, self.viewport.top)[0])

    def pixel(self, position: float, value: float) -> QPointF | None:
        """Return where a value is; None where it has no place in the chart."""
        place = float(self.scale.place(np.array(value)))
        if math.isnan(place):
            return None
        x, y = self.viewport.to_pixels(np.array((position, place))).tolist()
        return QPointF(x, y) if self.viewport.contains(x, y) else None


def paint_chart(
    painter: QPainter, chart: Chart, frame: Frame, traces: Mapping[int, Trace], theme: Theme
) -> None:
    """Paint grid, axes and the curve of every path, to its end."""
    _paint_grid(painter, chart, theme)
    painter.save()
    view = chart.viewport
    painter.setClipRect(QRectF(view.left, view.top, view.width, view.height))
    for path in frame.paths:
        _paint_trace(painter, chart, path, traces[path.generation], theme)
    painter.restore()
    paint_axes(painter, view, chart.axes, theme)


def paint_chart_playhead(
    painter: QPainter, chart: Chart, frame: Frame, traces: Mapping[int, Trace], theme: Theme
) -> None:
    """Paint the playhead as a line, and each run's dot on it."""
    view = chart.viewport
    x = view.left + frame.playhead * view.scale[0]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.text), theme.scale))
    painter.drawLine(QPointF(x, view.top), QPointF(x, view.top + view.height))
    for path in frame.paths:
        trace, step = traces[path.generation], frame.step_of(path)
        at = chart.pixel(trace.position_at(step), trace.value_at(step)) if path.length else None
        if at is not None:
            painter.setPen(QPen(QColor(theme.halo), theme.halo_width))
            painter.setBrush(QColor(theme.run_color(path.color)))
            painter.drawEllipse(at, theme.dot_size * 0.8, theme.dot_size * 0.8)


def _paint_grid(painter: QPainter, chart: Chart, theme: Theme) -> None:
    view, bounds = chart.viewport, chart.viewport.bounds
    places = np.array([(bounds.xmin, place) for place in chart.axes.y.values]).reshape(-1, 2)
    rows = view.to_pixels(places)[:, 1]
    lines = np.array([(view.left, y, view.left + view.width, y) for y in rows]).reshape(-1, 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(QColor(theme.border), theme.scale))
    draw_lines(painter, lines)


def _paint_trace(painter: QPainter, chart: Chart, path: Path, trace: Trace, theme: Theme) -> None:
    """Paint one curve: a line through the values, upright where a stretch has many."""
    view = chart.viewport
    most = max(int(view.width * _STRETCHES_A_PIXEL), 2)
    line = trace.polyline(view.bounds.xmin, view.bounds.xmax, most)
    pen = QPen(QColor(theme.run_color(path.color)), 1.5 * theme.scale)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_lines(painter, _segments(chart, line))


def _segments(chart: Chart, line: Polyline) -> Array:
    """Return the pixels of the segments, ``(n, 4)``; none where a value has no place."""
    low = chart.viewport.to_pixels(np.column_stack([line.x, chart.scale.place(line.low)]))
    high = chart.viewport.to_pixels(np.column_stack([line.x, chart.scale.place(line.high)]))
    upright = np.column_stack([low, high])[line.low < line.high]
    middle = (low + high) / 2
    along = np.column_stack([middle[:-1], middle[1:]])
    segments: Array = np.concatenate([along, upright])
    return segments[np.isfinite(segments).all(axis=1)]


def _range(traces: Sequence[Trace], kind: ScaleKind) -> tuple[float, float]:
    """Return the values between which all finite ones are, as far as they are worth showing."""
    low = min((trace.extent[0] for trace in traces), default=math.inf)
    high = max((trace.extent[1] for trace in traces), default=-math.inf)
    if low > high:
        return (0.1, 1.0) if kind == "log" else (0.0, 1.0)
    if kind == "log" and low >= 0:
        least = min(trace.least_positive for trace in traces)
        if math.isinf(least):
            return 0.1, 1.0
        return max(least, high * 10.0**-_MOST_DECADES), high
    return low, high


def _places(scale: Scale, low: float, high: float) -> tuple[float, float]:
    """Return the places of ``low`` and ``high`` with a margin, never the same."""
    bottom, top = scale.place(np.array((low, high))).tolist()
    if not top > bottom:
        room = 0.5 if scale.kind != "linear" else max(abs(top) * 0.1, 1e-12)
        bottom, top = bottom - room, top + room
    margin = _MARGIN * (top - bottom)
    return bottom - margin, top + margin
