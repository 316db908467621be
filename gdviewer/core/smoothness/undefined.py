"""Finds how much of a view a formula has no value in, and which part of the formula is why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.expression.conditions import pairs
from gdviewer.core.expression.graph import Node, postorder
from gdviewer.core.expression.program import Program
from gdviewer.core.objective import Array, ExpressionObjective

_MOST_POINTS = 256
_MOST_NODES = 400
_WORTH_TELLING = 0.2  # of the points without a value

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Undefined:
    """The share of a view, above 0 and at most 1, in which f is nan.

    ``culprits`` are the operations that have no value although their arguments have: the one that
    spoils most first.
    """

    share: float
    culprits: tuple[Node, ...]


def undefined_in(objective: ExpressionObjective, points: Array) -> Undefined | None:
    """Return where ``objective`` has no value among ``points`` ``(..., n)``; None where it has."""
    is_undefined = np.isnan(objective.value(points))
    if not is_undefined.any():
        return None
    lost = points[is_undefined]
    culprits = _culprits(objective, lost[:: 1 + len(lost) // _MOST_POINTS])
    return Undefined(float(is_undefined.mean()), culprits)


def _culprits(objective: ExpressionObjective, points: Array) -> tuple[Node, ...]:
    expression = objective.expression
    nodes = postorder([expression.root])
    if len(nodes) > _MOST_NODES:
        return ()
    # a number first: where the first result of a program is nan, all are
    program = Program(
        expression.graph, [expression.graph.number(0.0), *nodes], expression.parameter_names
    )
    results = program.on_columns([*points.T], tuple(objective.parameters.values()))[1:]
    blamed = _blamed(nodes, dict(zip(nodes, results, strict=True)))
    return tuple(
        node for node, count in blamed.most_common() if count >= _WORTH_TELLING * len(points)
    )


def _blamed(nodes: list[Node], values: dict[Node, Array]) -> Counter[Node]:
    """Return at how many points each of ``nodes``, arguments first, is the reason for the last.

    The blame goes from what is nan to those of its arguments that are nan too.
    """
    blamed: Counter[Node] = Counter()
    blame = {node: np.zeros(value.shape, np.bool_) for node, value in values.items()}
    blame[nodes[-1]] |= np.isnan(values[nodes[-1]])
    for node in reversed(nodes):
        own = blame[node].copy()
        for argument, is_used in _uses(node, values):
            passed = blame[node] & is_used & np.isnan(values[argument])
            blame[argument] |= passed
            own &= ~passed
        if own.any():
            blamed[node] = int(own.sum())
    return blamed


def _uses(node: Node, values: dict[Node, Array]) -> Iterator[tuple[Node, Flags]]:
    """Yield each argument of ``node`` with the points at which its value is used."""
    if node.operation != "piecewise":
        for argument in node.arguments:
            yield argument, np.ones(values[node].shape, np.bool_)
        return
    is_open = np.ones(values[node].shape, np.bool_)
    for condition, value in pairs(node.arguments):
        holds = is_open & (values[condition] != 0)
        yield value, holds
        is_open &= ~holds
    if len(node.arguments) % 2:
        yield node.arguments[-1], is_open
