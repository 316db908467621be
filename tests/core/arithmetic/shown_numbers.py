"""Reads a step as a reader with a calculator does: by the numbers that are shown alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from gdviewer.core.arithmetic.evaluation import evaluate
from gdviewer.core.arithmetic.shown import ShownLine
from gdviewer.core.arithmetic.slots import RESULT
from gdviewer.core.arithmetic.tree import Symbol
from gdviewer.core.numbers import parse_number
from gdviewer.core.objective import Array

_FEWEST = 1e-2  # of the result, that one in its last place is at most: three digits
_HALF = 1e-3  # a half is rounded to either side


def as_shown(line: ShownLine) -> dict[str, Array]:
    """Return what the symbols of ``line`` and its result stand for, by the texts in its slots."""
    shown = {name: np.array(value, dtype=np.float64) for name, value in line.values.items()}
    for slot, text in zip(line.form.slots, line.texts, strict=True):
        shown[slot.name][slot.place] = parse_number(text.strip("()"))
    return shown


def is_finite(line: ShownLine) -> bool:
    return all(np.isfinite(number) for number in line.numbers)


def off_by(line: ShownLine) -> float:
    """Return by how many units of its last place the result is off, when the rest is worked out.

    A comparison is off by none where it holds.
    """
    formula, shown = line.line, as_shown(line)
    if formula.left is None or formula.right is None or isinstance(formula.right, Symbol):
        return 0.0
    if formula.relation != "=":
        left, right = evaluate(formula.left, shown), evaluate(formula.right, shown)
        ways = {"<": left < right, ">": left > right, "≤": left <= right, "≥": left >= right}
        return 0.0 if ways[formula.relation] else np.inf
    found = np.asarray(evaluate(formula.right, shown))
    slots = [slot.place for slot in line.form.slots if slot.name == RESULT]
    texts = [text for slot, text in zip(line.form.slots, line.texts, strict=True) if not slot.name]
    largest = max((abs(float(shown[RESULT][place])) for place in slots), default=0.0)
    off = 0.0
    for place, text in zip(slots, texts, strict=True):
        unit = min(last_place(text), _FEWEST * largest or 1.0)
        off = max(off, abs(float(found[place] - shown[RESULT][place])) / unit)
    return round(off - _HALF)


def last_place(text: str) -> float:
    """Return what one more in the last place of a number is."""
    digits, _, power = text.strip("()").partition("×")
    if not power and digits.lstrip("−").startswith("10") and digits[-1] in "⁻⁰¹²³⁴⁵⁶⁷⁸⁹":
        digits, power = "1", digits
    decimals = len(digits.partition(".")[2])
    return float(10.0**-decimals * (parse_number(power.lstrip("−")) if power else 1.0))


def ways_to_write(lines: Iterable[ShownLine]) -> dict[tuple[float, ...], set[tuple[str, ...]]]:
    """Return the ways in which each quantity is written, without its sign."""
    ways: dict[tuple[float, ...], set[tuple[str, ...]]] = defaultdict(set)
    for line in lines:
        for name in {slot.name for slot in line.form.slots}:
            texts = texts_of(line, name)
            sizes = tuple(abs(number) for number in texts)
            ways[sizes].add(tuple(text.strip("()").lstrip("−") for text in texts.values()))
    return ways


def texts_of(line: ShownLine, name: str) -> dict[float, str]:
    """Return the texts of the numbers of a symbol."""
    every = zip(line.form.slots, line.numbers, line.texts, strict=True)
    return {number: text for slot, number, text in every if slot.name == name}
