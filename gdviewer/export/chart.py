"""Makes the chart of convergence at a size of its own: laid out and painted anew."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter

from gdviewer.core.quantities import QUANTITIES
from gdviewer.export.figure import Figure
from gdviewer.export.formats import Drawing
from gdviewer.export.record import Record
from gdviewer.scene.chart.chart import Chart
from gdviewer.scene.chart.convergence import curve_lines, paint_chart, paint_chart_playhead
from gdviewer.scene.chart.traces import Trace, Traces
from gdviewer.scene.legend import Detail, Legend, paint_legend
from gdviewer.scene.room import Room
from gdviewer.scene.theme import Theme
from gdviewer.scene.title import Title, paint_title
from gdviewer.state.frame import Frame
from gdviewer.state.readings.charted import charted
from gdviewer.state.readings.digest import digests
from gdviewer.state.readings.reference import reference_of

CHART_PARTS = ("title", "legend", "playhead")
"""Those parts of a figure that a chart can have."""

_MARGIN = 2.0  # heights of the text that a title keeps from the right edge
_WIDTHS, _HEIGHTS = (0.35, 0.5, 0.65), (0.3, 0.45, 0.6, 0.75)  # of the plot, for a legend
_CUT = 3.0  # heights of the text: what a line that is left out counts, beside covered curves
_GAP = 0.6  # heights of the text between the legend and the plot's edges


def chart_drawing(frame: Frame, figure: Figure) -> Drawing:
    """Return what every format writes of the chart of ``frame``."""
    ground = "" if figure.is_transparent else figure.theme.card
    paint = partial(_paint, frame=frame, figure=figure)
    return Drawing(figure.size, ground, paint, Record.of(frame))


def _paint(painter: QPainter, frame: Frame, figure: Figure) -> None:
    frame, theme, size, document = charted(frame), figure.theme, figure.size, frame.document
    left = _MARGIN * theme.font_size
    title = Title.of(frame, size.width - 2 * left, theme) if figure.parts.title else Title()
    above = title.height(theme)
    minimum = reference_of(frame).value if QUANTITIES[document.charted].needs_minimum else 0.0
    traces = Traces().follow(frame, document.charted, minimum)
    room = QRectF(0, 0, size.width, size.height - above)
    chart = Chart.of(room, frame, traces, document.charted, document.chart_scale, theme)
    painter.save()
    painter.translate(0, above)
    paint_chart(painter, chart, frame, traces, theme)
    if figure.parts.playhead:
        paint_chart_playhead(painter, chart, frame, traces, theme)
    if figure.parts.legend and frame.paths:
        _paint_legend(painter, chart, frame, traces, theme)
    painter.restore()
    paint_title(painter, title, chart.plot.left(), theme)


def _paint_legend(
    painter: QPainter, chart: Chart, frame: Frame, traces: dict[int, Trace], theme: Theme
) -> None:
    """Paint the legend in the corner, and of the shape, that covers least of the curves."""
    lines = [part for trace in traces.values() for part in curve_lines(chart, trace)]
    room, gap = Room(chart.plot, np.concatenate(lines)), _GAP * theme.font_size
    width, height = chart.plot.width(), chart.plot.height()
    shapes = [QSizeF(across * width, down * height) for down in _HEIGHTS for across in _WIDTHS]
    legends = (Legend.of(digests(frame), shape, theme, Detail.BRIEF) for shape in shapes)
    places = [
        (room.cost(place) + _cost_of_cuts(legend, frame, chart, theme), legend, place)
        for legend in legends
        if legend is not None
        for place in room.corners(legend.size, gap)
    ]
    best = min(places, key=lambda one: one[0], default=None)
    if best is not None:
        paint_legend(painter, best[1], best[2])


def _cost_of_cuts(legend: Legend, frame: Frame, chart: Chart, theme: Theme) -> float:
    """Return what speaks against a legend with lines cut, much where runs are left out."""
    told = sum(line.color is not None for line in legend.lines)
    missing = len({path.run for path in frame.paths}) - told
    return missing * chart.plot.width() + legend.cuts * _CUT * theme.font_size
