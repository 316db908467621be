"""Opens sums into terms and products into factors, however they are nested and shared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from gdviewer.core.expression.graph import Node

Parts = Sequence[tuple[Node, Fraction]]
Open = Callable[[Node], Parts]


def gather(root: Node, parts: Open) -> dict[Node, Fraction]:
    """Return the innermost parts of ``root``, each with its factors multiplied and summed up.

    ``parts`` opens a node; what it opens into nothing is innermost. Shared nodes are opened once.
    """
    weights = {root: Fraction(1)}
    for node in reversed(_inner_first(root, parts)):
        opened = parts(node)
        if opened:
            weight = weights.pop(node)
            for part, factor in opened:
                weights[part] = weights.get(part, Fraction(0)) + weight * factor
    return weights


def _inner_first(root: Node, parts: Open) -> list[Node]:
    order: dict[Node, None] = {}
    waiting = [(root, False)]
    while waiting:
        node, is_open = waiting.pop()
        if node in order:
            continue
        if is_open:
            order[node] = None
        else:
            waiting.append((node, True))
            waiting.extend((part, False) for part, _ in parts(node))
    return list(order)
