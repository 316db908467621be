"""Chooses round numbers along an axis and writes them, each different from its neighbor."""

from __future__ import annotations

import math
from dataclasses import dataclass

from gdviewer.core.numbers import format_number

_LONGEST = 7  # digits before powers of ten are easier to read


@dataclass(frozen=True, slots=True)
class Ticks:
    """Round ``values`` from left to right with their ``labels``, and unlabeled ones in between."""

    values: tuple[float, ...]
    labels: tuple[str, ...]
    minor: tuple[float, ...]


def ticks(low: float, high: float, most: int) -> Ticks:
    """Return at most about ``most`` ticks between ``low`` and ``high``, at 1, 2 or 5 times 10ⁿ."""
    step, parts = _step((high - low) / max(most, 1))
    values = _multiples(low, high, step)
    return Ticks(
        values=values,
        labels=tuple(_label(value, step) for value in values),
        minor=_multiples(low, high, step / parts),
    )


def _step(least: float) -> tuple[float, int]:
    """Return the round number that is not below ``least``, and in how many parts it falls well."""
    power = 10.0 ** math.floor(math.log10(least))
    for factor, parts in ((1, 5), (2, 4), (5, 5)):
        if factor * power >= least * (1 - 1e-9):
            return factor * power, parts
    return 10 * power, 5


def _multiples(low: float, high: float, step: float) -> tuple[float, ...]:
    first, last = math.ceil(low / step - 1e-6), math.floor(high / step + 1e-6)
    return tuple(index * step for index in range(first, last + 1))


def _label(value: float, step: float) -> str:
    """Write ``value`` with the digits that tell it from ``value + step``."""
    if abs(value) < step / 2:
        return "0"
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    digits = decimals + max(1, 1 + math.floor(math.log10(abs(value)) + 1e-9))
    if digits > _LONGEST:
        significant = 1 + round(math.log10(abs(value)) - math.log10(step) + 0.5)
        return format_number(value, max(1, significant))
    return f"{value:.{decimals}f}".replace("-", "−")
