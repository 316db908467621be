"""Replaces powers by products and roots, which are faster and have the same bits on every path."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gdviewer.core.expression.graph import Graph, Node, postorder

MAX_WHOLE_POWER = 64
MAX_HALF_POWER = 8


def lower(roots: Sequence[Node], graph: Graph) -> tuple[Node, ...]:
    """Return nodes of the same values without powers to small whole or half numbers, or of e."""
    lowered: dict[Node, Node] = {}
    for node in postorder(roots):
        arguments = [lowered[argument] for argument in node.arguments]
        if node.operation == "^":
            lowered[node] = _power(arguments[0], arguments[1], graph)
        elif all(new is old for new, old in zip(arguments, node.arguments, strict=True)):
            lowered[node] = node
        else:
            lowered[node] = graph.apply(node.operation, *arguments)
    return tuple(lowered[root] for root in roots)


def _power(base: Node, exponent: Node, graph: Graph) -> Node:
    if base.is_number and base.value == math.e:
        return graph.apply("exp", exponent)
    if not exponent.is_number:
        return graph.apply("^", base, exponent)
    power = exponent.value
    if power.is_integer() and abs(power) <= MAX_WHOLE_POWER:
        return _whole_power(base, int(power), graph)
    if (2 * power).is_integer() and abs(power) <= MAX_HALF_POWER:
        return _half_power(base, int(abs(power) - 0.5), power < 0, graph)
    return graph.apply("^", base, exponent)


def _whole_power(base: Node, power: int, graph: Graph) -> Node:
    """Return base^power as products of halves, so that x^2, x^3, x^4 share their parts."""
    if power == 0:
        return graph.number(1.0)
    if power == 1:
        return base
    if power < 0:
        return graph.apply("/", graph.number(1.0), _whole_power(base, -power, graph))
    half = _whole_power(base, power // 2, graph)
    square = graph.apply("*", half, half)
    return graph.apply("*", square, base) if power % 2 else square


def _half_power(base: Node, whole: int, is_inverse: bool, graph: Graph) -> Node:
    """Return base^(whole + 1/2), or its inverse."""
    result = graph.apply("sqrt", base)
    if whole:
        result = graph.apply("*", _whole_power(base, whole, graph), result)
    return graph.apply("/", graph.number(1.0), result) if is_inverse else result
