"""Works through the lines of a rule with the numbers of one step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

import numpy as np

from gdviewer.core.arithmetic.ascent import is_slope, turned_line
from gdviewer.core.arithmetic.balance import Worked
from gdviewer.core.arithmetic.evaluation import evaluate
from gdviewer.core.arithmetic.form import needed
from gdviewer.core.arithmetic.grammar import Line, parse_line
from gdviewer.core.arithmetic.rule import Rule, Value
from gdviewer.core.arithmetic.shortening import shortened_line
from gdviewer.core.arithmetic.slots import RESULT
from gdviewer.core.arithmetic.tree import Symbol


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

    def work_out(self, lines: Iterable[Line]) -> list[Worked]:
        """Return ``lines`` with their numbers, and know what they come to from there on."""
        return [self._worked(line) for line in lines]

    def _shortened(self, line: Line) -> Line:
        line = shortened_line(line, frozenset(self._zeros))
        if isinstance(line.left, Symbol) and line.relation == "=":
            self._zeros.discard(line.left.name)
            self.constants -= {line.left.name}
        return line

    def _worked(self, line: Line) -> Worked:
        line = turned_line(line, self._slopes) if self._is_ascending else line
        known = {name: self.values[name] for name in needed(line) if name in self.values}
        if line.left is not None:
            known[RESULT] = evaluate(line.right or line.left, self.values)
        if isinstance(line.left, Symbol) and line.relation == "=":
            self.values[line.left.name] = known[RESULT]
        shown = needed(line) & self.constants
        return Worked(line, known, {name: float(self.values[name]) for name in shown})
