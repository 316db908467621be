"""Looks at chords all over a view, also where there is no Hessian: at kinks and at borders."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from typing import NamedTuple

import numpy as np

from gdviewer.core.convexity.rounding import value_errors
from gdviewer.core.convexity.verdict import Witness, plain_point
from gdviewer.core.convexity.view import View
from gdviewer.core.objective import Array, Objective

_STRIDES = (81, 27, 9, 3, 1)  # cells from the middle of a chord to its ends
_ROUNDING = 1e-12  # of the values
_TIMES_ROUNDING = 16.0
_TIMES_ERROR = 4.0
_WEIGHTS = (0.5, 1.0, 0.5)  # of a chord's points in what f is above it
_ALMOST = 0.9  # of the best evidence
_TRIED = 7

Step = tuple[int, ...]

_DIRECTIONS: Mapping[int, tuple[Step, ...]] = {1: ((1,),), 2: ((0, 1), (1, 0), (1, 1), (-1, 1))}


class Refuted(NamedTuple):
    """A chord that runs below f in its middle, or leaves the domain there."""

    witness: Witness
    leaves_domain: bool


def look_at_chords(objective: Objective, view: View) -> Generator[None, None, Refuted | None]:
    """Return a chord of the grid that shows for sure that f is not convex; yield between slices."""
    for step in _steps(view):
        back, here, ahead = (_along(view.values, step, place) for place in range(3))
        with np.errstate(all="ignore"):
            size = np.abs(back) + np.abs(here) + np.abs(ahead)
            excess = np.nan_to_num((here - (back / 2 + ahead / 2)) / size, posinf=0.0, neginf=0.0)
        holes = (np.isfinite(back) & np.isfinite(ahead) & np.isnan(here)).astype(np.float64)
        for evidence in (excess, holes):
            chords = [_chord(view, step, place) for place in _strongest(evidence)]
            found = yield from _first_sure(objective, view, chords)
            if found is not None:
                return found
        yield
    return None


def _first_sure(
    objective: Objective, view: View, chords: list[Array]
) -> Generator[None, None, Refuted | None]:
    """Return what the first of ``chords`` shows that shows anything beyond rounding."""
    told = [(chord, _judged(objective, view, chord)) for chord in chords]
    sure = [(chord, refuted) for chord, refuted in told if refuted is not None]
    if not sure:
        return None
    points = np.stack([chord for chord, _ in sure])
    values = np.asarray(objective.value(points))
    errors = yield from value_errors(objective, points)
    with np.errstate(all="ignore"):
        excess, least = _excess(values), _TIMES_ERROR * (errors @ _WEIGHTS)
    for place, (_, refuted) in enumerate(sure):
        if refuted.leaves_domain or excess[place] > least[place]:
            return refuted
    return None


def _excess(values: Array) -> Array:
    """Return how far f is above its chords in their middle, of values ``(..., 3)`` at them."""
    back, here, ahead = np.moveaxis(values, -1, 0)
    return np.asarray(here - (back / 2 + ahead / 2))


def _strongest(evidence: Array) -> list[Step]:
    """Return the places of some of the strongest evidence, as far from each other as they come."""
    threshold = max(_ROUNDING, float(evidence.max()) * _ALMOST)
    places = np.argwhere(evidence > threshold)
    some = places[:: max(1, len(places) // _TRIED)][:_TRIED]
    return [tuple(place) for place in some.tolist()]


def _steps(view: View) -> Iterator[Step]:
    """Yield the half chords to try, long ones first, that fit into the grid."""
    shape = view.values.shape
    for stride in _STRIDES:
        for direction in _DIRECTIONS[len(shape)]:
            step = tuple(stride * part for part in direction)
            if all(2 * abs(part) < length for part, length in zip(step, shape, strict=True)):
                yield step


def _along(values: Array, step: Step, place: int) -> Array:
    """Return the values ``place`` steps along every chord of two steps, one entry per chord."""
    slices = []
    for part, length in zip(step, values.shape, strict=True):
        first = place * part if part >= 0 else (place - 2) * part
        slices.append(slice(first, first + length - 2 * abs(part)))
    return values[tuple(slices)]


def _chord(view: View, step: Step, chord: Step) -> Array:
    """Return the three points of a chord, ``(3, n)``; ``chord`` is its place among all."""
    points = []
    for place in range(3):
        indices = [
            one + (place * part if part >= 0 else (place - 2) * part)
            for one, part in zip(chord, step, strict=True)
        ]
        # the last axis of the values is the first variable
        columns = zip(view.axes, reversed(indices), strict=True)
        points.append([axis[index] for axis, index in columns])
    return np.array(points)


def _judged(objective: Objective, view: View, chord: Array) -> Refuted | None:
    """Return what ``chord`` shows beyond rounding."""
    back, here, ahead = np.asarray(objective.value(chord)).tolist()
    near = np.asarray(objective.value(view.neighbors(chord)))
    one, middle, other = map(plain_point, chord)
    witness = Witness(middle, (one, other))
    if not np.isfinite(near[:, [0, 2]]).all():
        return None
    if np.isnan(near[:, 1]).all():
        return Refuted(witness, leaves_domain=True)
    rounding = float(np.abs(near - (back, here, ahead)).max())
    least = max(_TIMES_ROUNDING * rounding, _ROUNDING * (abs(back) + abs(here) + abs(ahead)))
    is_sure = here - (back / 2 + ahead / 2) > least
    return Refuted(witness, leaves_domain=False) if is_sure else None
