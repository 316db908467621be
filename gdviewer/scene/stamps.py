"""Remembers when each pixel of a growing drawing was reached, to show it as it was at any step."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

GRADES = 4  # of cover; antialiasing needs no more to look smooth

_NEVER = np.iinfo(np.int32).max


class Stamps:
    """The step at which each pixel reached each grade of cover.

    A drawing in one color only ever covers more, so that this is all there is to know of it: going
    back costs as little as going on, and the memory does not grow with the steps.
    """

    def __init__(self, height: int, width: int) -> None:
        self._grades = np.zeros((height, width), np.uint8)
        self._steps = np.full((GRADES, height, width), _NEVER, np.int32)

    def record(self, cover: NDArray[np.uint8], step: int) -> None:
        """Take in the drawing, ``(height, width)``, as it is after ``step``; steps ascend."""
        grades = (((cover >> 1) + 16) >> 5).astype(np.uint8)
        places = np.flatnonzero(grades != self._grades)
        before, after = self._grades.ravel()[places], grades.ravel()[places]
        for grade in range(GRADES):
            reached = places[(before <= grade) & (grade < after)]
            self._steps[grade].reshape(-1)[reached] = step
        self._grades = grades

    def grades(self, step: int) -> NDArray[np.uint8]:
        """Return the cover after ``step``, ``(height, width)``: from 0 to ``GRADES``."""
        grades = np.zeros(self._grades.shape, np.uint8)
        for steps in self._steps:
            grades += (steps <= step).view(np.uint8)
        return grades

    @property
    def is_covered(self) -> NDArray[np.bool_]:
        """Where another stroke changes nothing any more, ``(height, width)``."""
        return np.equal(self._grades, GRADES)
