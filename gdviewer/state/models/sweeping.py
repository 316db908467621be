"""The document while a parameter sweeps: redrawn live at each frame, one undo step in all."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import Qt, QTimer, Slot

from gdviewer.state.document import Document
from gdviewer.state.edits.choices import set_parameter
from gdviewer.state.edits.sliders import slider_of
from gdviewer.state.models.timeline import TimedDocument
from gdviewer.state.resolve import with_valid_rates
from gdviewer.state.time.stopwatch import Stopwatch
from gdviewer.state.time.sweep import Sweep
from gdviewer.state.work.runner import FRAME_MILLISECONDS


class SweepingDocument(TimedDocument):
    """A live document of which one parameter may sweep; whatever else is done ends the sweep.

    To the document a sweep is a drag by nobody's hand.
    """

    def __init__(self, document: Document, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(document, clock)
        self._sweep: Sweep | None = None
        self._swept_from = document
        self._swept_seconds = 0.0
        self._since_frame = Stopwatch(clock)
        self._frames = QTimer(self)
        self._frames.setInterval(FRAME_MILLISECONDS)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.timeout.connect(self._go_on_sweeping)

    @property
    def sweeping(self) -> str:
        """The name of the parameter that sweeps, empty where none does."""
        return self._sweep.name if self._sweep is not None else ""

    def sweep(self, name: str) -> None:
        """Let the parameter ``name`` go to and fro through the range of its slider."""
        self.stop_sweep()
        value = self.frame.facts.parameters.get(name)
        if value is None or self.frame.is_dragging:
            return
        self._swept_from = self.frame.document
        self._sweep = Sweep(name, slider_of(self._swept_from, name, value), value)
        self._swept_seconds = 0.0
        self._since_frame.restart()
        self._frames.start()
        super().begin_drag(f"Sweep {name}")

    def stop_sweep(self) -> None:
        """Leave the parameter where it is."""
        if self._sweep is not None:
            self._sweep = None
            self._frames.stop()
            self.end_drag()

    def close(self) -> None:
        """End the sweep and the worker's thread."""
        self.stop_sweep()
        super().close()

    def edit(
        self, document: Document, undo: str = "", *, restarts: bool = False, is_typing: bool = False
    ) -> None:
        """Take ``document``; what is a step of the history ends the sweep before."""
        if self._sweep is not None and undo:
            document = with_valid_rates(self._swept_from, document)
            self.stop_sweep()
        super().edit(document, undo, restarts=restarts, is_typing=is_typing)

    def begin_drag(self, undo: str) -> None:
        """Hold the playhead for a hand, which ends the sweep."""
        self.stop_sweep()
        super().begin_drag(undo)

    def cancel_drag(self) -> None:
        """Put back what a hand dragged; what has swept stays where it is, to be undone."""
        if self._sweep is not None:
            self.stop_sweep()
        else:
            super().cancel_drag()

    @Slot()
    def _go_on_sweeping(self) -> None:
        """Move the parameter by the time that has passed."""
        self._swept_seconds += self._since_frame.restart()
        if self._sweep is not None:
            value = self._sweep.value(self._swept_seconds)
            self.edit(set_parameter(self.frame.document, self._sweep.name, value))
