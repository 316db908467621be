"""An array that grows at its end, doubling its room, so that appending costs a steady time."""

from __future__ import annotations

from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

S = TypeVar("S", np.float64, np.int64, np.int32, np.uint32, np.bool_)

_ROOM_AT_FIRST = 64


class Column(Generic[S]):
    """Rows of one kind: numbers, or vectors of ``width`` numbers.

    Parameters
    ----------
    kind
        The type of a number.
    width
        The length of a row; None where a row is one number.
    """

    def __init__(self, kind: type[S], width: int | None = None) -> None:
        shape = (_ROOM_AT_FIRST,) if width is None else (_ROOM_AT_FIRST, width)
        self._room: NDArray[S] = np.empty(shape, dtype=kind)
        self._length = 0
        self._view: NDArray[S] = self._read_only()

    def __len__(self) -> int:
        return self._length

    @property
    def view(self) -> NDArray[S]:
        """The rows there are now, read-only; it stays as it is when rows are added."""
        return self._view

    def extend(self, rows: NDArray[S]) -> None:
        """Append ``rows``."""
        length = self._length + len(rows)
        if length > len(self._room):
            room = np.empty((max(length, 2 * len(self._room)), *self._room.shape[1:]), rows.dtype)
            room[: self._length] = self._room[: self._length]
            self._room = room
        self._room[self._length : length] = rows
        self._length = length
        self._view = self._read_only()

    def _read_only(self) -> NDArray[S]:
        view = self._room[: self._length]
        view.flags.writeable = False
        return view
