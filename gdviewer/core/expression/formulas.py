"""Puts nodes into the formulas that the function table writes in u, v and w."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from gdviewer.core.expression.functions import CONSTANTS
from gdviewer.core.expression.graph import Graph, Node
from gdviewer.core.expression.source import Lines
from gdviewer.core.expression.table.function import ARGUMENTS
from gdviewer.core.expression.tree import Tree

Apply = Callable[..., Node]


def instantiate(formula: str, arguments: list[Node], graph: Graph, apply: Apply) -> Node:
    """Return the node of a formula of the function table, with its u, v and w replaced."""
    values: Mapping[str, Node] = dict(zip(ARGUMENTS, arguments, strict=False))
    made: list[Node] = []
    for part in _parts(formula):
        if part.kind == "number":
            made.append(graph.number(part.value))
        elif part.kind == "name":
            made.append(values.get(part.text) or graph.number(CONSTANTS[part.text]))
        else:
            operation = part.text or part.kind
            made.append(apply(operation, *take(made, len(part.parts))))
    return made[0]


def take(made: list[Node], count: int) -> list[Node]:
    """Take the last ``count`` nodes away from ``made`` and return them."""
    taken = made[len(made) - count :]
    del made[len(made) - count :]
    return taken


@cache
def _parts(formula: str) -> tuple[Tree, ...]:
    return tuple(Lines(formula).read(ARGUMENTS, ()).formula.postorder())
