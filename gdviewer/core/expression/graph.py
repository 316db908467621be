"""The graph of a formula, in which equal parts are one node; derivatives are more of its nodes."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from gdviewer.core.expression.functions import EVALUATE_NUMBERS
from gdviewer.core.expression.quiet import quietly

ARITHMETIC: Mapping[str, Callable[..., Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "^": operator.pow,
    "negative": operator.neg,
}
COMPARISONS: Mapping[str, Callable[..., Any]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}
TRUTHS = frozenset({*COMPARISONS, "and", "or", "not"})  # what these give is no value


class Node:
    """One value of a graph; never changed, and the only one of its kind in its graph.

    ``operation`` is ``number``, ``variable``, ``parameter``, one of ``+ - * / ^``, ``negative``,
    the name of a function, a truth, or ``piecewise``, whose arguments are a condition and a value
    in turn, and perhaps the value otherwise. ``depends`` are the variables that it depends on, one
    bit each.
    """

    __slots__ = ("arguments", "depends", "is_number", "name", "operation", "value")

    def __init__(
        self,
        operation: str,
        arguments: tuple[Node, ...] = (),
        name: str = "",
        value: float = math.nan,
        depends: int = 0,
    ) -> None:
        self.operation = operation
        self.is_number = operation == "number"  # known beforehand, not a parameter
        self.arguments = arguments
        self.name = name
        self.value = value
        self.depends = depends


class Graph:
    """Makes nodes, each of them once; may be used by several threads at a time."""

    def __init__(self, variables: tuple[str, ...]) -> None:
        self.variables = variables
        self._nodes: dict[tuple[object, ...], Node] = {}

    def number(self, value: float) -> Node:
        """Return the node of a number; 0 and -0 are two."""
        key = ("number", value, math.copysign(1.0, value) if value == 0 else 0)
        node = self._nodes.get(key)
        return node or self._nodes.setdefault(key, Node("number", value=value))

    def variable(self, name: str) -> Node:
        """Return the node of a variable."""
        depends = 1 << self.variables.index(name)
        return self._nodes.setdefault(
            ("variable", name), Node("variable", name=name, depends=depends)
        )

    def parameter(self, name: str) -> Node:
        """Return the node of a parameter."""
        return self._nodes.setdefault(("parameter", name), Node("parameter", name=name))

    def apply(self, operation: str, *arguments: Node) -> Node:
        """Return the node of an operation; of numbers, the number that it gives if it is finite."""
        key = (operation, *map(id, arguments))
        node = self._nodes.get(key)
        if node is None:
            depends, is_constant = 0, True
            for argument in arguments:
                depends |= argument.depends
                is_constant = is_constant and argument.is_number
            if is_constant:
                value = compute(operation, [argument.value for argument in arguments])
                if math.isfinite(value):
                    return self.number(value)
            node = self._nodes.setdefault(key, Node(operation, arguments, depends=depends))
        return node


def compute(operation: str, values: list[float]) -> float:
    """Return the value of an operation on numbers: inf where it overflows, nan where undefined."""
    try:
        if operation in ARITHMETIC:
            result = ARITHMETIC[operation](*values)
            return math.nan if isinstance(result, complex) else float(result)
        if operation in COMPARISONS:
            return float(COMPARISONS[operation](*values))
        return float(quietly(EVALUATE_NUMBERS[operation], *values))
    except OverflowError:
        return math.inf
    except (ZeroDivisionError, ValueError):
        return math.nan


def postorder(roots: Iterable[Node]) -> list[Node]:
    """Return every node that the roots need, arguments first."""
    order: dict[Node, None] = {}
    waiting = [(root, False) for root in reversed(tuple(roots))]
    while waiting:
        node, is_open = waiting.pop()
        if node in order:
            continue
        if is_open or not node.arguments:
            order[node] = None
        else:
            waiting.append((node, True))
            waiting.extend((argument, False) for argument in reversed(node.arguments))
    return list(order)
