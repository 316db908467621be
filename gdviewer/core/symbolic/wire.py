"""Formulas on their way to the process that does algebra and back: nodes, never text or names."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec

from gdviewer.core.expression.graph import Graph, Node, postorder

MAX_NODES = 4_000

_LEAVES = frozenset({"number", "variable", "parameter"})


class WireNode(msgspec.Struct, frozen=True, array_like=True):
    """An operation on earlier nodes; a symbol has its index, a number its hexadecimal digits."""

    operation: str
    arguments: tuple[int, ...] = ()
    number: str = ""


class Formulas(msgspec.Struct, frozen=True, array_like=True):
    """Some formulas that share nodes; ``roots`` are their places among them."""

    nodes: tuple[WireNode, ...]
    roots: tuple[int, ...]


class Verbatim(Graph):
    """A graph that leaves what is made of numbers alone as it stands, such as 2 π."""

    def apply(self, operation: str, *arguments: Node) -> Node:
        """Return the node of an operation."""
        depends = 0
        for argument in arguments:
            depends |= argument.depends
        key = (operation, *map(id, arguments))
        return self._nodes.setdefault(key, Node(operation, arguments, depends=depends))


class Namespace(msgspec.Struct, frozen=True):
    """The names of the symbols, each in the place of its index."""

    variables: tuple[str, ...]
    parameters: tuple[str, ...]

    @classmethod
    def generated(cls, variables: int, parameters: int) -> Namespace:
        """Return names of our own: x0, x1, ... and p0, p1, ..."""
        return cls(
            tuple(f"x{place}" for place in range(variables)),
            tuple(f"p{place}" for place in range(parameters)),
        )


def pack(
    roots: Sequence[Node], names: Namespace, values: Mapping[str, float] | None = None
) -> Formulas:
    """Return the formulas of ``roots``; parameters that have ``values`` are numbers in it.

    Raises
    ------
    ValueError
        Where there are more than 4,000 nodes.
    """
    order = postorder(roots)
    if len(order) > MAX_NODES:
        raise ValueError("the formula is too large to simplify")
    places = {node: place for place, node in enumerate(order)}
    nodes = tuple(_pack_node(node, places, names, values or {}) for node in order)
    return Formulas(nodes, tuple(places[root] for root in roots))


def unpack(formulas: Formulas, graph: Graph, names: Namespace) -> tuple[Node, ...]:
    """Return the roots of ``formulas`` as nodes of ``graph``."""
    made: list[Node] = []
    for node in formulas.nodes:
        if node.operation == "number":
            made.append(graph.number(float.fromhex(node.number)))
        elif node.operation == "variable":
            made.append(graph.variable(names.variables[node.arguments[0]]))
        elif node.operation == "parameter":
            made.append(graph.parameter(names.parameters[node.arguments[0]]))
        else:
            made.append(graph.apply(node.operation, *(made[place] for place in node.arguments)))
    return tuple(made[root] for root in formulas.roots)


def _pack_node(
    node: Node, places: Mapping[Node, int], names: Namespace, values: Mapping[str, float]
) -> WireNode:
    if node.operation not in _LEAVES:
        return WireNode(node.operation, tuple(places[argument] for argument in node.arguments))
    if node.operation == "variable":
        return WireNode("variable", (names.variables.index(node.name),))
    value = node.value if node.is_number else values.get(node.name, math.nan)
    if math.isnan(value):
        return WireNode("parameter", (names.parameters.index(node.name),))
    return WireNode("number", (), value.hex())
