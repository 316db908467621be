"""The gauge under the slider of a learning rate: which rates are stable at the playhead."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviewer.scene.faults import tells_faults
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.gauge import Gauge, gauge_in
from gdviewer.ui.bindings import show_from
from gdviewer.ui.widgets.gauge_painting import gauge_height, paint_gauge
from gdviewer.ui.widgets.naming import name_control
from gdviewer.ui.widgets.slider import NumberSlider

_SMALLER = 0.8  # than the text around it


class RateGauge(QWidget):
    """Shows what the quadratic that fits at the playhead says of the selected run's rates.

    Where there is no bound it says why; while it is being computed its place stays free.
    """

    def __init__(self, model: AppModel, slider: NumberSlider) -> None:
        super().__init__()
        self._slider = slider
        self._gauge: Gauge | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        name_control(self, "rate_gauge", "Stability of the learning rate", "")
        slider.scale_changed.connect(self.update)
        show_from(model, self, _seen, lambda _: self._look(model.frame))

    @property
    def gauge(self) -> Gauge | None:
        """What is shown."""
        return self._gauge

    def sizeHint(self) -> QSize:
        """Ask for the band and a line of words."""
        return QSize(0, math.ceil(gauge_height(QFontMetrics(self._font()).height())))

    @tells_faults
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 Qt's signature
        """Paint the gauge along the slider."""
        if self._gauge is not None:
            with QPainter(self) as painter:
                painter.setFont(self._font())
                paint_gauge(painter, self._gauge, self._slider.pixel_of, self.palette())

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(self.fontInfo().pixelSize() * _SMALLER))
        return font

    def _look(self, frame: Frame) -> None:
        """Show what is known; under a drag what was known stays until there is more."""
        gauge = gauge_in(frame)
        if gauge is None and frame.is_dragging:
            return
        self._gauge = gauge
        text = gauge.sentence if gauge is not None else ""
        self.setToolTip(text)
        self.setAccessibleDescription(text)
        self.update()


def _seen(frame: Frame) -> tuple[object, ...]:
    return frame.explained, frame.outlook, frame.playhead, frame.is_dragging
