"""The document that lives: a playhead that moves by the clock, over all its runs."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from msgspec import structs
from PySide6.QtCore import Slot

from gdviewer.core.weights import Weights
from gdviewer.state.document import Document, RacesBy
from gdviewer.state.frame import pace_of
from gdviewer.state.models.edited import EditedDocument
from gdviewer.state.models.history import Moment


class LiveDocument(EditedDocument):
    """An edited document that plays: every tick makes a Frame."""

    def __init__(self, document: Document, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(document, clock)
        self._ticks.timeout.connect(self._advance)
        self._ticks.start()

    def play(self) -> None:
        """Go on from the playhead, or from the start where it stands at the end."""
        if self._is_at_end:
            self._playback.seek(0)
        self._playback.play()
        self._since_tick.restart()
        self._refresh()

    def pause(self) -> None:
        """Stay at this step."""
        self._playback.pause()
        self._refresh()

    def seek(self, position: int) -> None:
        """Go to ``position``, no further than there are steps, and stay there.

        Where it was playing it looks back: :meth:`go_live` leads on.
        """
        self._playback.look(min(position, max(self._frame.available, 1)))
        self._refresh()

    def go_live(self) -> None:
        """Go back to where it was playing before somebody looked back, and on."""
        self._playback.go_live()
        self._since_tick.restart()
        self._refresh()

    def count_by(self, races_by: RacesBy, weights: Weights, undo: str) -> None:
        """Let the playhead count something else; the selected run stays at its step."""
        before, path = self._frame, self._frame.selected_path
        document = structs.replace(before.document, races_by=races_by, weights=weights)
        if document == before.document:
            return
        self._history.record(Moment(undo, before.document, before.playhead), is_typing=True)
        if path is not None:
            step = before.step_of(path)
            self._playback.recount(pace_of(document).position_of(step, path.trajectory))
        self._put(document)

    def seek_end(self) -> None:
        """Compute to the stop in the background, then go there."""
        self._playback.seek_end()
        self._refresh()

    def reset(self) -> None:
        """Pause, drop the path and keep everything else; undo brings the path back."""
        self.cancel_drag()
        self._history.record(Moment("Reset", self._frame.document, self._frame.playhead))
        self._playback.rewind()
        self._ask_for_runs(self._frame.document, self._frame.facts, restarts=True)
        self._refresh()

    @property
    def _is_at_end(self) -> bool:
        """Whether the playhead can go no further."""
        shop = self._workshop
        return shop.are_finished and self._playback.position >= shop.playable(self._pace)

    @Slot()
    def _advance(self) -> None:
        """Move the playhead by the time that passed."""
        seconds = self._since_tick.restart()
        playback, shop = self._playback, self._workshop
        if not playback.is_playing or self._history.is_dragging:
            return
        with self.going_first():
            was_at_end = self._is_at_end
            playback.advance(seconds, self._frame.document.speed, shop.playable(self._pace))
            if self._is_at_end and not self._frame.document.is_looping:
                playback.pause()
            elif was_at_end:
                playback.loop(seconds)
            self._refresh()
