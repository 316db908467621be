"""Where one looks at a playhead that is too fast to be followed: at a place now and then."""

from __future__ import annotations

import math
from collections.abc import Callable


class Glance:
    """Looks anew when ``seconds`` have passed by ``clock``, which tells the time in seconds."""

    def __init__(self, clock: Callable[[], float], seconds: float) -> None:
        self._clock, self._seconds = clock, seconds
        self._looked, self._place = -math.inf, 0

    def of(self, playhead: int, is_followed: bool) -> int:
        """Return ``playhead`` where it is followed or went back, else where it was seen last."""
        now = self._clock()
        is_due = now - self._looked >= self._seconds
        if is_followed or is_due or playhead < self._place:
            self._looked, self._place = now, playhead
        return self._place
