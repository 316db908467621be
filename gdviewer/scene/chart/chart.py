"""Lays out the chart of convergence: its axes, its scale, and what of the values is in it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from gdviewer.core.bounds import Bounds
from gdviewer.core.quantities import QUANTITIES
from gdviewer.core.scales import Scale, ScaleKind
from gdviewer.scene.axes.axes import Axes, below, beside, room_for
from gdviewer.scene.axes.reach import axis_range
from gdviewer.scene.axes.ticks import ticks
from gdviewer.scene.chart.scale_ticks import scale_ticks
from gdviewer.scene.chart.traces import Extent, Trace
from gdviewer.scene.text import text_width
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame, Path

Span = tuple[float, float]
"""The part of the axis along x that is shown, in positions of the playhead."""

_X_SPACING, _Y_SPACING = 90.0, 40.0  # pixels of the screen between two numbers
_MOST_DECADES = 18.0  # below the highest value; what is lower is rounding
_ENDLESS = {"diverged", "unbounded", "nan"}


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart laid out: the ``viewport`` has positions of the playhead along x, places along y."""

    viewport: Viewport
    axes: Axes
    scale: Scale

    @classmethod
    def of(
        cls,
        room: QRectF,
        frame: Frame,
        traces: Mapping[int, Trace],
        key: str,
        kind: ScaleKind,
        theme: Theme,
        span: Span | None = None,
    ) -> Chart:
        """Lay out a chart in ``room``, all of it or the part of ``span``."""
        first, last = span or (0.0, float(max(frame.available, 1)))
        held = frame.paths if QUANTITIES[key].is_chosen else _with_end(frame.paths)
        low, high = _range(_extents(held, traces, span), kind)
        scale = Scale.of(kind, low, high)
        bottom_place, top_place = _places(scale, low, high)
        top, bottom = round(room.top() + theme.font_size * 0.6), round(below(theme))
        plot_height = max(room.bottom() - top - bottom, 8.0)
        rows = max(2, room_for(plot_height / theme.scale, _Y_SPACING))
        y = scale_ticks(scale, bottom_place, top_place, rows)
        labels = max((text_width(label, theme) for label in y.labels), default=0.0)
        symbol = QUANTITIES[key].symbol
        left = round(room.left() + max(labels, text_width(symbol, theme)) + beside(theme))
        plot_width = max(room.right() - left - theme.font_size, 8.0)
        x = ticks(first, last, max(2, int(plot_width / theme.scale / _X_SPACING)))
        bounds = Bounds(first, last, bottom_place, top_place)
        viewport = Viewport(bounds, left, top, plot_width, plot_height)
        unit = "evaluations" if frame.pace.counts_evaluations else "steps"
        return cls(viewport, Axes(x, y, (unit, symbol)), scale)

    @property
    def plot(self) -> QRectF:
        """The pixels within the axes."""
        view = self.viewport
        return QRectF(view.left, view.top, view.width, view.height)

    def position(self, x: float) -> float:
        """Return the position of the playhead under the pixel ``x``, which may be beyond."""
        return self.viewport.to_point(x, self.viewport.top)[0]

    def x_pixel(self, position: float) -> float:
        """Return the pixel of a position of the playhead."""
        view = self.viewport
        return view.left + (position - view.bounds.xmin) * view.scale[0]

    def pixel(self, position: float, value: float) -> QPointF | None:
        """Return where a value is; None where it has no place in the chart."""
        place = float(self.scale.place(np.array(value)))
        if math.isnan(place):
            return None
        x, y = self.viewport.to_pixels(np.array((position, place))).tolist()
        return QPointF(x, y) if self.viewport.contains(x, y) else None


def _extents(paths: Sequence[Path], traces: Mapping[int, Trace], span: Span | None) -> list[Extent]:
    """Return between which values each curve is."""
    shown = [traces[path.generation] for path in paths]
    return [trace.extent if span is None else trace.extent_in(*span) for trace in shown]


def _with_end(paths: Sequence[Path]) -> Sequence[Path]:
    """Return those to which runs without end leave the chart; all where there is none."""
    return [path for path in paths if not is_endless(path)] or paths


def is_endless(path: Path) -> bool:
    """Whether the values of ``path`` grow, or fall, past all bounds."""
    stop = path.trajectory.stop
    return stop is not None and stop.kind in _ENDLESS


def _range(extents: Sequence[Extent], kind: ScaleKind) -> tuple[float, float]:
    """Return the values between which all finite ones are, as far as they are worth showing."""
    low = min((extent.low for extent in extents), default=math.inf)
    high = max((extent.high for extent in extents), default=-math.inf)
    if low > high:
        return (0.1, 1.0) if kind == "log" else (0.0, 1.0)
    if kind == "log" and low >= 0:
        least = min(extent.least_positive for extent in extents)
        if math.isinf(least):
            return 0.1, 1.0
        return max(least, high * 10.0**-_MOST_DECADES), high
    return low, high


def _places(scale: Scale, low: float, high: float) -> tuple[float, float]:
    """Return the places of ``low`` and ``high`` with a margin, never the same."""
    bottom, top = scale.place(np.array((low, high))).tolist()
    return axis_range(bottom, top, None if scale.kind == "linear" else 0.5)
