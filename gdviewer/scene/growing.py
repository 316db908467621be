"""An array that grows at its end at a steady cost per row."""

from __future__ import annotations

from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

S = TypeVar("S", bound=np.generic)


class GrowingArray(Generic[S]):
    """Rows of a shape and type given by ``empty``, an array of no rows."""

    def __init__(self, empty: NDArray[S]) -> None:
        self._memory = empty
        self._length = 0

    def extend(self, rows: NDArray[S]) -> None:
        """Append ``rows``."""
        length = self._length + len(rows)
        if length > len(self._memory):
            wider = np.empty((max(length, 2 * self._length), *rows.shape[1:]), rows.dtype)
            wider[: self._length] = self.rows
            self._memory = wider
        self._memory[self._length : length] = rows
        self._length = length

    @property
    def rows(self) -> NDArray[S]:
        """All rows so far; valid as they are after the array has grown on."""
        return self._memory[: self._length]

    def __len__(self) -> int:
        return self._length
