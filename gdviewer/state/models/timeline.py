"""What a user can do with time: play, step, seek, go from event to event, count by evaluations."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from msgspec import structs
from PySide6.QtCore import Signal

from gdviewer.core.weights import Weights
from gdviewer.state.document import NOTHING_COUNTS, SPEEDS, Document, RacesBy
from gdviewer.state.models.live import LiveDocument
from gdviewer.state.time.events import Event, Events


class TimedDocument(LiveDocument):
    """A live document with one playhead over all its runs.

    ``event_reached`` is emitted with the event that the playhead was sent to.
    """

    event_reached = Signal(object)

    def __init__(self, document: Document, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(document, clock)
        self._events = Events()

    @property
    def available(self) -> int:
        """How far the playhead can go."""
        return self.frame.available

    @property
    def events(self) -> Events:
        """What has happened so far to the runs that are shown."""
        self._events.follow(self.frame)
        return self._events

    def toggle(self) -> None:
        """Play, or pause."""
        if self.frame.is_playing:
            self.pause()
        else:
            self.play()

    def step(self, count: int) -> None:
        """Go ``count`` steps on, or back where it is negative, and stay there."""
        self.seek(self.frame.playhead + count)

    def first(self) -> None:
        """Go to the start and keep the steps."""
        self.seek(0)

    def last(self) -> None:
        """Go back to where it was playing, and on; else compute to the stop and go there."""
        if self.frame.is_looking_back:
            self.go_live()
        else:
            self.seek_end()

    def next_event(self) -> None:
        """Go to the next event, if there is one."""
        self._go_to(self.events.after(self.frame.playhead))

    def previous_event(self) -> None:
        """Go to the event before, if there is one."""
        self._go_to(self.events.before(self.frame.playhead))

    def seek_turn(self) -> None:
        """Of a selected run that is lost go to the last point as good as the start, if it is known.

        From there one sees the step that made it hopeless.
        """
        path, outlook = self.frame.selected_path, self.frame.outlook
        if path is not None and outlook is not None and outlook.turn is not None:
            self.seek(self.frame.pace.position_of(outlook.turn.step, path.trajectory))

    def set_speed(self, steps_per_second: float) -> None:
        """Play at another speed; 0 is at once."""
        self._view(speed=steps_per_second)

    def change_speed(self, places: int) -> None:
        """Play some places quicker among the speeds that can be chosen, or slower."""
        speeds = sorted(SPEEDS, key=_quickness)
        slower = [speed for speed in speeds if _quickness(speed) < self._quickness]
        place = min(max(len(slower) + places, 0), len(speeds) - 1)
        self.set_speed(speeds[place])

    def toggle_looping(self) -> None:
        """Play again from the start when all has come to its end, or stay there."""
        self._view(is_looping=not self.frame.document.is_looping)

    def race_by(self, races_by: RacesBy) -> None:
        """Let the playhead count steps, or evaluations."""
        self.count_by(races_by, self.frame.document.weights, f"Race by {races_by}")

    def set_weights(self, weights: Weights) -> None:
        """Let evaluations count by ``weights``; they cannot all be 0."""
        if weights == NOTHING_COUNTS:
            self.noticed.emit("Not all weights can be 0: then no evaluation would count.")
            return
        undo = "Change what an evaluation counts"
        self.count_by(self.frame.document.races_by, weights, undo)

    @property
    def _quickness(self) -> float:
        return _quickness(self.frame.document.speed)

    def _go_to(self, event: Event | None) -> None:
        if event is not None:
            self.seek(event.position)
            self.event_reached.emit(event)

    def _view(self, **changes: object) -> None:
        self.edit(structs.replace(self.frame.document, **changes))


def _quickness(speed: float) -> float:
    """Return what puts at once behind all other speeds."""
    return speed or float("inf")
