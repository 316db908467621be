"""Operations on nodes that simplify lightly, so that a derivative reads and runs well."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from gdviewer.core.expression.graph import Graph, Node


class Algebra:
    """Applies operations in a graph: numbers are gathered in front, zeros and ones vanish.

    Each operation looks a step or two deep and makes a node or two, so that a derivative stays
    linear in the size of the formula.
    """

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.zero = graph.number(0.0)
        self.one = graph.number(1.0)
        self._simplified: Mapping[str, Callable[..., Node]] = {
            "+": self.add,
            "-": lambda a, b: self.add(a, self.negative(b)),
            "*": self.multiply,
            "/": self.divide,
            "^": self.power,
            "negative": self.negative,
        }

    def apply(self, operation: str, *arguments: Node) -> Node:
        """Return the node of any operation of the language."""
        if operation in self._simplified:
            return self._simplified[operation](*arguments)
        return self.graph.apply(operation, *arguments)

    def add(self, a: Node, b: Node) -> Node:
        """Return a + b."""
        if _is(a, 0.0):
            return b
        if _is(b, 0.0):
            return a
        (m, u), (n, v) = self._split(a), self._split(b)
        if u is v and u is not None:
            return self._scale(m + n, u)
        if n < 0:
            return self.graph.apply("-", a, self.negative(b))
        if m < 0:
            return self.graph.apply("-", b, self.negative(a))
        return self.graph.apply("+", a, b)

    def negative(self, a: Node) -> Node:
        """Return -a."""
        if a.operation == "-":
            return self.graph.apply("-", a.arguments[1], a.arguments[0])
        number, rest = self._split(a)
        return self._scale(-number, rest)

    def multiply(self, a: Node, b: Node) -> Node:
        """Return a*b."""
        (m, u), (n, v) = self._split(a), self._split(b)
        if not math.isfinite(m * n):
            return self.graph.apply("*", a, b)
        return self._scale(m * n, self._product(u, v))

    def divide(self, a: Node, b: Node) -> Node:
        """Return a/b."""
        (m, u), (n, v) = self._split(a), self._split(b)
        if n == 0 or not math.isfinite(m / n):
            return self.graph.apply("/", a, b)
        if v is None:
            return self._scale(m / n, u)
        if u is None:
            return self.graph.apply("/", self.graph.number(m / n), v)
        return self._scale(m / n, self.graph.apply("/", u, v))

    def power(self, a: Node, b: Node) -> Node:
        """Return a^b."""
        if _is(b, 1.0):
            return a
        return self.one if _is(b, 0.0) else self.graph.apply("^", a, b)

    def _product(self, u: Node | None, v: Node | None) -> Node | None:
        """Return u*v of factors without numbers; None stands for 1."""
        if u is None or v is None:
            return u or v
        if u is v:
            return self.graph.apply("^", u, self.graph.number(2.0))
        for factor, other in ((u, v), (v, u)):
            if other.operation == "/":
                numerator, denominator = other.arguments
                is_one = numerator is self.one
                top = factor if is_one else self.graph.apply("*", factor, numerator)
                return self.graph.apply("/", top, denominator)
        return self.graph.apply("*", u, v)

    def _split(self, a: Node) -> tuple[float, Node | None]:
        """Return the number in front of ``a`` and the rest, None where there is no rest."""
        if a.is_number:
            return a.value, None
        if a.operation == "negative":
            number, rest = self._split(a.arguments[0])
            return -number, rest
        if a.operation == "*" and a.arguments[0].is_number:
            return a.arguments[0].value, a.arguments[1]
        return 1.0, a

    def _scale(self, number: float, a: Node | None) -> Node:
        """Return number*a."""
        if a is None or number == 0:
            return self.graph.number(number)
        if number == 1:
            return a
        if number == -1:
            return self.graph.apply("negative", a)
        if a.operation == "/" and a.arguments[0].is_number:
            top = self.graph.number(number * a.arguments[0].value)
            if math.isfinite(top.value):
                return self.graph.apply("/", top, a.arguments[1])
        return self.graph.apply("*", self.graph.number(number), a)


def _is(node: Node, value: float) -> bool:
    return node.is_number and node.value == value
