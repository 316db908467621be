"""Maps the positions of a slider to numbers, evenly or by powers of ten."""

from __future__ import annotations

import math
from dataclasses import dataclass

POSITIONS = 1000
"""How many steps a slider has from end to end."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The numbers from ``low`` to ``high``; ``is_log`` needs a positive ``low``."""

    low: float
    high: float
    is_log: bool = False
    is_whole: bool = False

    def position(self, value: float) -> int:
        """Return the position nearest to ``value``, an end where it lies beyond."""
        value = min(max(value, self.low), self.high)
        return round(POSITIONS * self._share(value))

    def value(self, position: int) -> float:
        """Return the number at ``position``, as short as the steps of the slider allow."""
        share = position / POSITIONS
        if self.is_log:
            value = float(f"{self.low * (self.high / self.low) ** share:.2e}")
        else:
            value = self._round(self.low + share * (self.high - self.low))
        value = min(max(value, self.low), self.high)
        return float(round(value)) if self.is_whole else value

    def _share(self, value: float) -> float:
        """Return where ``value`` stands between the ends, 0 to 1."""
        if self.is_log:
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    def _round(self, value: float) -> float:
        """Drop the digits that are finer than one step."""
        step = (self.high - self.low) / POSITIONS
        return round(value, max(0, -math.floor(math.log10(step))))
