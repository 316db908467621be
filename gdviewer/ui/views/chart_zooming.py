"""Turns the keys and the wheel on the chart of convergence into its zoom."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent

from gdviewer.scene.chart.picture import ChartPicture
from gdviewer.ui.views.chart_zoom import ChartZoom

_NOTCH = 120  # eighths of a degree
_ZOOMS = {Qt.Key.Key_Plus: 0.8, Qt.Key.Key_Equal: 0.8, Qt.Key.Key_Minus: 1.25}
_MOVES = {Qt.Key.Key_PageUp: -0.5, Qt.Key.Key_PageDown: 0.5}
_KEYS = {*_ZOOMS, *_MOVES, Qt.Key.Key_F}


def is_zoom(event: QKeyEvent) -> bool:
    """Whether the key is one of the zoom's."""
    others = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return not others and Qt.Key(event.key()) in _KEYS


def zoom_by_key(zoom: ChartZoom, event: QKeyEvent, playhead: float, last: float) -> None:
    """Zoom about the playhead, go to what comes before or after, or show all up to ``last``."""
    key = Qt.Key(event.key())
    if key in _ZOOMS:
        zoom.about(playhead, _ZOOMS[key], last)
    elif key in _MOVES:
        zoom.move(_MOVES[key], last)
    else:
        zoom.fit()


def zoom_by_wheel(zoom: ChartZoom, event: QWheelEvent, picture: ChartPicture, last: float) -> None:
    """Zoom in x about the cursor; with Shift, or sideways, go along."""
    turn, chart = event.angleDelta(), picture.chart
    notches = (turn.y() or turn.x()) / _NOTCH
    if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or not turn.y():
        zoom.move(-0.1 * notches, last)
    elif chart is not None:
        zoom.about(chart.position(event.position().x()), 1.2**-notches, last)
