"""Remembers when each pixel of a growing drawing was reached, to show it as it was at any time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

GRADES = 4  # of cover; antialiasing needs no more to look smooth

_NEVER = np.iinfo(np.uint16).max


class Stamps:
    """The time at which each pixel reached each grade of cover; times are whole numbers.

    A drawing in one color only ever covers more, so that this is all there is to know of it: going
    back costs as little as going on, and the memory does not grow with time.
    """

    def __init__(self, height: int, width: int) -> None:
        self._now = np.zeros((height, width), np.uint8)
        self._times = np.full((GRADES, height, width), _NEVER, np.uint16)
        # Kept from call to call: fresh memory of this size costs more than the arithmetic.
        self._grades = np.zeros((height, width), np.uint8)
        self._is_reached = np.zeros((height, width), np.bool_)

    def record(self, cover: NDArray[np.uint8], time: int) -> None:
        """Take in the drawing, ``(height, width)``, as it is at ``time``, which only grows.

        Times beyond 65534 count as that.
        """
        grades = (((cover >> 1) + 16) >> 5).astype(np.uint8)
        places = np.flatnonzero(grades != self._now)
        before, after = self._now.ravel()[places], grades.ravel()[places]
        for grade in range(GRADES):
            reached = places[(before <= grade) & (grade < after)]
            self._times[grade].reshape(-1)[reached] = min(time, _NEVER - 1)
        self._now = grades

    def grades(self, time: int) -> NDArray[np.uint8]:
        """Return the cover at ``time``, ``(height, width)``: from 0 to ``GRADES``.

        The array is the same one at each call.
        """
        self._grades[:] = 0
        for times in self._times:
            np.less_equal(times, time, out=self._is_reached)
            np.add(self._grades, self._is_reached.view(np.uint8), out=self._grades)
        return self._grades

    @property
    def is_covered(self) -> NDArray[np.bool_]:
        """Where another stroke changes nothing any more, ``(height, width)``."""
        return np.equal(self._now, GRADES)
