"""Paints how f, the gradient or the step of every run changes from step to step."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviewer.core.objective import Array
from gdviewer.scene.arrays import draw_lines
from gdviewer.scene.axes.axes import paint_axes
from gdviewer.scene.chart.beyond import leaving, paint_leaving
from gdviewer.scene.chart.chart import Chart
from gdviewer.scene.chart.traces import Polyline, Trace
from gdviewer.scene.paths.brush import Brush
from gdviewer.scene.paths.clipping import clip
from gdviewer.scene.paths.dashes import dashed
from gdviewer.scene.theme import Theme
from gdviewer.state.frame import Frame, Path

_STRETCHES_A_PIXEL = 0.5
_LINE_WIDTH = 1.5
_LEAST_UPRIGHT = 1.0  # pixels; shorter ones lie within the line
_MARKER_SPACING = 110.0  # pixels of the screen along x
_BEYOND = 8.0  # pixels that a curve goes beyond the plot, so that it does not seem to end there
_VEIL = 0.62  # of the ground, over what the playhead has not come to


def paint_chart(
    painter: QPainter, chart: Chart, frame: Frame, traces: Mapping[int, Trace], theme: Theme
) -> None:
    """Paint grid, axes and the curve of every path, to its end, and which of them leave."""
    _paint_grid(painter, chart, theme)
    painter.save()
    painter.setClipRect(chart.plot)
    for path in frame.paths:
        brush = Brush.of(theme, path.color)
        _paint_curve(painter, curve_lines(chart, traces[path.generation]), brush, theme)
        brush.paint_markers(painter, _marked(chart, traces[path.generation], brush, path, theme))
    paint_leaving(painter, chart, leaving(chart, frame, traces), theme)
    painter.restore()
    paint_axes(painter, chart.viewport, chart.axes, theme)


def paint_chart_playhead(
    painter: QPainter, chart: Chart, frame: Frame, traces: Mapping[int, Trace], theme: Theme
) -> None:
    """Paint what is to come paler, the playhead as a line, and each run's dot on it."""
    plot, x = chart.plot, chart.x_pixel(frame.playhead)
    painter.save()
    painter.setClipRect(plot.adjusted(-theme.dot_size, 0, theme.dot_size, 0))
    veil = QColor(theme.card)
    veil.setAlphaF(_VEIL)
    painter.fillRect(QRectF(QPointF(max(x, plot.left()), plot.top()), plot.bottomRight()), veil)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.text), theme.scale))
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
    for path in frame.paths:
        trace, step = traces[path.generation], frame.step_of(path)
        at = chart.pixel(trace.position_at(step), trace.value_at(step)) if path.length else None
        if at is not None:
            painter.setPen(QPen(QColor(theme.halo), theme.halo_width))
            painter.setBrush(QColor(theme.run_color(path.color)))
            painter.drawEllipse(at, theme.dot_size * 0.8, theme.dot_size * 0.8)
    painter.restore()


def curve_lines(chart: Chart, trace: Trace) -> tuple[Array, Array]:
    """Return the segments along a curve and those up and down where a stretch has many values.

    Both are pixels, ``(n, 4)``, as far as they are in the plot; there are none where a value has no
    place.
    """
    view = chart.viewport
    most = max(int(view.width * _STRETCHES_A_PIXEL), 2)
    line = trace.polyline(view.bounds.xmin, view.bounds.xmax, most)
    low, high = _ends(chart, line)
    is_seen = low[:, 1] - high[:, 1] > _LEAST_UPRIGHT
    upright = np.column_stack([low, high])[is_seen]
    middle = (low + high) / 2
    along = np.column_stack([middle[:-1], middle[1:]])
    return _in_plot(chart, along), _in_plot(chart, upright)


def _in_plot(chart: Chart, lines: Array) -> Array:
    """Return what of ``lines`` is in the plot: one that diverges has 10⁷⁰ pixels, or dashes."""
    edge, plot = _BEYOND, chart.plot
    finite = lines[np.isfinite(lines).all(axis=1)]
    parts, is_inside = clip(
        finite, plot.left() - edge, plot.top() - edge, plot.right() + edge, plot.bottom() + edge
    )
    return parts[is_inside]


def _ends(chart: Chart, line: Polyline) -> tuple[Array, Array]:
    """Return the pixels of the least and of the greatest value of each stretch, ``(n, 2)``."""
    low, high = chart.scale.place(line.low), chart.scale.place(line.high)
    falls_below = np.isnan(low) & np.isfinite(high)  # to zero, along a logarithm
    low = np.where(falls_below, chart.viewport.bounds.ymin, low)
    return (
        chart.viewport.to_pixels(np.column_stack([line.x, low])),
        chart.viewport.to_pixels(np.column_stack([line.x, high])),
    )


def _paint_curve(painter: QPainter, lines: tuple[Array, Array], brush: Brush, theme: Theme) -> None:
    along, upright = lines
    dashes = _in_dashes(along, brush.dash)
    pen = QPen(QColor(brush.color), _LINE_WIDTH * theme.scale)
    pen.setCapStyle(Qt.PenCapStyle.SquareCap)  # flat ones leave seams between short segments
    painter.setPen(pen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_lines(painter, np.concatenate([dashes, upright]))


def _in_dashes(along: Array, dash: tuple[float, ...]) -> Array:
    """Return the dashes of a curve: parts of its long segments, and some of its short ones."""
    if not dash:
        return along
    lengths = np.hypot(*(along[:, 2:] - along[:, :2]).T)
    begins = np.cumsum(lengths) - lengths
    is_short = lengths < min(dash)
    phases = (begins + lengths / 2) % sum(dash)
    is_line = np.searchsorted(np.cumsum(dash), phases, "right") % 2 == 0
    cut, _ = dashed(along[~is_short], begins[~is_short], dash)
    return np.concatenate([cut, along[is_short & is_line]])


def _marked(chart: Chart, trace: Trace, brush: Brush, path: Path, theme: Theme) -> Array:
    """Return the pixels of the markers along a curve, those of each run at other places."""
    if not brush.marker or not path.length:
        return np.empty((0, 2))
    spacing = _MARKER_SPACING * theme.scale
    first = chart.plot.left() + spacing * (0.2 + path.color % 5 * 0.16)
    columns = np.arange(first, chart.plot.right(), spacing)
    steps = {trace.step_near(chart.position(float(x))) for x in columns}
    places = (chart.pixel(trace.position_at(step), trace.value_at(step)) for step in sorted(steps))
    return np.array([(at.x(), at.y()) for at in places if at is not None]).reshape(-1, 2)


def _paint_grid(painter: QPainter, chart: Chart, theme: Theme) -> None:
    view, bounds = chart.viewport, chart.viewport.bounds
    places = np.array([(bounds.xmin, place) for place in chart.axes.y.values]).reshape(-1, 2)
    rows = view.to_pixels(places)[:, 1]
    lines = np.array([(view.left, y, view.left + view.width, y) for y in rows]).reshape(-1, 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(QColor(theme.border), theme.scale))
    draw_lines(painter, lines)
