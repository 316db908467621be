"""Finds how much of a view a formula has no value in, and which part of the formula is why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.expression.graph import Node, postorder
from gdviewer.core.expression.program import Program
from gdviewer.core.objective import Array, ExpressionObjective

_MOST_POINTS = 256
_MOST_NODES = 400
_WORTH_TELLING = 0.2  # of the points without a value


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
    values = program.on_columns([*points.T], tuple(objective.parameters.values()))[1:]
    is_nan = dict(zip(nodes, np.isnan(values), strict=True))
    blamed = _blamed(nodes, is_nan)
    return tuple(
        node for node, count in blamed.most_common() if count >= _WORTH_TELLING * len(points)
    )


def _blamed(nodes: list[Node], is_nan: dict[Node, NDArray[np.bool_]]) -> Counter[Node]:
    """Return at how many points each of ``nodes``, arguments first, is the reason for the last.

    The blame goes from what is nan to those of its arguments that are nan too.
    """
    blamed: Counter[Node] = Counter()
    blame = {node: np.zeros_like(lost) for node, lost in is_nan.items()}
    blame[nodes[-1]] |= is_nan[nodes[-1]]
    for node in reversed(nodes):
        own = blame[node].copy()
        for argument in node.arguments:
            passed = blame[node] & is_nan[argument]
            blame[argument] |= passed
            own &= ~passed
        if own.any():
            blamed[node] = int(own.sum())
    return blamed
