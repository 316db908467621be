"""Chooses how many digits each quantity of a step has, so that the lines multiply out as shown.

Whoever works out a line from the numbers on the sheet comes to the result on the sheet, or at most
one off in its last place.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import lru_cache

import numpy as np

from gdviewer.core.arithmetic.balance import Balance, Worked, weighed
from gdviewer.core.arithmetic.evaluation import evaluate
from gdviewer.core.arithmetic.grammar import Line
from gdviewer.core.arithmetic.places import Places, visible
from gdviewer.core.arithmetic.rule import Value
from gdviewer.core.arithmetic.slots import RESULT
from gdviewer.core.arithmetic.tree import Node, Sum, Symbol
from gdviewer.core.objective import Array

_PASSES = 4  # what a line refines, those before it have to follow
_ALIKE = 1e3  # how far apart in size the old and the new value of a symbol are written alike


class Precision:
    """How the quantities of ``lines`` are written: each the same way wherever it is."""

    def __init__(self, lines: Sequence[Worked]) -> None:
        numbers: dict[bytes, Array] = {}
        for value in (value for worked in lines for value in worked.values.values()):
            numbers.setdefault(_key(value), visible(value))
        for one, other in filter(None, map(_alike, lines)):
            numbers[one] = numbers[other] = np.concatenate((numbers[one], numbers[other]))
        self._places = {key: Places(found) for key, found in numbers.items()}
        for worked in lines:
            self._show_changes(worked)
        balances = [
            Balance(worked, node, self.places)
            for worked in reversed(lines)
            if (node := weighed(worked.line)) is not None
        ]
        for _ in range(_PASSES):
            if not sum(balance.settle() for balance in balances):
                break

    def places(self, value: Value) -> Places:
        """Return how ``value``, one of those of the lines, is written."""
        return self._places[_key(value)]

    def _show_changes(self, worked: Worked) -> None:
        """Let what a sum adds be seen in the result, and in the terms that it is added to."""
        names = plain_terms(worked.line) - worked.constants.keys()
        if not names or not isinstance(worked.line.right, Sum):
            return
        terms = [term for _, term in worked.line.right.terms if not _is_in(term, worked.constants)]
        sizes = [_size(evaluate(term, worked.values)) for term in terms]
        changes = [size for size in sizes if 0 < size < np.inf]
        for name in (*names, RESULT) if changes else ():
            self.places(worked.values[name]).show(min(changes))


@lru_cache(maxsize=1024)
def plain_terms(line: Line) -> frozenset[str]:
    """Return the symbols that are whole terms of a sum: the result is near them."""
    if line.relation != "=" or not isinstance(line.right, Sum):
        return frozenset()
    return frozenset(term.name for _, term in line.right.terms if isinstance(term, Symbol))


def _is_in(term: Node, names: Container[str]) -> bool:
    return isinstance(term, Symbol) and term.name in names


def _key(value: Value) -> bytes:
    """Return what is the same for two values that are written alike, as −q and q are."""
    return np.abs(visible(value)).tobytes()


def _size(value: Value) -> float:
    """Return the size of the largest coordinate."""
    return max(map(abs, visible(value).tolist()), default=0.0)


def _alike(worked: Worked) -> tuple[bytes, bytes] | None:
    """Return the keys of the old and the new value of a symbol, where the one is near the other."""
    left = worked.line.left
    if not isinstance(left, Symbol) or left.name not in plain_terms(worked.line):
        return None
    old, new = worked.values[left.name], worked.values[RESULT]
    least, most = sorted((_size(old), _size(new)))
    return (_key(old), _key(new)) if 0 < most <= _ALIKE * least else None
