"""Marks the curves that leave a chart above or below, where they leave it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from gdviewer.scene.chart.chart import Chart, is_endless
from gdviewer.scene.chart.traces import Trace
from gdviewer.scene.paths.brush import paint_shape
from gdviewer.scene.paths.rim import spread
from gdviewer.scene.theme import Theme
from gdviewer.state.frame import Frame, Path

_ARROW = (
    (0.0, -1.0),
    (0.95, 0.4),
    (0.32, 0.4),
    (0.32, 1.0),
    (-0.32, 1.0),
    (-0.32, 0.4),
    (-0.95, 0.4),
)
_RADIUS = 1.5  # of the playhead's dot


@dataclass(frozen=True, slots=True)
class Leaving:
    """A path without end whose curve leaves the chart at the pixel ``x``, upwards or downwards."""

    path: Path
    x: float
    is_upwards: bool


def leaving(chart: Chart, frame: Frame, traces: Mapping[int, Trace]) -> list[Leaving]:
    """Return which paths leave the chart, in the order of the paths."""
    found = (_leaving(chart, path, traces[path.generation]) for path in frame.paths)
    return [one for one in found if one is not None]


def _leaving(chart: Chart, path: Path, trace: Trace) -> Leaving | None:
    bounds = chart.viewport.bounds
    if not is_endless(path):
        return None
    line = trace.polyline(bounds.xmin, bounds.xmax, max(int(chart.viewport.width), 2))
    is_above = line.high > chart.scale.value(bounds.ymax)
    is_below = line.low < chart.scale.value(bounds.ymin)
    if chart.scale.kind == "log":  # what is below it is next to nothing
        is_below[:] = False
    is_out = is_above | is_below
    if not is_out.any():
        return None
    first = int(np.argmax(is_out))
    x = min(max(chart.x_pixel(float(line.x[first])), chart.plot.left()), chart.plot.right())
    return Leaving(path, x, bool(is_above[first]))


def paint_leaving(painter: QPainter, chart: Chart, gone: Sequence[Leaving], theme: Theme) -> None:
    """Paint an arrow in the color of each run that leaves the chart, side by side."""
    radius, plot = _RADIUS * theme.dot_size, chart.plot
    for is_upwards in (True, False):
        side = [one for one in gone if one.is_upwards is is_upwards]
        half = radius + theme.halo_width
        columns = [min(max(one.x, plot.left() + half), plot.right() - half) for one in side]
        columns = spread(columns, 2 * half, plot.width())
        beyond = max(max(columns, default=0.0) + half - plot.right(), 0.0)
        y = plot.top() + half if is_upwards else plot.bottom() - half
        arrow = _ARROW if is_upwards else tuple((x, -y) for x, y in _ARROW)
        for one, x in zip(side, columns, strict=True):
            at, color = QPointF(x - beyond, y), theme.run_color(one.path.color)
            paint_shape(painter, arrow, at, radius, color, theme.halo, theme.halo_width)
