"""The view of a cut through f: holds its chart, and lets the dot of the step be dragged."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import QLineF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviewer.core.line_cut import Mark
from gdviewer.scene.chart.line_cut import CutChart, paint_line_cut
from gdviewer.scene.faults import tells_faults
from gdviewer.scene.theme import LIGHT, Theme
from gdviewer.state.readings.line_cuts import NamedCut

_REACH = 14.0  # pixels of the screen from the dot to the hand that means it
_KEY_FACTOR = 1.05
_UP_DOWN = {Qt.Key.Key_Up: _KEY_FACTOR, Qt.Key.Key_Down: 1 / _KEY_FACTOR}


class LineCutView(QWidget):
    """Shows one cut; where it is movable the dot of the step taken follows the hand.

    ``alpha_moved`` is emitted by the user's hand alone, with an α above 0; under the hand the curve
    stays and the dot goes along it.
    """

    drag_began = Signal()
    drag_ended = Signal()
    alpha_moved = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._shown: NamedCut | None = None
        self._next: NamedCut | None = None
        self._is_movable = self._is_dragging = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def shown(self) -> NamedCut | None:
        """What is shown."""
        return self._shown

    @property
    def chart(self) -> CutChart | None:
        """The cut laid out in the view as it is now."""
        if self._shown is None:
            return None
        return CutChart.of(QRectF(self.rect()), self._shown, self._theme)

    def show_cut(self, shown: NamedCut | None) -> None:
        """Show another cut, or none; what comes under the hand waits until it lets go."""
        self._next = shown
        if not self._is_dragging:
            self._shown = shown
            self.update()

    def set_movable(self, is_movable: bool) -> None:
        """Let the dot be moved, or not."""
        self._is_movable = is_movable
        policy = Qt.FocusPolicy.StrongFocus if is_movable else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)

    def set_theme(self, theme: Theme) -> None:
        """Draw everything in the colors and at the size of ``theme``."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for some room."""
        return QSize(260, 160)

    def minimumSizeHint(self) -> QSize:
        """Do with little."""
        return QSize(150, 90)

    # --- Qt's own ---

    @tells_faults
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 Qt's signature
        """Paint the chart."""
        chart = self.chart
        if chart is not None:
            with QPainter(self) as painter:
                paint_line_cut(painter, chart, self._theme)
                if self.hasFocus():
                    painter.setPen(self.palette().highlight().color())
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the dot."""
        is_left = event.button() == Qt.MouseButton.LeftButton
        chart = self.chart if self._is_movable and is_left else None
        taken = chart.shown.cut.taken if chart is not None else None
        if chart is None or taken is None:
            super().mousePressEvent(event)
        elif QLineF(event.position(), chart.pixel(taken)).length() < _REACH * self._theme.scale:
            self._is_dragging = True
            self.drag_began.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the dot along the curve."""
        chart = self.chart
        if self._is_dragging and chart is not None:
            alpha = float(f"{chart.alpha(event.position().x()):.3g}")  # as many as the pixels tell
            if math.isfinite(chart.value_at(alpha)):
                self._move(chart, alpha)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go, and show what has come of it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._let_go()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go: the hand has nothing to hold any more."""
        self._let_go()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Make α larger or smaller by a twentieth with Up and Down."""
        factor, chart = _UP_DOWN.get(Qt.Key(event.key())), self.chart
        taken = chart.shown.cut.taken if chart is not None else None
        if chart is None or factor is None or taken is None or not self._is_movable:
            super().keyPressEvent(event)
        else:
            self._move(chart, float(f"{taken.alpha * factor:.4g}"))

    # --- inside ---

    def _let_go(self) -> None:
        """End the drag, if there is one, and show what has come of it."""
        if self._is_dragging:
            self._is_dragging = False
            self.drag_ended.emit()
            self.show_cut(self._next)

    def _move(self, chart: CutChart, alpha: float) -> None:
        """Put the dot at ``alpha``, from where the next key goes on before another cut has come."""
        if not alpha > 0:
            return
        moved = replace(chart.shown.cut, taken=Mark(alpha, chart.value_at(alpha)))
        self._shown = replace(chart.shown, cut=moved)
        self.update()
        self.alpha_moved.emit(alpha)
