"""Bounds how much of a value may be rounding, as where large parts of a formula cancel."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from gdviewer.core.expression.functions import EVALUATE
from gdviewer.core.expression.graph import ARITHMETIC, COMPARISONS, TRUTHS, Node, postorder
from gdviewer.core.expression.quiet import quietly
from gdviewer.core.objective import Array, ExpressionObjective, Objective

_EPSILON = float(np.finfo(np.float64).eps)
_NODES = 8  # of a slice
_OPERATIONS: Mapping[str, Callable[..., Any]] = {
    **ARITHMETIC,
    **COMPARISONS,
    **EVALUATE,
    "^": np.power,
    "and": np.logical_and,
    "or": np.logical_or,
    "not": np.logical_not,
}


class _Rounded(NamedTuple):
    """The values of a part of a formula, and bounds of their errors."""

    value: Array
    error: Array


def value_errors(objective: Objective, points: Array) -> Generator[None, None, Array]:
    """Return bounds of the rounding errors of f at ``points`` ``(..., n)``, shape ``(...)``.

    They are 0 where there is no formula; yield between slices.
    """
    if not isinstance(objective, ExpressionObjective):
        return np.zeros(points.shape[:-1])
    (errors,) = yield from _errors(objective, [objective.expression.root], points)
    return errors


def hessian_error(objective: Objective, point: Array) -> Generator[None, None, float]:
    """Return a bound of the error that rounding makes of an eigenvalue of H at ``point`` ``(n,)``.

    It is the Frobenius norm of the errors of H (H. Weyl, 1912); yield between slices.
    """
    if not isinstance(objective, ExpressionObjective):
        return 0.0
    roots = [part.root for row in objective.expression.hessian for part in row]
    errors = yield from _errors(objective, roots, point)
    return math.hypot(*map(float, errors))  # without overflow


def _errors(
    objective: ExpressionObjective, roots: Sequence[Node], points: Array
) -> Generator[None, None, list[Array]]:
    """Return bounds of the errors of ``roots``, each part's error carried on to the next.

    This is a running error analysis (J. H. Wilkinson, 1963), in which the error of an argument is
    carried on by moving the argument as far.
    """
    columns = dict(zip(objective.variables, np.moveaxis(points, -1, 0), strict=True))
    found: dict[Node, _Rounded] = {}
    for count, node in enumerate(postorder(roots)):
        if node.arguments:
            found[node] = quietly(_applied, node, [found[one] for one in node.arguments])
        elif node.depends:
            found[node] = _Rounded(columns[node.name], np.zeros(points.shape[:-1]))
        else:
            value = node.value if node.is_number else objective.parameters[node.name]
            found[node] = _constant(value, points.shape[:-1])
        if count % _NODES == 0:
            yield
    return [found[root].error for root in roots]


def _constant(value: float, shape: tuple[int, ...]) -> _Rounded:
    """Return a number, which is rounded unless it is whole."""
    error = 0.0 if value.is_integer() else _EPSILON * abs(value)
    return _Rounded(np.full(shape, value), np.full(shape, error))


def _applied(node: Node, arguments: list[_Rounded]) -> _Rounded:
    values = [argument.value for argument in arguments]
    if node.operation == "piecewise":
        return _picked(arguments)
    operation = _OPERATIONS[node.operation]
    value = np.asarray(operation(*values))
    if node.operation in TRUTHS:
        return _Rounded(value, np.zeros(value.shape))
    error = _EPSILON * np.abs(value)
    for place, argument in enumerate(arguments):
        if argument.error.any():
            error = error + _carried(operation, values, place, argument.error, value)
    # what is infinite is so by overflow or at a pole, and a bound of it would say nothing
    return _Rounded(value, np.where(np.isfinite(value), error, 0.0))


def _carried(
    operation: Callable[..., Any], values: list[Array], place: int, error: Array, value: Array
) -> Array:
    """Return how far the result moves with the argument at ``place``; inf out of the domain."""
    moves = []
    for sign in (1.0, -1.0):
        moved = [*values[:place], values[place] + sign * error, *values[place + 1 :]]
        moves.append(np.abs(operation(*moved) - value))
    farthest: Array = np.nan_to_num(np.maximum(*moves), nan=np.inf, posinf=np.inf)
    return farthest


def _picked(arguments: list[_Rounded]) -> _Rounded:
    """Return the values of a piecewise part: those of the first condition that holds."""
    pairs = len(arguments) // 2
    conditions = [arguments[2 * pair].value.astype(bool) for pair in range(pairs)]
    chosen = [arguments[2 * pair + 1] for pair in range(pairs)]
    nothing = _Rounded(np.array(np.nan), np.array(0.0))
    otherwise = arguments[-1] if len(arguments) % 2 else nothing
    return _Rounded(
        np.select(conditions, [one.value for one in chosen], otherwise.value),
        np.select(conditions, [one.error for one in chosen], otherwise.error),
    )
