"""Orders the operations of some nodes, with powers as products and roots.

These are faster than powers, and have the same bits on every path.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from gdviewer.core.expression.graph import Node, postorder

MAX_WHOLE_POWER = 64
MAX_HALF_POWER = 8


class Instruction(NamedTuple):
    """One operation on earlier ones, given by their places; a leaf has a name or a number."""

    operation: str
    operands: tuple[int, ...] = ()
    depends: int = 0
    name: str = ""
    number: float = 0.0


class Schedule:
    """The instructions that compute ``roots``; ``results`` are the places of these.

    ``uses`` counts how often each place is needed, a result once more than it is an operand.
    """

    def __init__(self, roots: Sequence[Node]) -> None:
        self.instructions: list[Instruction] = []
        self.uses: list[int] = []
        self._places: dict[object, int] = {}
        placed: dict[Node, int] = {}
        for node in postorder(roots):
            if not node.arguments:
                leaf = Instruction(node.operation, (), node.depends, node.name, node.value)
                placed[node] = self._append(leaf)
            elif node.operation == "^":
                base, exponent = node.arguments
                placed[node] = self._power(placed[base], placed[exponent], exponent)
            elif node.operation == "piecewise":
                placed[node] = self._pick([placed[argument] for argument in node.arguments])
            else:
                operands = [placed[argument] for argument in node.arguments]
                placed[node] = self._apply(node.operation, *operands)
        self.results = [placed[root] for root in roots]
        for place in self.results:
            self.uses[place] += 1

    def _apply(self, operation: str, *operands: int) -> int:
        """Return the place of an operation, which is done once."""
        place = self._places.get((operation, operands))
        if place is None:
            depends = 0
            for operand in operands:
                depends |= self.instructions[operand].depends
                self.uses[operand] += 1
            place = self._append(Instruction(operation, operands, depends))
            self._places[operation, operands] = place
        return place

    def _append(self, instruction: Instruction) -> int:
        self.instructions.append(instruction)
        self.uses.append(0)
        return len(self.instructions) - 1

    def _power(self, base: int, exponent: int, node: Node) -> int:
        if self.instructions[base].number == math.e:
            return self._apply("exp", exponent)
        power = node.value if node.is_number else math.nan
        if not (2 * power).is_integer() or abs(power) > MAX_WHOLE_POWER:
            return self._apply("^", base, exponent)
        if not power.is_integer() and abs(power) > MAX_HALF_POWER:
            return self._apply("^", base, exponent)
        result = self._positive_power(base, abs(power))
        return self._apply("/", self._number(1.0), result) if power < 0 else result

    def _positive_power(self, base: int, power: float) -> int:
        """Return base^power as products of halves, so that x^2, x^3, x^4 share their parts."""
        if power == 0:
            return self._number(1.0)
        if power == 0.5:
            return self._apply("sqrt", base)
        if power == 1:
            return base
        if power % 2 == 0:
            half = self._positive_power(base, power / 2)
            return self._apply("*", half, half)
        rest = 1.0 if power.is_integer() else 0.5
        whole = self._positive_power(base, power - rest)
        return self._apply("*", whole, self._positive_power(base, rest))

    def _pick(self, arguments: list[int]) -> int:
        """Return the place of a choice of two, whose second value may be a choice again."""
        has_otherwise = len(arguments) % 2 == 1
        result = arguments.pop() if has_otherwise else self._number(math.nan)
        while arguments:
            value = arguments.pop()
            result = self._apply("where", arguments.pop(), value, result)
        return result

    def _number(self, value: float) -> int:
        place = self._places.get(value)
        if place is None:
            place = self._places[value] = self._append(Instruction("number", number=value))
        return place
