"""The gradient of a node as nodes of the same graph: reverse accumulation, linear in its size."""

from __future__ import annotations

import math
from collections.abc import Iterator

from gdviewer.core.expression.algebra import Algebra
from gdviewer.core.expression.formulas import instantiate
from gdviewer.core.expression.functions import FUNCTIONS
from gdviewer.core.expression.gains import Case, Gains, Share
from gdviewer.core.expression.graph import Graph, Node, postorder

# the partial derivatives of the operators, as those of functions stand in their table
_ARITHMETIC = {
    "+": ("1", "1"),
    "-": ("1", "-1"),
    "*": ("v", "u"),
    "/": ("1/v", "-u/v^2"),
    "^": ("v*u^(v - 1)", "u^v*log(u)"),
    "negative": ("-1",),
}
# ... those of a quotient by a length, which may be so small that its square is 0
_OVER_LENGTH = ("1/v", "-u/v/v")
# ... and those of a power near 0, where 0*0^-1 and 0*log(0) would be nan
_GUARDED_POWER = ("v*nonzero(u, v)^(v - 1)", "u^v*log(nonzero(u, relu(-v)))")


def differentiate(root: Node, graph: Graph) -> tuple[Node, ...]:
    """Return ∂root/∂x for each variable x of the graph.

    Each node passes what the root gains by it on to its arguments, once (A. Griewank and
    A. Walther, Evaluating Derivatives, 2nd edition 2008, section 3.2). At a kink the derivative
    is PyTorch's: abs'(0) = 0, a tie in max or min is shared in halves, floor' = 0, and 0^v has the
    slope 0 by a v that is not negative, and by its base where v is 0.
    """
    algebra = Algebra(graph)
    gains = Gains(algebra)
    shares: dict[Node, list[Share]] = {root: [Share((), algebra.one)]}
    for node in reversed(postorder([root])):
        if node not in shares or not node.arguments:
            continue
        path, gain = gains.gather(shares[node])
        if node.operation == "piecewise":
            for argument, case in _cases(node):
                shares.setdefault(argument, []).append(Share((*path, case), gain))
            continue
        for argument, partial in _partials(node, algebra):
            share = Share(path, algebra.multiply(gain, partial))
            shares.setdefault(argument, []).append(share)
    variables = [graph.variable(name) for name in graph.variables]
    return tuple(gains.total(shares.get(variable, ())) for variable in variables)


def _cases(node: Node) -> Iterator[tuple[Node, Case]]:
    """Yield each value of a piecewise node that depends on a variable, with when it is picked."""
    arguments = node.arguments
    has_otherwise = len(arguments) % 2 == 1
    conditions = arguments[0 : len(arguments) - has_otherwise : 2]
    values = arguments[1::2] + arguments[len(arguments) - has_otherwise :]
    for place, value in enumerate(values):
        if value.depends:
            yield value, Case(conditions, has_otherwise, place)


def _partials(node: Node, algebra: Algebra) -> Iterator[tuple[Node, Node]]:
    """Yield each argument that depends on a variable with the partial derivative by it."""
    for place, argument in enumerate(node.arguments):
        if argument.depends:
            partial = _partial(node, place, algebra)
            if not (partial.is_number and partial.value == 0):
                yield argument, partial


def _partial(node: Node, place: int, algebra: Algebra) -> Node:
    """Return the partial derivative of ``node`` by its argument at ``place``."""
    if (node.operation, place) == ("^", 1) and node.arguments[0].value == math.e:
        return node
    formulas = _ARITHMETIC.get(node.operation) or FUNCTIONS[node.operation].derivative
    if node.operation == "/" and node.arguments[1].operation == "hypot":
        formulas = _OVER_LENGTH
    if node.operation == "^" and not _is_harmless(node.arguments[1 - place]):
        formulas = _GUARDED_POWER
    return instantiate(formulas[place], list(node.arguments), algebra.graph, algebra.apply)


def _is_harmless(other: Node) -> bool:
    """Whether a base or an exponent is a number, so that what it makes of a power is known."""
    return other.is_number and other.value != 0
