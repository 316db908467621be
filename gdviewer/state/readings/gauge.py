"""What the gauge of a learning rate shows: where it is stable, and where it is not."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import Enum

from gdviewer.core.numbers import format_number, format_whole
from gdviewer.core.stability.bound_words import bound_sentence
from gdviewer.core.stability.gauge import Stability
from gdviewer.core.stability.regimes import Regime, Zone
from gdviewer.state.frame import Frame
from gdviewer.state.readings.lost import passed_turn

_DIGITS = 4


class Band(Enum):
    """What becomes of the error on the quadratic that fits; the value is the word for it.

    Where the error runs away along an axis at any learning rate nothing below the bound is stable.
    """

    STABLE = "stable"
    OSCILLATING = "oscillating"
    DIVERGENT = "divergent"
    NOWHERE_STABLE = "no stable rate"


_BANDS = {
    Regime.MONOTONE: Band.STABLE,
    Regime.ONE_STEP: Band.STABLE,
    Regime.RIPPLES: Band.OSCILLATING,
    Regime.OSCILLATING: Band.OSCILLATING,
    Regime.DIVERGENT: Band.DIVERGENT,
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """The learning rates from ``lower`` to ``upper``, which may be infinite, in one band."""

    lower: float
    upper: float
    band: Band


@dataclass(frozen=True, slots=True)
class Gauge:
    """The ``stretches`` from 0 to infinity, the ``bound`` between the last two, and it in words.

    Where there is no bound there are no stretches, and it is nan. ``note`` is what to write beside:
    why there is none, or at which step that is, if not at the playhead.
    """

    stretches: tuple[Stretch, ...]
    bound: float
    sentence: str
    note: str = ""


def gauge_in(frame: Frame) -> Gauge | None:
    """Return what is said of the selected run's learning rate; None where nothing is known yet.

    It is said at the playhead, or of a run that was hopeless before that, at the last point which
    was as good as its start.
    """
    turn = passed_turn(frame)
    if turn is not None:
        at = f"at step {format_whole(turn.step)}"
        gauge = _gauge_or_why_not(turn.stability)
        sentence = f"{at.capitalize()}, the last point as good as the start: {gauge.sentence}"
        return replace(gauge, sentence=sentence, note=gauge.note or at)
    return _gauge_or_why_not(frame.explained.stability) if frame.explained is not None else None


def gauge_of(stability: Stability | None) -> Gauge | None:
    """Return what ``stability`` says of learning rates; None where there is no bound."""
    if stability is None or not stability.zones:
        return None
    stretches = _joined(stability.zones)
    parts = ", ".join(f"{one.band.value} {_span(one)}" for one in stretches)
    along = f"Along the steepest axis: {parts}"
    words = along if len(stability.curvatures) > 1 else parts.capitalize()
    bound = stability.largest_stable
    if stability.has_runaway_axis:
        below = Stretch(0.0, bound, Band.NOWHERE_STABLE)
        stretches = (below, Stretch(bound, math.inf, Band.DIVERGENT))
    return Gauge(stretches, bound, f"{bound_sentence(stability)}\n{words}.")


def _gauge_or_why_not(stability: Stability) -> Gauge:
    """Return what ``stability`` says, or a gauge without stretches that says why there is none."""
    nothing = Gauge((), math.nan, bound_sentence(stability), f"no bound: {stability.why_not}")
    return gauge_of(stability) or nothing


def _joined(zones: tuple[Zone, ...]) -> tuple[Stretch, ...]:
    """Return the bands of ``zones``, neighbors in one band as one."""
    found: list[Stretch] = []
    for zone in zones:
        band = _BANDS[zone.regime]
        if found and found[-1].band is band:
            found[-1] = Stretch(found[-1].lower, zone.upper, band)
        else:
            found.append(Stretch(zone.lower, zone.upper, band))
    return tuple(found)


def _span(stretch: Stretch) -> str:
    if stretch.upper == math.inf:
        return f"above {format_number(stretch.lower, _DIGITS)}"
    return f"up to {format_number(stretch.upper, _DIGITS)}"
