"""What a press on a chart and its moves mean: the playhead is moved, or a part is chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from gdviewer.ui.views.hand import CLICK_RADIUS

_GRAB = 6.0  # pixels from the line of the playhead


class ChartHand(QObject):
    """One hand on ``surface``, where the line of the playhead is at the pixel ``line`` along x.

    ``band`` is what is being chosen, as two pixels along x.
    """

    sought = Signal(float)
    """The playhead is to go to this pixel along x."""
    chosen = Signal(float, float)
    """The part between two pixels along x is to be shown."""
    moved = Signal(object)
    """Where the cursor is; None where it does something."""

    def __init__(self, surface: QWidget, line: Callable[[], float | None]) -> None:
        super().__init__(surface)
        self._surface, self._line = surface, line
        self._pressed: float | None = None
        self._holds_playhead = False
        self.band: tuple[float, float] | None = None
        self.cursor: QPointF | None = None

    def press(self, event: QMouseEvent) -> None:
        """Take hold of the playhead where it is near, or begin to choose a part."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().x()
            self._holds_playhead = self._is_near(self._pressed)

    def move(self, event: QMouseEvent) -> None:
        """Move what is held, or tell where the cursor is."""
        x = event.position().x()
        if self._pressed is None:
            self._show_cursor(x)
            self._hover(event.position())
        elif self._holds_playhead:
            self._hover(None)
            self.sought.emit(x)
        elif self.band is not None or abs(x - self._pressed) > CLICK_RADIUS:
            self.band = self._pressed, x
            self._hover(None)

    def release(self, event: QMouseEvent) -> None:
        """Show what was chosen, or go to where the click was."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        pressed, band, held = self._pressed, self.band, self._holds_playhead
        self._pressed, self.band, self._holds_playhead = None, None, False
        if band is not None:
            self.chosen.emit(*band)
        elif not held:
            self.sought.emit(pressed)

    def _hover(self, pixel: QPointF | None) -> None:
        self.cursor = pixel
        self.moved.emit(pixel)

    def _is_near(self, x: float) -> bool:
        line = self._line()
        return line is not None and abs(x - line) <= _GRAB

    def _show_cursor(self, x: float) -> None:
        shapes = Qt.CursorShape
        self._surface.setCursor(shapes.SplitHCursor if self._is_near(x) else shapes.ArrowCursor)
