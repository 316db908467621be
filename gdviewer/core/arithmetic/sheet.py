"""Works through the lines of a rule with the numbers of one step."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

import numpy as np

from gdviewer.core.arithmetic.ascent import is_slope, turned_line
from gdviewer.core.arithmetic.evaluation import evaluate
from gdviewer.core.arithmetic.form import Form, form_of, needed
from gdviewer.core.arithmetic.grammar import Line, parse_line
from gdviewer.core.arithmetic.rule import Rule, Value
from gdviewer.core.arithmetic.shortening import shortened_line
from gdviewer.core.arithmetic.slots import (
    RESULT,
    USUAL_DIGITS,
    Slot,
    digits_for,
    number_in,
    text_in,
)
from gdviewer.core.arithmetic.tree import Node, Sum, Symbol

_COMPARED: Mapping[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt,
    ">": operator.gt,
    "≤": operator.le,
    "≥": operator.ge,
}


@dataclass(frozen=True, slots=True, eq=False)
class ShownLine:
    """A line of a step: its form, which pictures are made of, and this step's texts for the slots.

    Attributes
    ----------
    form
        The line in LaTeX; equal for steps that read alike.
    texts
        What stands in each slot.
    numbers
        The same numbers, with all their digits.
    words
        A remark to the line, or the whole line where the form is empty.
    line
        The formula itself.
    values
        What its symbols stand for, and by the name RESULT what it comes to.
    """

    form: Form
    texts: tuple[str, ...]
    numbers: tuple[float, ...]
    words: str
    line: Line
    values: Mapping[str, Value]

    @property
    def holds(self) -> bool:
        """Whether a comparison is true; an equation always is."""
        if self.line.relation not in _COMPARED or self.line.left is None or self.line.right is None:
            return True
        left, right = (evaluate(side, self.values) for side in (self.line.left, self.line.right))
        return bool(_COMPARED[self.line.relation](left, right))


class Sheet:
    """The symbols of a step and what they stand for, which grow line by line.

    Parameters
    ----------
    values
        What is known at first, with the signs of a minimization.
    constants
        Those of ``values`` that do not change from step to step.
    is_ascending
        Whether the lines are to be written for −f.
    """

    def __init__(
        self, values: Mapping[str, Value], constants: AbstractSet[str], is_ascending: bool
    ) -> None:
        self._is_ascending = is_ascending
        self._slopes: frozenset[str] = frozenset()
        self.constants = frozenset(constants)
        self.values: dict[str, Value] = {}
        self._zeros: set[str] = set()
        self.define(values)

    def define(self, values: Mapping[str, Value | None]) -> None:
        """Add symbols, with the signs of a minimization; None where nothing is there yet."""
        for name, value in values.items():
            self._zeros.discard(name)
            if value is None or (name in self.constants and value == 0):
                self._zeros.add(name)
            turns = self._is_ascending and is_slope(name, self._slopes)
            self.values[name] = 0.0 if value is None else np.negative(value) if turns else value

    def prepare(self, rule: Rule) -> tuple[Line, ...]:
        """Take in what ``rule`` knows, and return its lines without what does nothing."""
        self._slopes |= rule.slopes
        self.constants -= rule.values.keys()
        self.define(rule.values)
        return tuple(self._shortened(parse_line(text)) for text in rule.lines)

    def work_out(self, lines: Iterable[Line]) -> list[ShownLine]:
        """Return ``lines`` with their numbers, and know what they come to from there on."""
        return [self._shown(line) for line in lines]

    def _shortened(self, line: Line) -> Line:
        line = shortened_line(line, frozenset(self._zeros))
        if isinstance(line.left, Symbol) and line.relation == "=":
            self._zeros.discard(line.left.name)
            self.constants -= {line.left.name}
        return line

    def _shown(self, line: Line) -> ShownLine:
        line = turned_line(line, self._slopes) if self._is_ascending else line
        known = {name: self.values[name] for name in needed(line) if name in self.values}
        if line.left is not None:
            known[RESULT] = evaluate(line.right or line.left, self.values)
        if isinstance(line.left, Symbol) and line.relation == "=":
            self.values[line.left.name] = known[RESULT]
        return self._filled(line, known)

    def _filled(self, line: Line, known: Mapping[str, Value]) -> ShownLine:
        shown = needed(line) | {RESULT}
        shapes = {name: np.shape(value) for name, value in known.items() if name in shown}
        constants = {name: float(self.values[name]) for name in shown & self.constants}
        form = form_of(line, tuple(shapes.items()), tuple(constants.items()))
        numbers = tuple(number_in(slot, known[slot.name]) for slot in form.slots)
        finest = _finest(line, known)
        texts = tuple(
            text_in(slot, number, _digits(slot, number, finest))
            for slot, number in zip(form.slots, numbers, strict=True)
        )
        return ShownLine(form, texts, numbers, line.words, line, known)


def _finest(line: Line, known: Mapping[str, Value]) -> tuple[frozenset[str], Value]:
    """Return the symbols that are terms of a sum, and for each coordinate its least term."""
    if line.relation != "=" or not isinstance(line.right, Sum):
        return frozenset(), 0.0
    terms = [term for _, term in line.right.terms]
    plain = frozenset(term.name for term in terms if isinstance(term, Symbol))
    if not plain:
        return plain, 0.0
    sizes = [np.abs(_spread(term, known)) for term in terms]
    least = np.min([np.where(size > 0, size, np.inf) for size in sizes], axis=0)
    return plain | {RESULT}, np.asarray(least)


def _spread(term: Node, known: Mapping[str, Value]) -> Value:
    return np.broadcast_to(evaluate(term, known), np.shape(known[RESULT]))


def _digits(slot: Slot, number: float, finest: tuple[frozenset[str], Value]) -> int:
    plain, least = finest
    if slot.name not in plain:
        return USUAL_DIGITS
    return digits_for(number, float(np.asarray(least)[slot.place]))
