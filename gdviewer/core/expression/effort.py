"""Bounds the work that a formula asks for, before any of it is done."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from gdviewer.core.expression.derivative import differentiate
from gdviewer.core.expression.errors import ExpressionError
from gdviewer.core.expression.graph import TRUTHS, Graph, Node, postorder
from gdviewer.core.expression.table.function import ARGUMENTS

MAX_EFFORT = 1000

_PRODUCT_AND_SUM = 2  # with what a node gains, and of what an argument gains
_SOME_NUMBER = 3.5
_CASE = 2  # a condition and a value picked by it, for each variable


def check_effort(nodes: Iterable[Node], text: str) -> None:
    """Raise an ExpressionError where the gradient of a formula of ``nodes`` would be too large.

    The parts of a gradient are known before it is made, but for those that it has more than once:
    each operation adds those of its own derivative, and their products with what it gains.
    """
    effort = sum(map(_effort, nodes))
    if effort > MAX_EFFORT:
        raise ExpressionError(
            f"this formula has too many operations: its gradient would have about {effort:,} "
            f"parts, and {MAX_EFFORT:,} are possible",
            start=0,
            end=len(text),
            hint="make it shorter, e.g. x^5 for x*x*x*x*x",
        )


def _effort(node: Node) -> int:
    if not node.arguments or not node.depends or node.operation in TRUTHS:
        return 1
    if node.operation == "piecewise":
        return _CASE * len(node.arguments)
    return _effort_of(node.operation, tuple(map(_kind, node.arguments)))


def _kind(argument: Node) -> str:
    if argument.is_number:
        return "number"
    return "variable" if argument.depends else "parameter"


@cache
def _effort_of(operation: str, kinds: tuple[str, ...]) -> int:
    """Return how many parts an operation on arguments of these kinds adds to a gradient."""
    graph = Graph(ARGUMENTS)
    make = {
        "number": lambda _: graph.number(_SOME_NUMBER),
        "variable": graph.variable,
        "parameter": graph.parameter,
    }
    arguments = [make[kind](name) for kind, name in zip(kinds, ARGUMENTS, strict=False)]
    node = graph.apply(operation, *arguments)
    slopes = [slope for slope in differentiate(node, graph) if abs(slope.value) not in {0.0, 1.0}]
    own = [part for part in postorder([node, *slopes]) if part.arguments]
    return len(own) + sum(1 if slope.is_number else _PRODUCT_AND_SUM for slope in slopes)
