"""Gives an axis a range that has room for what is shown, and that doubles can divide evenly."""

from __future__ import annotations

_MARGIN = 0.06  # of the range, below and above what is shown
_FLAT = 2e-15  # what changes less, in parts of itself, is even but for rounding
_ROOM = 0.1  # below and above what is even, in parts of it
_LEAST_ROOM = 1e-12
_LEAST, _GREATEST = 1e-290, 1e307  # of ranges whose length and parts are doubles


def axis_range(low: float, high: float, room: float | None = None) -> tuple[float, float]:
    """Return from where to where an axis shows all between ``low`` and ``high``, with a margin.

    What is even has ``room`` below and above it, a tenth of itself unless told. Of values beyond
    ±10³⁰⁷ the axis shows that they are out of view.
    """
    low, high = (min(max(end, -_GREATEST), _GREATEST) for end in (low, high))
    size = max(abs(low), abs(high))
    if not high - low > max(_FLAT * size, _LEAST):
        room = max(_ROOM * size, _LEAST_ROOM) if room is None else room
        low, high = low - room, high + room
    margin = _MARGIN * (high - low)
    return low - margin, high + margin
