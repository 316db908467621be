"""What happened on the way of the runs: where one stopped or diverged, and where f rose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.column import Column
from gdviewer.core.endings import ending
from gdviewer.core.numbers import format_whole
from gdviewer.core.objective import Array
from gdviewer.state.frame import Frame, Path
from gdviewer.state.time.pace import Pace

_MOST_WITH_RISES = 100
"""Of how many paths it is found out where f rose; from more starts the marks would be one bar."""

_FAILURES = frozenset({"diverged", "unbounded", "nan"})
"""The kinds of a stop at which a run has come to nothing."""


class EventKind(Enum):
    """What happened."""

    STOPPED = "the run ended"
    DIVERGED = "the run ran away, or left the domain of f"
    ROSE = "f got worse, after it had not"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to ``path`` at a ``step``.

    ``position`` is that of the playhead that finds it there; ``text`` says what, behind the name of
    the run: `` stopped: gradient below 10⁻⁶ at step 312``.
    """

    path: Path
    kind: EventKind
    step: int
    position: int
    text: str


class Events:
    """The events of all paths of the frame it follows; it looks only at what is new of them."""

    def __init__(self) -> None:
        self._pace = Pace()
        self._is_maximizing = False
        self._followed: dict[tuple[int, int], _PathEvents] = {}

    def follow(self, frame: Frame) -> None:
        """Take in what has happened up to the last point that is computed in ``frame``."""
        is_maximizing = frame.document.is_maximizing
        before = self._followed if self._is_same_count(frame.pace, is_maximizing) else {}
        self._pace, self._is_maximizing = frame.pace, is_maximizing
        self._followed = {}
        for path in frame.paths:
            place = path.run, path.start
            events = before.get(place)
            if events is None or not events.is_of(path):
                events = _PathEvents(path, self._pace, is_maximizing)
            events.follow(path, len(self._followed) < _MOST_WITH_RISES)
            self._followed[place] = events

    def ends(self) -> tuple[Event, ...]:
        """Return the end of every path that has come to one, in the order of the paths."""
        return tuple(one.end for one in self._followed.values() if one.end is not None)

    def rises(self, edges: Array) -> NDArray[np.bool_]:
        """Return where f of any path began to rise: for each stretch between ``edges``, ``(k,)``.

        ``edges`` are k + 1 positions of the playhead; a stretch is from one up to the next.
        """
        found = np.zeros(len(edges) - 1, np.bool_)
        for events in self._followed.values():
            found |= np.diff(np.searchsorted(events.rises, edges)) > 0
        return found

    def between(self, low: float, high: float, most: int) -> tuple[tuple[Event, ...], int]:
        """Return the first few events from ``low`` up to ``high`` and their count; ends first."""
        found = [end for end in self.ends() if low <= end.position < high]
        count = len(found)
        for events in self._followed.values():
            first, last = np.searchsorted(events.rises, (low, high)).tolist()
            found += [events.rise(place) for place in range(first, min(last, first + most))]
            count += last - first
        return tuple(found[:most]), count

    def after(self, position: int) -> Event | None:
        """Return the first event after a ``position`` of the playhead."""
        found = (event for one in self._followed.values() for event in one.after(position))
        return min(found, key=lambda event: event.position, default=None)

    def before(self, position: int) -> Event | None:
        """Return the last event before a ``position`` of the playhead."""
        found = (event for one in self._followed.values() for event in one.before(position))
        return max(found, key=lambda event: event.position, default=None)

    def _is_same_count(self, pace: Pace, is_maximizing: bool) -> bool:
        return (pace, is_maximizing) == (self._pace, self._is_maximizing)


class _PathEvents:
    """The events of one path: its end, and the positions of the playhead where f began to rise."""

    def __init__(self, path: Path, pace: Pace, is_maximizing: bool) -> None:
        self.end: Event | None = None
        self._path = path
        self._pace = pace
        self._sign = -1.0 if is_maximizing else 1.0
        self._seen = 0
        self._steps: Column[np.int64] = Column(np.int64)
        self._positions: Column[np.float64] = Column(np.float64)

    @property
    def rises(self) -> Array:
        """The positions where f began to rise, ``(k,)``, in order."""
        return self._positions.view

    def is_of(self, path: Path) -> bool:
        """Whether these are the events of ``path``, as far as it was then."""
        return path.trajectory is self._path.trajectory and path.length >= self._seen

    def follow(self, path: Path, has_rises: bool) -> None:
        """Look at the points that ``path`` has gained, and at its end."""
        self._path = path
        if path.length > self._seen and has_rises:
            steps = self._new_rises()
            self._steps.extend(steps)
            self._positions.extend(self._pace.positions_of(steps, path.trajectory))
            self._seen = path.length
        if self.end is None or self.end.path is not path:
            self.end = self._found_end()

    def rise(self, place: int) -> Event:
        """Return the event of the rise at this place among them."""
        step, position = int(self._steps.view[place]), int(self.rises[place])
        text = f": f {'fell' if self._sign < 0 else 'rose'} at step {format_whole(step)}"
        return Event(self._path, EventKind.ROSE, step, position, text)

    def after(self, position: int) -> Iterator[Event]:
        """Yield the next rise after ``position``, and the end if it is after it."""
        place = int(np.searchsorted(self.rises, position, side="right"))
        if place < len(self.rises):
            yield self.rise(place)
        if self.end is not None and self.end.position > position:
            yield self.end

    def before(self, position: int) -> Iterator[Event]:
        """Yield the last rise before ``position``, and the end if it is before it."""
        place = int(np.searchsorted(self.rises, position))
        if place > 0:
            yield self.rise(place - 1)
        if self.end is not None and self.end.position < position:
            yield self.end

    def _new_rises(self) -> NDArray[np.int64]:
        """Return the steps from the last one seen on that led up while the one before did not."""
        first = max(self._seen - 2, 0)
        values = self._sign * self._path.trajectory.f[first : self._path.length]
        is_up = np.concatenate(([False], values[1:] > values[:-1]))
        begins = np.flatnonzero(is_up[1:] & ~is_up[:-1]) + first + 1
        return begins[begins >= self._seen]

    def _found_end(self) -> Event | None:
        stop, path = self._path.trajectory.stop, self._path
        if stop is None or not path.length:
            return None
        step = path.length - 1
        kind = EventKind.DIVERGED if stop.kind in _FAILURES else EventKind.STOPPED
        what = "" if stop.kind == "diverged" else "stopped: "
        text = f" {what}{ending(stop)} at step {format_whole(step)}"
        return Event(path, kind, step, self._pace.position_of(step, path.trajectory), text)


def in_words(events: Iterable[Event], names: tuple[str, ...], starts: int) -> list[str]:
    """Return a sentence for each event, with the name of its run and the number of its start."""

    def who(path: Path) -> str:
        return f"{names[path.run]} from start {path.start + 1}" if starts > 1 else names[path.run]

    return [f"{who(event.path)}{event.text}" for event in events]
