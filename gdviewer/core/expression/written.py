"""A node as the tree that one would write for it, for the printers that read trees."""

from __future__ import annotations

import math

from gdviewer.core.expression.graph import ARITHMETIC, COMPARISONS, TRUTHS, Node, postorder
from gdviewer.core.expression.tree import Tree

_CONSTANTS = {math.pi: "pi", math.e: "e"}


def size_of(root: Node) -> int:
    """Return how many parts the written formula of ``root`` has."""
    size: dict[Node, int] = {}
    for node in postorder([root]):
        size[node] = 1 + sum(size[argument] for argument in node.arguments)
    return size[root]


def tree_of(root: Node) -> Tree:
    """Return the formula of ``root`` as a tree; what the graph has once may stand in it often."""
    made: dict[Node, Tree] = {}
    for node in postorder([root]):
        made[node] = _write(node, tuple(made[argument] for argument in node.arguments))
    return made[root]


def _write(node: Node, parts: tuple[Tree, ...]) -> Tree:
    if node.is_number:
        return _number(node.value)
    if not node.arguments:
        return Tree("name", 0, 0, node.name)
    if node.operation in COMPARISONS:
        return Tree("compare", 0, 0, node.operation, parts=parts)
    if node.operation in ARITHMETIC or node.operation in TRUTHS:
        return Tree(node.operation, 0, 0, parts=parts)
    return Tree("call", 0, 0, node.operation, parts=parts)


def _number(value: float) -> Tree:
    size = abs(value)
    tree = Tree("number", 0, 0, value=size)
    if size in _CONSTANTS:
        tree = Tree("name", 0, 0, _CONSTANTS[size])
    return Tree("negative", 0, 0, parts=(tree,)) if math.copysign(1.0, value) < 0 else tree
