"""The empty places of a typeset line, and the texts that a step paints into them."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from gdviewer.core.arithmetic.rule import Value
from gdviewer.core.numbers import format_number

COUNT, ENTRY, NARROW, WIDE = 4.0, 5.7, 6.8, 8.8
"""How many digits wide a slot is: of a count, a matrix, most, and where small changes are seen."""

SHOWN = 3
"""How many coordinates of a vector are shown."""

RESULT = ""
"""The name of the slots of what the line comes to."""

FEWEST_DIGITS, USUAL_DIGITS, MOST_DIGITS = 2, 4, 7
_WIDTHS = {".": 0.5, "−": 1.2, "×": 1.4, "∞": 1.6, "(": 0.7, ")": 0.7}
_WIDTHS |= dict.fromkeys("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", 0.6)


class Slot(NamedTuple):
    """A place for one number: of the symbol ``name`` its coordinate or entry ``place``.

    ``width`` is in widths of a digit. A number that is ``is_guarded`` stands in brackets where it
    is negative, since a sign stands before it.
    """

    name: str
    place: tuple[int, ...]
    width: float
    is_guarded: bool = False


def number_in(slot: Slot, value: Value) -> float:
    """Return the number that goes into ``slot``, of the value of its symbol."""
    return float(np.asarray(value)[slot.place])


def text_in(slot: Slot, number: float, digits: int = USUAL_DIGITS) -> str:
    """Return ``number`` as it stands in ``slot``: with ``digits``, or as many as there is room."""
    for fewer in range(max(digits, FEWEST_DIGITS), FEWEST_DIGITS - 1, -1):
        text = format_number(number, fewer)
        if slot.is_guarded and text.startswith("−"):
            text = f"({text})"
        if width_of(text) <= slot.width:
            break
    return text


def width_of(text: str) -> float:
    """Return how wide ``text`` is, in widths of a digit."""
    return sum(_WIDTHS.get(char, 1.0) for char in text)


def digits_for(number: float, change: float) -> int:
    """Return how many digits of ``number`` let a change of the size ``change`` be seen."""
    if not (math.isfinite(number) and math.isfinite(change)) or number == 0 or change == 0:
        return USUAL_DIGITS
    needed = math.floor(math.log10(abs(number))) - math.floor(math.log10(abs(change))) + 2
    return min(max(needed, USUAL_DIGITS), MOST_DIGITS)
