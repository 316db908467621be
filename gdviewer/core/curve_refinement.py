"""Refines the samples of a curve where it bends, and tells a steep flank from a jump."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.objective import Array

_PARTS = 8  # that a piece is cut into
_LEVELS = 10
_AGAIN = 5  # the level at which it is noted how far a piece rises, to see whether that shrinks
_TOLERANCE = 0.25  # rows that the curve may lie beside the line between two samples
_JUMP = 1.0  # rows
_MOST = 8000  # samples in all
_BEYOND = 0.2  # of the range: what is looked after above and below it

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Refinement:
    """From which to which value the curve is shown, and how much of it is one row of pixels."""

    value_range: tuple[float, float]
    row: float


@dataclass(frozen=True, slots=True)
class _Pieces:
    """Neighboring samples: from ``x[:, 0]`` to ``x[:, 1]``, with f in ``f``, both ``(k, 2)``.

    ``noted`` ``(k,)`` is how many rows they, or the piece that they are a part of, once rose.
    """

    x: Array
    f: Array
    noted: Array

    def __len__(self) -> int:
        return len(self.x)

    def __getitem__(self, chosen: Flags) -> _Pieces:
        return _Pieces(self.x[chosen], self.f[chosen], self.noted[chosen])


def refined(values_of: Callable[[Array], Array], x: Array, values: Array, how: Refinement) -> Array:
    """Return (x, f) along the curve, ``(m, 2)``; a row of nan parts what is not connected.

    The samples ``values`` ``(n,)`` at ``x`` ``(n,)`` are all there; more come where a straight line
    between two of them would be seen to be wrong, and where f begins and ends.
    """
    found = [np.column_stack((x, values))]
    with np.errstate(all="ignore"):
        pieces = _suspects(x, values, how)
        room = _MOST - len(x)
        for level in range(_LEVELS):
            room -= (_PARTS - 1) * len(pieces)
            if not len(pieces) or room < 0:
                break
            places, heights = _cut(pieces, values_of)
            found.append(np.column_stack((places[:, 1:-1].ravel(), heights[:, 1:-1].ravel())))
            pieces = _parts(pieces, places, heights, how)
            if level == _AGAIN:
                pieces = _Pieces(pieces.x, pieces.f, _rise(pieces.f, how))
        if room >= 0:
            found.append(_gaps(pieces, how))
    points = np.concatenate(found)
    points = points[np.argsort(points[:, 0], kind="stable")]
    points[~np.isfinite(points[:, 1]), 1] = np.nan
    return points


def _suspects(x: Array, values: Array, how: Refinement) -> _Pieces:
    """Return the pieces of even samples along which f bends, begins or ends."""
    bends = np.zeros(len(values), np.bool_)
    bends[1:-1] = np.abs(np.diff(values / how.row, 2)) > _JUMP
    heights = np.column_stack((values[:-1], values[1:]))
    pieces = _Pieces(np.column_stack((x[:-1], x[1:])), heights, _rise(heights, how))
    return pieces[_is_edge(heights) | ((bends[:-1] | bends[1:]) & _is_seen(heights, how))]


def _rise(heights: Array, how: Refinement) -> Array:
    """Return how many rows the curve rises or falls along each piece."""
    return np.abs(heights[:, 1] / how.row - heights[:, 0] / how.row)


def _is_edge(heights: Array) -> Flags:
    """Whether f is finite at just one end."""
    first, last = np.isfinite(heights).T
    return np.asarray(first != last)


def _is_seen(heights: Array, how: Refinement) -> Flags:
    """Whether the line between two samples may be seen."""
    low, high = how.value_range
    beyond = _BEYOND * (high - low)
    is_above = (heights > high + beyond).all(axis=1)
    is_below = (heights < low - beyond).all(axis=1)
    return np.asarray(np.isfinite(heights).all(axis=1) & ~is_above & ~is_below)


def _cut(pieces: _Pieces, values_of: Callable[[Array], Array]) -> tuple[Array, Array]:
    """Return places along each piece, its ends too, and f there, both ``(k, parts + 1)``."""
    shares = np.linspace(0.0, 1.0, _PARTS + 1)
    places = pieces.x[:, :1] * (1.0 - shares) + pieces.x[:, 1:] * shares
    inside = values_of(places[:, 1:-1].ravel()).reshape(len(pieces), _PARTS - 1)
    return places, np.column_stack((pieces.f[:, 0], inside, pieces.f[:, 1]))


def _parts(pieces: _Pieces, places: Array, heights: Array, how: Refinement) -> _Pieces:
    """Return the parts to look at more closely, of the pieces along which f was not straight."""
    shares = np.linspace(0.0, 1.0, _PARTS + 1)
    lines = pieces.f[:, :1] * (1.0 - shares) + pieces.f[:, 1:] * shares
    is_straight = np.abs(heights / how.row - lines / how.row).max(axis=1) <= _TOLERANCE
    f = np.stack((heights[:, :-1], heights[:, 1:]), axis=-1).reshape(-1, 2)
    x = np.stack((places[:, :-1], places[:, 1:]), axis=-1).reshape(-1, 2)
    parts = _Pieces(x, f, np.repeat(pieces.noted, _PARTS))
    is_rising = np.repeat(~is_straight, _PARTS) & (_rise(f, how) > _TOLERANCE)
    return parts[_is_edge(f) | (is_rising & _is_seen(f, how))]


def _gaps(pieces: _Pieces, how: Refinement) -> Array:
    """Return a row of nan in each piece that rises as much however closely it is looked at."""
    rise = _rise(pieces.f, how)
    places = pieces.x[(rise > _JUMP) & (rise > pieces.noted / 2), 0]
    return np.column_stack((places, np.full(places.shape, np.nan)))
