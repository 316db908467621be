"""Where the playhead is and how it moves: numbers only, no clock and no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from gdviewer.state.document import AT_ONCE, MOST_STEPS

_STEPS_AHEAD = 1000
_SECONDS_AHEAD = 2.0
_SECONDS_AT_END = 1.0  # that a loop shows where all has come to before it begins again


@dataclass(slots=True)
class Playback:
    """The playhead.

    ``position`` is in steps, or in evaluations, and moves in fractions; ``seeks_end`` holds while
    the runs are computed to their stop, to go there; ``is_rewound`` after a reset: nothing is
    computed until it plays. ``left_at`` is where it was playing when somebody looked back, else
    None.
    """

    position: float = 0.0
    is_playing: bool = False
    seeks_end: bool = False
    is_rewound: bool = False
    left_at: float | None = None
    seconds_at_end: float = 0.0

    def seek(self, step: float) -> None:
        """Go to ``step`` and stay there."""
        self.position = max(step, 0)
        self.is_playing = self.seeks_end = self.is_rewound = False
        self.left_at = None

    def look(self, step: float) -> None:
        """Go to ``step`` and stay there; where it was playing further on, keep that in mind."""
        left = self.position if self.is_playing else self.left_at
        self.seek(step)
        self.left_at = left if left is not None and self.position < left else None

    def go_live(self) -> None:
        """Play on from where it was before somebody looked back."""
        if self.left_at is not None:
            self.position = self.left_at
        self.play()

    def recount(self, position: float) -> None:
        """Be at ``position``, which counts something else, and go on as before."""
        self.position, self.left_at = position, None

    def restart(self, plays: bool) -> None:
        """Go to the start and play from there, or wait."""
        self.seek(0)
        self.is_playing = plays

    def play(self) -> None:
        """Move from here on."""
        self.is_playing, self.seeks_end, self.is_rewound = True, False, False
        self.left_at, self.seconds_at_end = None, 0.0

    def pause(self) -> None:
        """Stay here."""
        self.is_playing = self.seeks_end = False

    def rewind(self) -> None:
        """Go to the start and let nothing be computed beyond it."""
        self.seek(0)
        self.is_rewound = True

    def seek_end(self) -> None:
        """Have the runs computed to their stop, then go there."""
        self.is_playing, self.seeks_end, self.is_rewound = False, True, False
        self.left_at = None

    def advance(self, seconds: float, speed: float, available: int) -> None:
        """Move by ``seconds`` at ``speed`` steps a second, no further than ``available``."""
        wanted = available if speed == AT_ONCE else self.position + seconds * speed
        self.position = max(self.position, min(wanted, available))

    def loop(self, seconds: float) -> None:
        """Stay at the end for ``seconds`` more; after a second in all, begin again."""
        self.seconds_at_end += seconds
        if self.seconds_at_end >= _SECONDS_AT_END:
            self.position = self.seconds_at_end = 0.0

    def wants_all(self, speed: float) -> bool:
        """Whether all steps may be computed at once, however many there are."""
        return self.seeks_end or (self.is_playing and speed == AT_ONCE)

    def steps_wanted(self, speed: float, shown: int) -> int:
        """How many steps may be computed now: a bounded distance ahead of what is shown."""
        if self.is_rewound:
            return shown
        if self.wants_all(speed):
            return MOST_STEPS
        return min(shown + max(_STEPS_AHEAD, int(speed * _SECONDS_AHEAD)), MOST_STEPS)
