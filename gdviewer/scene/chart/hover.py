"""Finds the point of a curve that is meant by a pixel of the chart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF

from gdviewer.scene.chart.chart import Chart
from gdviewer.scene.chart.traces import Trace
from gdviewer.state.frame import Frame, Path

_REACH = 28.0  # pixels
_MOST_POINTS = 4000  # of a curve that are looked at


@dataclass(frozen=True, slots=True, eq=False)
class Hit:
    """A point of a curve: which step of which path, its value, and its pixel."""

    path: Path
    step: int
    value: float
    pixel: QPointF


def hit(
    chart: Chart, frame: Frame, traces: Mapping[int, Trace], pixel: QPointF, reach: float = _REACH
) -> Hit | None:
    """Return the point that is nearest to ``pixel``; None where none is within ``reach``."""
    nearest, best = reach, None
    for path in frame.paths:
        trace = traces[path.generation]
        steps = _steps(chart, trace, pixel.x(), reach)
        places = chart.scale.place(trace.values(steps))
        points = chart.viewport.to_pixels(np.column_stack([trace.positions(steps), places]))
        distances = np.hypot(points[:, 0] - pixel.x(), points[:, 1] - pixel.y())
        distances = np.where(np.isnan(distances), np.inf, distances)
        index = int(distances.argmin()) if len(distances) else 0
        if len(distances) and distances[index] < nearest:
            nearest, step = float(distances[index]), steps.start + index
            best = Hit(path, step, trace.value_at(step), QPointF(*points[index].tolist()))
    return best


def _steps(chart: Chart, trace: Trace, x: float, reach: float) -> slice:
    """Return the steps of a curve about the pixel ``x``, not too many of them."""
    steps = trace.steps_between(chart.position(x - reach), chart.position(x + reach))
    spare = max(steps.stop - steps.start - _MOST_POINTS, 0) // 2
    return slice(steps.start + spare, steps.stop - spare)
