"""How the numbers of one quantity are written: all with the same decimals and power of ten."""

from __future__ import annotations

import math
from decimal import Decimal

import numpy as np

from gdviewer.core.arithmetic.rule import Value
from gdviewer.core.numbers import format_places
from gdviewer.core.objective import Array

SHOWN = 3
"""How many coordinates of a vector are shown."""

_FEWEST, _FEWEST_OF_LEAST, _MOST = 4, 3, 15  # digits of the largest number, of the least, of any
_SHORT = 6  # digits of a number that is written to its end
_SEEN, _MOST_TO_SEE = 3, 9  # digits of a change, and of a number for the sake of that
_SPREAD = 4  # powers of ten between numbers that have the same decimals
_PLAIN = range(-4, 7)  # powers of ten of what is written without one
_TRUE_DIGITS = 14  # of a float64, beyond which is rounding alone
_LEAST_POWER = -300  # of a unit, which must not come to nothing


def visible(value: Value) -> Array:
    """Return the numbers of ``value`` that are shown: the first of a vector, a small matrix."""
    array = np.asarray(value, dtype=np.float64)
    if array.ndim == 0:
        return array.reshape(1)
    if array.ndim > 1 and len(array) > SHOWN:
        return np.empty(0)
    return array[:SHOWN].ravel()


class Places:
    """The last place of each of ``numbers``, which :meth:`refine` moves to the right.

    Numbers that are too many powers of ten apart have as many digits each instead.
    """

    def __init__(self, numbers: Array) -> None:
        seen = [abs(one) for one in numbers.tolist() if one and math.isfinite(one)]
        self._top = _power(max(seen, default=0.0))
        span = self._top - _power(min(seen, default=0.0))
        self._is_apart = span > _SPREAD
        self.digits = _FEWEST if self._is_apart else max(_FEWEST, span + _FEWEST_OF_LEAST)
        """How many digits the largest number has, or each of those that are apart."""
        if self._top in _PLAIN:
            self.digits = max(self.digits, self._top + 1)
        self._end = max((self._digits_to_the_end(one) for one in seen), default=1)

    @property
    def is_exact(self) -> bool:
        """Whether the numbers are written to their end."""
        return self._end <= max(self.digits, _SHORT)

    @property
    def can_be_refined(self) -> bool:
        """Whether one digit more would tell more."""
        return not self.is_exact and self.digits < _MOST

    def refine(self) -> None:
        """Write one digit more."""
        self.digits += 1

    def show(self, change: float) -> None:
        """Write as many digits as let a ``change`` be seen, within reason."""
        needed = self._top - _power(change) + _SEEN
        self.digits = max(self.digits, min(needed, _MOST_TO_SEE))

    def units(self, numbers: Array) -> Value:
        """Return what one more in the last place is, of all numbers or of each.

        That of a number that is written to its end is that of one as large that is not.
        """
        if not self._is_apart:
            return self._unit(0.0)
        units = [self._unit(one) for one in numbers.ravel().tolist()]
        return np.reshape(units, numbers.shape)

    def slacks(self, numbers: Array) -> Array:
        """Return how far each of ``numbers`` may be from what is written."""
        if self.is_exact:
            return np.zeros(numbers.shape)
        return np.where(numbers == 0, 0.0, np.divide(self.units(numbers), 2))

    def text(self, number: float) -> str:
        """Return how ``number`` is written."""
        top = self._top_of(number)
        power = 0 if top in _PLAIN else top
        last = _last_place(top, self._end if self.is_exact else self.digits)
        return format_places(number, max(power - last, 0), power)

    def _unit(self, number: float) -> float:
        digits = max(self._end, self.digits) if self.is_exact else self.digits
        return float(10.0 ** max(_last_place(self._top_of(number), digits), _LEAST_POWER))

    def _top_of(self, number: float) -> int:
        return _power(abs(number)) if self._is_apart else self._top

    def _digits_to_the_end(self, size: float) -> int:
        """Return how many digits, from the first of all on or its own, write ``size`` fully."""
        exact = Decimal(f"{size:.{_TRUE_DIGITS - 1}e}").normalize()
        before = 0 if self._is_apart else self._top - exact.adjusted()
        return before + len(exact.as_tuple().digits)


def _last_place(top: int, digits: int) -> int:
    """Return the power of ten of the last of so many digits, the first of which is of ``top``."""
    last = top + 1 - digits
    return min(last, 0) if top in _PLAIN else last


def _power(size: float) -> int:
    """Return the power of ten of the first digit; 0 where there is none."""
    return math.floor(math.log10(size)) if 0 < size < math.inf else 0
