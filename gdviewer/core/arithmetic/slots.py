"""The empty places of a typeset line, which the texts of a step are painted into."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from gdviewer.core.arithmetic.rule import Value

RESULT = ""
"""The name of the slots of what the line comes to."""

_WIDTHS = {".": 0.45, "−": 1.05, "×": 1.05, "∞": 1.5, "(": 0.6, ")": 0.6}  # of the text's font
_WIDTHS |= {"\N{NARROW NO-BREAK SPACE}": 0.3} | dict.fromkeys("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", 0.7)
_WHOLE = 3.0  # digits; a whole number that short has a slot as wide as it is
_STEP = 0.5  # from a width of the others to the next, so that few of them are in use


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


def guarded(text: str) -> str:
    """Return ``text``, in brackets where it is negative."""
    return f"({text})" if text.startswith("−") else text


def slot_width(texts: Iterable[str], is_column: bool) -> float:
    """Return how wide slots for ``texts`` are, those of a column with room for a sign."""
    sizes = [width_of(f"−{text.lstrip('−')}" if is_column else text) for text in texts]
    widest = max(sizes, default=1.0)
    if widest <= _WHOLE and widest == round(widest):
        return widest
    return math.ceil(widest / _STEP) * _STEP


def width_of(text: str) -> float:
    """Return how wide ``text`` is, in widths of a digit."""
    return sum(_WIDTHS.get(char, 1.0) for char in text)
