"""Maps the positions of a slider to numbers, evenly or by powers of ten."""

from __future__ import annotations

import math
from dataclasses import dataclass

from gdviewer.core.parameter_range import RESOLUTION, ParameterRange

POSITIONS = RESOLUTION
"""How many steps a slider has from end to end."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The numbers from ``low`` to ``high``; ``is_log`` needs a positive ``low``.

    Where there is a ``step`` the numbers are low, low + step, low + 2 step, ... and an arrow key
    goes by steps. Where there is a ``key_share`` it changes the value by this share of itself,
    beyond the ends too but not beyond ``limits``; else it goes by positions.
    """

    low: float
    high: float
    is_log: bool = False
    is_whole: bool = False
    key_share: float = 0.0
    limits: tuple[float, float] = (-math.inf, math.inf)
    step: float = 0.0

    @classmethod
    def around(
        cls, value: float, decades: float, limits: tuple[float, float], key_share: float
    ) -> Scale:
        """Return ``decades`` powers of ten with ``value``, which is positive, in the middle."""
        reach = 10 ** (decades / 2)
        least, greatest = limits
        low, high = max(value / reach, least), min(value * reach, greatest)
        return cls(low, high, is_log=True, key_share=key_share, limits=limits)

    def covers(self, value: float) -> bool:
        """Whether ``value`` is on the slider."""
        return self.low <= value <= self.high

    @property
    def has_own_keys(self) -> bool:
        """Whether an arrow key goes by something else than positions."""
        return bool(self.key_share or self.step)

    def position(self, value: float) -> int:
        """Return the position nearest to ``value``, an end where it lies beyond."""
        return round(POSITIONS * self._range.share(value))

    def value(self, position: int) -> float:
        """Return the number at ``position``, as short as the steps of the slider allow."""
        value = self._range.value(position / POSITIONS)
        return float(round(value)) if self.is_whole else value

    def after_key(self, value: float, is_up: bool, is_fine: bool) -> float:
        """Return what an arrow key makes of ``value``, a tenth of the share where the key is fine.

        A key up and one down lead back.
        """
        if self.step:
            return self._range.snapped(value + (self.step if is_up else -self.step))
        factor = 1 + self.key_share * (0.1 if is_fine else 1.0)
        changed = float(f"{value * factor if is_up else value / factor:.4g}")
        least, greatest = self.limits
        return min(max(changed, least), greatest)

    @property
    def _range(self) -> ParameterRange:
        return ParameterRange(self.low, self.high, self.step, self.is_log)
