"""The range that a parameter goes through: under a slider, and in a sweep."""

from __future__ import annotations

import math

import msgspec

from gdviewer.core.numbers import format_number

RESOLUTION = 1000
"""How many parts a range has: numbers in it have no digits that are finer."""

_MOST_STEPS = 1e12
_NARROWEST = 1e-12  # of the numbers themselves
_ROUNDING = 1e-9  # of a step


class ParameterRange(msgspec.Struct, frozen=True):
    """The numbers from ``minimum`` to ``maximum``, spread evenly, or by their logarithm.

    With a ``step`` that is not 0 they are minimum, minimum + step, minimum + 2 step, ...
    """

    minimum: float
    maximum: float
    step: float = 0.0
    is_log: bool = False

    def check(self, largest: float) -> None:
        """Raise a ValueError, with a sentence, where there is no such range up to ``largest``."""
        if not all(abs(number) <= largest for number in (self.minimum, self.maximum, self.step)):
            raise ValueError(f"Write numbers of at most {format_number(largest)}.")
        if not self.minimum < self.maximum:
            raise ValueError("The range must go from a smaller number to a larger one.")
        finest = _NARROWEST * max(abs(self.minimum), abs(self.maximum), 1 / largest)
        if not self.maximum - self.minimum > finest:
            raise ValueError("The ends of the range are too close to each other.")
        if self.is_log and not self.minimum > 0:
            raise ValueError("A logarithmic range must begin above 0.")
        if not 0 <= self.step <= self.maximum - self.minimum:
            raise ValueError("The step must be above 0 and fit into the range; 0 is for none.")

    def value(self, share: float) -> float:
        """Return the number at ``share`` of the way, 0 to 1, without idle digits."""
        low, high = self.minimum, self.maximum
        if share in {0, 1}:
            return self.snapped(high if share else low)
        if self.is_log:
            exponent = math.log(low) * (1 - share) + math.log(high) * share
            number = float(f"{math.exp(exponent):.3g}")
        else:
            part = high / RESOLUTION - low / RESOLUTION
            digits = max(0, -math.floor(math.log10(part)))
            number = round(low * (1 - share) + high * share, digits)
        return self.snapped(min(max(number, low), high))

    def share(self, value: float) -> float:
        """Return how far along ``value`` is, 0 to 1; an end where it lies beyond."""
        low, high = self.minimum, self.maximum
        value = min(max(value, low), high)
        if self.is_log:
            return (math.log(value) - math.log(low)) / (math.log(high) - math.log(low))
        return (value - low) / (high - low)

    def snapped(self, value: float) -> float:
        """Return the number nearest to ``value`` that the step allows."""
        if not self.step or self.maximum - self.minimum > _MOST_STEPS * self.step:
            return value
        most = math.floor((self.maximum - self.minimum) / self.step + _ROUNDING)
        count = min(max(round((value - self.minimum) / self.step), 0), most)
        return float(f"{self.minimum + count * self.step:.12g}")

    def widened(self, value: float) -> ParameterRange:
        """Return the range with ``value`` in it; where that has no logarithm, spread evenly."""
        if self.minimum <= value <= self.maximum:
            return self
        return ParameterRange(
            min(self.minimum, value),
            max(self.maximum, value),
            self.step,
            self.is_log and value > 0,
        )
