"""Breaks the lines of a step into columns, read from top to bottom and from left to right."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple


class Size(NamedTuple):
    """How large a line is, in pixels."""

    width: float
    height: float


class Place(NamedTuple):
    """Where the upper left corner of a line is, and in which column."""

    x: float
    y: float
    column: int


def arranged(sizes: Sequence[Size], room: Size, gap: float) -> list[Place]:
    """Return the places of lines of ``sizes`` in ``room``, with a ``gap`` between the columns.

    There are as few columns as let all be seen at once; where that takes more than fit side by
    side, as many as fit.
    """
    fitting = arranged_in_sight(sizes, room, gap)
    if fitting is not None:
        return fitting
    best, heights = [len(sizes)], [size.height for size in sizes]
    limits = _limits(heights)
    for count in range(2, len(sizes) + 1):
        lengths = _broken(heights, limits, count)
        if _width(sizes, lengths, gap) > room.width:
            break
        best = lengths
    return _placed(sizes, best, gap)


def arranged_in_sight(sizes: Sequence[Size], room: Size, gap: float) -> list[Place] | None:
    """Return the places in the fewest columns where all is seen at once; None where it is not."""
    if not sizes:
        return []
    heights = [size.height for size in sizes]
    filled = _filled(heights, room.height)
    if filled is None or _least_width(sizes, len(filled), gap) > room.width:
        return None
    lengths = _broken(heights, _limits(heights), len(filled))
    is_narrow = _width(sizes, lengths, gap) <= room.width
    return _placed(sizes, lengths, gap) if is_narrow else None


def extent(places: Sequence[Place], sizes: Sequence[Size]) -> Size:
    """Return how far the lines reach from the upper left corner."""
    return Size(
        max((place.x + size.width for place, size in zip(places, sizes, strict=True)), default=0),
        max((place.y + size.height for place, size in zip(places, sizes, strict=True)), default=0),
    )


def _limits(heights: Sequence[float]) -> list[float]:
    """Return how high a column may be: as high as some lines in turn, the least first."""
    sums = (accumulate(heights[first:]) for first in range(len(heights)))
    return sorted({limit for each in sums for limit in each})


def _broken(heights: Sequence[float], limits: Sequence[float], count: int) -> list[int]:
    """Return how many lines each column takes, so that the highest is as low as can be."""

    def are_enough(limit: float) -> bool:
        lengths = _filled(heights, limit)
        return lengths is not None and len(lengths) <= count

    least = limits[bisect_left(limits, True, key=are_enough)]
    return _filled(heights, least) or [len(heights)]


def _filled(heights: Sequence[float], limit: float) -> list[int] | None:
    """Return the columns that come of filling each up to ``limit``; None where a line is higher."""
    lengths, filled = [0], 0.0
    for height in heights:
        if height > limit:
            return None
        if lengths[-1] and filled + height > limit:
            lengths.append(0)
            filled = 0.0
        lengths[-1] += 1
        filled += height
    return lengths


def _split(sizes: Sequence[Size], lengths: Sequence[int]) -> list[Sequence[Size]]:
    columns, begin = [], 0
    for length in lengths:
        columns.append(sizes[begin : begin + length])
        begin += length
    return columns


def _width(sizes: Sequence[Size], lengths: Sequence[int], gap: float) -> float:
    widths = [max(size.width for size in column) for column in _split(sizes, lengths)]
    return sum(widths) + gap * (len(widths) - 1)


def _least_width(sizes: Sequence[Size], count: int, gap: float) -> float:
    """Return what ``count`` columns take at least, however the lines are broken into them."""
    widths = sorted(size.width for size in sizes)
    return widths[-1] + sum(widths[: count - 1]) + gap * (count - 1)


def _placed(sizes: Sequence[Size], lengths: Sequence[int], gap: float) -> list[Place]:
    places, x = [], 0.0
    for number, column in enumerate(_split(sizes, lengths) if sizes else []):
        y = 0.0
        for size in column:
            places.append(Place(x, y, number))
            y += size.height
        x += max(size.width for size in column) + gap
    return places
