"""Tells how a function behaves across a border of its pieces: smooth, or kinked, or worse."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.objective import Array, Objective
from gdviewer.core.smoothness.borders import Border, Crossings, Search, crossings

_STEPS = np.array((1e-3, 1e-5, 1e-7))  # cells to each side of a border
_ROUNDING = 2e-14  # of the coordinates
_LASTING = 0.5  # of a gap that is left a hundred times nearer to the border, where it is no slope
_GROWING = 0.9  # ... of a rise: one of a logarithm is the same again, that of a root is less
_STEEPER = 1.5  # ... how many times as steep as before it is then
_LEAST_JUMP, _LEAST_KINK = 1e-10, 1e-7  # of the value, of the slope


class Flaw(IntEnum):
    """What is wrong at a border, the worst last."""

    UNKNOWN = -1
    """f has no value on one side, or both."""
    NONE = 0
    KINK = 1
    """The gradient jumps."""
    STEEP = 2
    """The gradient grows without end."""
    JUMP = 3
    """f jumps."""
    POLE = 4
    """f grows without end, or has no value just there."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The worst ``flaw`` that was found at a border in view.

    ``is_everywhere`` where it was found at each place that was looked at and where f has a value.
    ``point`` is the only place, where there is but one.
    """

    border: Border
    flaw: Flaw
    is_everywhere: bool
    point: tuple[float, ...] | None


def examine(objective: Objective, border: Border, points: Array) -> Search[Finding | None]:
    """Return what is wrong with ``objective`` where ``border`` runs between ``points``.

    ``points`` are a lattice. f and ∇f are compared on both sides of the border, ever nearer to it:
    a difference that stays is a jump. None where nothing is wrong, where the border is out of view,
    and where the view is so small that float64 cannot tell.
    """
    found = yield from crossings(border, points)
    yield
    flaws = _flaws(objective, found).max(axis=-1, initial=Flaw.UNKNOWN)
    is_known = flaws > Flaw.UNKNOWN
    flaws, places = flaws[is_known], _round_numbers(found)[is_known]
    if not flaws.any():
        return None
    is_point = found.are_touches and len(flaws) == 1
    point = tuple(places[0].tolist()) if is_point else None
    worst = _possible(Flaw(int(flaws.max())), border.kinds)
    return Finding(border, worst, bool(flaws.all()), point)


def _possible(seen: Flaw, kinds: frozenset[str]) -> Flaw:
    """Return ``seen``, or what it is where the formula rules that out.

    A slope of 1e40 is finite, and what rises that fast does not jump, but it looks so.
    """
    if seen is Flaw.JUMP and not kinds & {"jump", "pole"}:
        seen = Flaw.STEEP
    return Flaw.KINK if seen is Flaw.STEEP and kinds == {"corner"} else seen


def _flaws(objective: Objective, found: Crossings) -> NDArray[np.intp]:
    """Return a Flaw for each of the ways across, ``(k, m)``."""
    places, ways = found.places[:, np.newaxis], found.ways
    away = np.multiply.outer(_STEPS, (-1.0, 1.0))[..., np.newaxis]  # (steps, sides, 1)
    around = places[..., np.newaxis, np.newaxis, :] + away * ways[..., np.newaxis, np.newaxis, :]
    values, gradients = objective.value_and_gradient(around)
    with np.errstate(all="ignore"):
        f = np.asarray(values)  # (k, m, steps, sides)
        heights = np.abs(f).max(axis=-1)
        slopes = np.linalg.norm(gradients, axis=-1).max(axis=-1)
        noise = _LEAST_JUMP * heights.max(axis=-1) + _rounding(places) * slopes[..., -1]
        jumps = np.abs(f[..., 1] - f[..., 0])
        turns = np.linalg.norm(gradients[..., 1, :] - gradients[..., 0, :], axis=-1)
        rises = np.diff(heights, axis=-1)
        is_rising = rises[..., 0] > _LEAST_KINK * heights[..., 0]
        is_endless = is_rising & (rises[..., 1] > _GROWING * rises[..., 0])
        is_defined = np.isfinite(f[..., -1, :])
        is_gap = is_defined.all(axis=-1) & ~np.isfinite(_exactly_at(objective, found))
        conditions = {
            Flaw.NONE: ~_can_tell(places, ways),
            Flaw.POLE: is_endless | is_gap | np.isinf(f[..., -1, :]).any(-1) & is_defined.any(-1),
            Flaw.JUMP: _lasts(jumps) & (jumps[..., -1] > noise),
            Flaw.STEEP: slopes[..., -1] > _STEEPER * slopes[..., -2],
            Flaw.UNKNOWN: ~is_defined.all(axis=-1),
            Flaw.KINK: _lasts(turns) & (turns[..., -1] > _LEAST_KINK * slopes.max(axis=-1)),
        }
    kinds = [np.full(places.shape[:1] + ways.shape[1:2], flaw) for flaw in conditions]
    return np.select([*conditions.values()], kinds, Flaw.NONE)


def _exactly_at(objective: Objective, found: Crossings) -> Array:
    """Return f at the round numbers that the places stand for, ``(k, 1)``."""
    return np.asarray(objective.value(_round_numbers(found)))[:, np.newaxis]


def _round_numbers(found: Crossings) -> Array:
    """Return the places without the digits that are finer than the shortest step, ``(k, n)``."""
    finest = _STEPS[-1] * np.abs(found.ways).max(initial=0.0)
    digits = int(np.clip(-np.floor(np.log10(finest)), -200, 200)) if finest > 0 else 0
    return np.asarray(np.round(found.places, digits) + 0.0)


def _can_tell(places: Array, ways: Array) -> NDArray[np.bool_]:
    """Whether the shortest step is longer than what rounding may do to the coordinates."""
    return np.asarray(_STEPS[-1] * np.abs(ways).max(axis=-1) > _rounding(places))


def _rounding(places: Array) -> Array:
    """Return how far rounding may move the coordinates, with a wide margin, ``(k, 1)``."""
    return np.asarray(_ROUNDING * np.abs(places).max(axis=-1))


def _lasts(gaps: Array) -> NDArray[np.bool_]:
    """Whether a gap is about the same a hundred times nearer to the border."""
    return np.asarray(gaps[..., -1] > _LASTING * gaps[..., -2])
