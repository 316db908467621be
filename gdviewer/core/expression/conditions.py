"""Makes the nodes of conditions and of what is picked by them, where they are known at once too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from gdviewer.core.expression.graph import Graph, Node

T = TypeVar("T")


def compare(operators: Sequence[str], values: Sequence[Node], graph: Graph) -> Node:
    """Return the condition of a chain such as ``0 < x < 1``: each pair, joined by ``and``."""
    result = graph.number(1.0)
    for operator, left, right in zip(operators, values, values[1:], strict=False):
        result = both(result, graph.apply(operator, left, right), graph)
    return result


def both(a: Node, b: Node, graph: Graph) -> Node:
    """Return the condition ``a and b``."""
    if a.is_number or b.is_number:
        known, other = (a, b) if a.is_number else (b, a)
        return other if known.value else known
    return a if a is b else graph.apply("and", a, b)


def either(a: Node, b: Node, graph: Graph) -> Node:
    """Return the condition ``a or b``."""
    if a.is_number or b.is_number:
        known, other = (a, b) if a.is_number else (b, a)
        return known if known.value else other
    return a if a is b else graph.apply("or", a, b)


def negate(a: Node, graph: Graph) -> Node:
    """Return the condition ``not a``."""
    if a.is_number:
        return graph.number(1.0 - a.value)
    return a.arguments[0] if a.operation == "not" else graph.apply("not", a)


def pick(arguments: Sequence[Node], graph: Graph) -> Node | None:
    """Return the node of ``piecewise(c1, v1, c2, v2, ..., otherwise)``.

    Without ``otherwise`` it is undefined where no condition holds; None where that is everywhere.
    """
    kept: list[Node] = []
    otherwise = arguments[-1] if len(arguments) % 2 else None
    for condition, value in pairs(arguments):
        if not condition.is_number:
            kept += (condition, value)
        elif condition.value:
            otherwise = value
            break
    if otherwise is None:
        return graph.apply("piecewise", *kept) if kept else None
    while kept and kept[-1] is otherwise:
        del kept[-2:]
    return graph.apply("piecewise", *kept, otherwise) if kept else otherwise


def pairs(arguments: Sequence[T]) -> Iterator[tuple[T, T]]:
    """Return each condition with its value, of the arguments of a piecewise node."""
    return zip(arguments[0::2], arguments[1::2], strict=False)
