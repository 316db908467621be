"""Cuts the lines of a path into dashes that go on from line to line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.objective import Array

_SHORTEST = 1.5  # of the shortest dash or gap; the dots of shorter lines hide all but specks
_MOST_PERIODS = 1500  # after so many along a path there is no room left for gaps


def dashed(lines: Array, begins: Array, dash: Sequence[float]) -> tuple[Array, NDArray[np.intp]]:
    """Return the dashes of ``lines`` ``(n, 4)``, ``(m, 4)``, and of which line each is a part.

    ``begins`` ``(n,)`` is how many pixels of the path lie before each line, ``dash`` pixels of line
    and of gap in turn; without it the lines are whole. They stay in their order.
    """
    if not dash:
        return lines, np.arange(len(lines))
    lengths = np.hypot(*(lines[:, 2:] - lines[:, :2]).T)
    edges, period = [0.0, *accumulate(dash)], sum(dash)
    is_whole = (lengths < _SHORTEST * min(dash)) | (begins >= _MOST_PERIODS * period)
    whole = np.flatnonzero(is_whole)
    cut = np.flatnonzero(~is_whole)
    owners, froms, tos = [whole], [np.zeros(len(whole))], [np.ones(len(whole))]
    for first, last in zip(edges[:-1:2], edges[1::2], strict=True):
        owner, low, high = _repeated(begins[cut], lengths[cut], first, last, period)
        owners.append(cut[owner])
        froms.append(low)
        tos.append(high)
    owner, low, high = np.concatenate(owners), np.concatenate(froms), np.concatenate(tos)
    order = np.lexsort((low, owner))
    return _parts(lines[owner[order]], low[order], high[order]), owner[order]


def _repeated(
    begins: Array, lengths: Array, first: float, last: float, period: float
) -> tuple[NDArray[np.intp], Array, Array]:
    """Return where the dash from ``first`` to ``last`` of each period is on each line, as parts."""
    earliest = np.floor((begins - last) / period) + 1
    latest = np.ceil((begins + lengths - first) / period) - 1
    counts = np.maximum(latest - earliest + 1, 0).astype(np.intp)
    owner = np.repeat(np.arange(len(counts)), counts)
    place = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    offset = (earliest[owner] + place) * period - begins[owner]
    low = ((offset + first) / lengths[owner]).clip(0.0, 1.0)
    high = ((offset + last) / lengths[owner]).clip(0.0, 1.0)
    return owner, low, high


def _parts(lines: Array, low: Array, high: Array) -> Array:
    """Return the parts of ``lines`` from ``low`` to ``high``, 0 and 1 being their ends."""
    start, way = lines[:, :2], lines[:, 2:] - lines[:, :2]
    return np.hstack((start + way * low[:, np.newaxis], start + way * high[:, np.newaxis]))
