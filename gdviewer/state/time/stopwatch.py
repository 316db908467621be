"""Measures the time from one moment to the next, by a clock that a test may set."""

from __future__ import annotations

from collections.abc import Callable


class Stopwatch:
    """Runs from now on; ``clock`` tells the time in seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._since = clock()

    def restart(self) -> float:
        """Begin anew, and return the seconds that have passed since it did so last."""
        before, self._since = self._since, self._clock()
        return self._since - before
