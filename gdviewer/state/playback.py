"""Where the playhead is and how it moves: numbers only, no clock and no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from gdviewer.state.document import AT_ONCE, MOST_STEPS

_STEPS_AHEAD = 1000
_SECONDS_AHEAD = 2.0


@dataclass(slots=True)
class Playback:
    """The playhead.

    ``position`` is in steps and moves in fractions; ``seeks_end`` holds while the run is computed
    to its stop, to go there; ``is_rewound`` after a reset: nothing is computed until it plays.
    """

    position: float = 0.0
    is_playing: bool = False
    seeks_end: bool = False
    is_rewound: bool = False

    def seek(self, step: float) -> None:
        """Go to ``step`` and stay there."""
        self.position = max(step, 0)
        self.is_playing = self.seeks_end = self.is_rewound = False

    def restart(self, plays: bool) -> None:
        """Go to the start and play from there, or wait."""
        self.seek(0)
        self.is_playing = plays

    def play(self) -> None:
        """Move from here on."""
        self.is_playing, self.seeks_end, self.is_rewound = True, False, False

    def pause(self) -> None:
        """Stay here."""
        self.is_playing = self.seeks_end = False

    def rewind(self) -> None:
        """Go to the start and let nothing be computed beyond it."""
        self.seek(0)
        self.is_rewound = True

    def seek_end(self) -> None:
        """Have the run computed to its stop, then go there."""
        self.is_playing, self.seeks_end, self.is_rewound = False, True, False

    def advance(self, seconds: float, speed: float, available: int) -> None:
        """Move by ``seconds`` at ``speed`` steps a second, no further than ``available``."""
        wanted = available if speed == AT_ONCE else self.position + seconds * speed
        self.position = max(self.position, min(wanted, available))

    def steps_wanted(self, speed: float, shown: int) -> int:
        """How many steps may be computed now: a bounded distance ahead of what is shown."""
        if self.is_rewound:
            return shown
        if self.seeks_end or (self.is_playing and speed == AT_ONCE):
            return MOST_STEPS
        return min(shown + max(_STEPS_AHEAD, int(speed * _SECONDS_AHEAD)), MOST_STEPS)
