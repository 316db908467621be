"""What the gauge of a learning rate shows: where it is stable, and where it is not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from gdviewer.core.numbers import format_number
from gdviewer.core.stability.gauge import Stability
from gdviewer.core.stability.regimes import Regime, Zone

_DIGITS = 4


class Band(Enum):
    """What becomes of the error on the quadratic that fits; the value is the word for it."""

    STABLE = "stable"
    OSCILLATING = "oscillating"
    DIVERGENT = "divergent"


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
    """The ``stretches`` from 0 to infinity, the ``bound`` between the last two, and it in words."""

    stretches: tuple[Stretch, ...]
    bound: float
    sentence: str


def gauge_of(stability: Stability | None) -> Gauge | None:
    """Return what ``stability`` says of learning rates; None where there is no bound."""
    if stability is None or not stability.zones:
        return None
    stretches = _joined(stability.zones)
    parts = (f"{one.band.value} {_span(one)}" for one in stretches)
    sentence = f"{stability.sentence}\nAlong its steepest axis: {', '.join(parts)}."
    return Gauge(stretches, stability.largest_stable, sentence)


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
    if stretch.upper == float("inf"):
        return f"above {format_number(stretch.lower, _DIGITS)}"
    return f"up to {format_number(stretch.upper, _DIGITS)}"
