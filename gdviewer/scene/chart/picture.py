"""Keeps the picture of a chart, so that a move of the playhead costs what the playhead costs."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

from gdviewer.core.quantities import QUANTITIES
from gdviewer.scene.chart.beyond import Leaving, leaving
from gdviewer.scene.chart.chart import Chart, Span
from gdviewer.scene.chart.convergence import paint_chart, paint_chart_playhead
from gdviewer.scene.chart.hover import Hit, hit
from gdviewer.scene.chart.traces import Trace, Traces
from gdviewer.scene.theme import Theme
from gdviewer.state.frame import Frame, Path
from gdviewer.state.readings.charted import charted
from gdviewer.state.readings.reference import Reference, reference_of


class ChartPicture:
    """The curves of one frame as a picture, and over it the playhead wherever it is by now."""

    def __init__(self) -> None:
        self._all_traces = Traces()
        self._traces: dict[int, Trace] = {}
        self._frame: Frame | None = None
        self._pixels = QPixmap()
        self.gone: list[Leaving] = []
        self.chart: Chart | None = None
        self.reference: Reference | None = None

    def render(
        self, frame: Frame, size: QSize, ratio: float, theme: Theme, span: Span | None
    ) -> None:
        """Draw the picture anew: ``size`` pixels, each of ``ratio`` pixels of the device."""
        quantity, kind = QUANTITIES[frame.document.charted], frame.document.chart_scale
        self.reference = reference_of(frame)
        self._frame = frame = charted(frame)
        minimum = self.reference.value if quantity.needs_minimum else 0.0
        self._traces = self._all_traces.follow(frame, quantity.key, minimum)
        room = QRectF(0, 0, size.width(), size.height())
        self.chart = Chart.of(room, frame, self._traces, quantity.key, kind, theme, span)
        self.gone = leaving(self.chart, frame, self._traces)
        self._pixels = QPixmap(size * ratio)
        self._pixels.setDevicePixelRatio(ratio)
        self._pixels.fill(QColor(theme.card))
        with QPainter(self._pixels) as painter:
            paint_chart(painter, self.chart, frame, self._traces, theme)

    def paint(self, painter: QPainter, playhead: int, theme: Theme) -> None:
        """Paint the picture and the playhead."""
        if self.chart is not None and self._frame is not None:
            painter.drawPixmap(0, 0, self._pixels)
            frame = replace(self._frame, playhead=playhead)
            paint_chart_playhead(painter, self.chart, frame, self._traces, theme)

    def hit(self, pixel: QPointF) -> Hit | None:
        """Return the point of a curve that is meant by ``pixel``."""
        if self.chart is None or self._frame is None or not self.chart.plot.contains(pixel):
            return None
        return hit(self.chart, self._frame, self._traces, pixel)

    def value_of(self, path: Path, step: int) -> float | None:
        """Return what is plotted of ``path`` at ``step``; None where it is not in the picture."""
        trace = self._traces.get(path.generation)
        return None if trace is None else trace.value_at(step)

    @property
    def has_values(self) -> bool:
        """Whether any run has the quantity that is plotted."""
        return any(trace.extent.low <= trace.extent.high for trace in self._traces.values())
