"""Sees to it that a line comes out as shown: refines what it is made of until it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from gdviewer.core.arithmetic.evaluation import evaluate
from gdviewer.core.arithmetic.form import FIXED, needed
from gdviewer.core.arithmetic.grammar import Line
from gdviewer.core.arithmetic.places import SHOWN, Places
from gdviewer.core.arithmetic.rule import Value
from gdviewer.core.arithmetic.slots import RESULT
from gdviewer.core.arithmetic.tree import Call, Node, Sum, Symbol, Transpose, parts_of
from gdviewer.core.objective import Array

_ENOUGH = 1 + 1e-6  # units in the last place, and what rounding does to them here
_MIXING = frozenset(("ᵀ", "norm", "raised", "diag"))
"""Where a coordinate of the result is made of several of the same symbol."""
_BROKEN = frozenset(("sign", "max", "min", "clip", "abs", "raised"))
"""What may change a lot where its argument changes little, or not at all."""


class Worked(NamedTuple):
    """A line with what its symbols stand for, and by the name RESULT what it comes to.

    ``constants`` stay from step to step.
    """

    line: Line
    values: Mapping[str, Value]
    constants: Mapping[str, float]


class _Lean(NamedTuple):
    """How much the rounding to so many digits may change what a line comes to."""

    digits: int
    change: Value


class Balance:
    """A line on its scales: the rounding of what it is made of against what it may be off.

    That is one in the last place of the result, or for a comparison the difference of both sides.
    ``places`` tells how a value is written.
    """

    def __init__(self, worked: Worked, node: Node, places: Callable[[Value], Places]) -> None:
        self._node, self._values = node, worked.values
        self._is_equation = worked.line.relation == "="
        self._at = np.asarray(evaluate(node, worked.values), dtype=np.float64)
        names = needed(worked.line) & worked.values.keys() - worked.constants.keys() - FIXED
        self._parts = {name: places(worked.values[name]) for name in sorted(names)}
        self._result = places(worked.values[RESULT])
        self._is_mixing = any(np.ndim(value) > 1 for value in self._values.values()) or _has(
            node, _MIXING
        )
        self._is_smooth = not _has(node, _BROKEN)
        self._leans: dict[str, _Lean] = {}

    def settle(self) -> bool:
        """Refine the symbols until the line comes out; return whether that took any."""
        has_refined = False
        while (worst := self._worst()) is not None:
            worst.refine()
            has_refined = True
        return has_refined

    def _worst(self) -> Places | None:
        """Return what is to be refined; None where the line comes out, or cannot."""
        allowed = self._allowed()
        leans = {name: self._lean(name, places) for name, places in self._parts.items()}
        if not leans or _greatest(sum(leans.values()) / allowed) <= _ENOUGH:
            return None
        able = [name for name in leans if self._parts[name].can_be_refined]
        if not able:
            return None
        return self._parts[max(able, key=lambda name: _greatest(leans[name] / allowed))]

    def _lean(self, name: str, places: Places) -> Value:
        """Return by how much the rounding of a symbol may change what the line comes to."""
        if places.is_exact:
            return 0.0
        known = self._leans.get(name)
        if known is not None and (self._is_smooth or known.digits == places.digits):
            return known.change * 10.0 ** (known.digits - places.digits)
        change = self._change(name, places)
        self._leans[name] = _Lean(places.digits, change)
        return change

    def _change(self, name: str, places: Places) -> Value:
        value = np.asarray(self._values[name], dtype=np.float64)
        slack, change = _shown_only(places.slacks(value)), np.zeros(self._at.shape)
        for move in _single(slack) if self._is_mixing else (slack,):
            moved = evaluate(self._node, {**self._values, name: value + move})
            change = change + np.abs(moved - self._at)
        return change

    def _allowed(self) -> Value:
        """Return by how much each coordinate of the line may be off."""
        if self._is_equation:
            return _bounded(self._result.units(self._at), self._at)
        return np.abs(self._at)


@lru_cache(maxsize=1024)
def weighed(line: Line) -> Node | None:
    """Return the formula that has to come out: the right side, or the difference of both."""
    if line.left is None or line.right is None:
        return None
    if line.relation != "=":
        return Sum(((1, line.left), (-1, line.right)))
    return None if isinstance(line.right, Symbol) else line.right


def _bounded(units: Value, at: Array) -> Value:
    """Return ``units`` for the coordinates that are shown, and no bound for the others."""
    if at.ndim == 0 or len(at) <= SHOWN:
        return units
    bounds = np.full(at.shape, np.inf)
    if at.ndim == 1:
        bounds[:SHOWN] = np.broadcast_to(units, at.shape)[:SHOWN]
    return bounds


def _shown_only(slack: Array) -> Array:
    """Return ``slack`` without that of coordinates that are not shown."""
    if slack.ndim and len(slack) > SHOWN:
        slack[SHOWN if slack.ndim == 1 else 0 :] = 0.0
    return slack


@lru_cache(maxsize=1024)
def _has(node: Node, functions: frozenset[str]) -> bool:
    """Whether one of ``functions`` is in ``node``, the transposed among them by its sign."""
    name = node.name if isinstance(node, Call) else "ᵀ" if isinstance(node, Transpose) else ""
    return name in functions or any(_has(part, functions) for part in parts_of(node))


def _single(slack: Array) -> Iterable[Array]:
    """Yield the slack of one coordinate after the other, with zeros for the others."""
    for place in np.argwhere(slack):
        one = np.zeros_like(slack)
        one[tuple(place)] = slack[tuple(place)]
        yield one


def _greatest(shares: Value) -> float:
    """Return the greatest of what is finite."""
    return max((one for one in np.ravel(shares).tolist() if one < np.inf), default=0.0)
