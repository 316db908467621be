"""Works out the formulas of a rule: of numbers, vectors ``(n,)`` and matrices ``(n, n)``."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from gdviewer.core.arithmetic.rule import Value
from gdviewer.core.arithmetic.tree import (
    Call,
    Inverse,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    Transpose,
    parts_of,
)
from gdviewer.core.objective import Array


@dataclass(frozen=True, slots=True)
class _Row:
    """A vector that was transposed."""

    values: Array


def evaluate(node: Node, values: Mapping[str, Value]) -> Value:
    """Return what ``node`` comes to; nan and infinity come out as they do.

    Raises
    ------
    KeyError
        Where a symbol has no value.
    """
    with np.errstate(all="ignore"):
        found = _evaluated(node, values)
    return found.values if isinstance(found, _Row) else found


def _evaluated(node: Node, values: Mapping[str, Value]) -> Any:
    if isinstance(node, Symbol):  # first, since most are
        return values[node.name]
    parts = [_evaluated(part, values) for part in parts_of(node)]
    match node:
        case Number(value):
            found: Any = value
        case Sum(terms):
            signs = (sign for sign, _ in terms)
            found = functools.reduce(np.add, map(_signed, signs, parts))
        case Product():
            found = functools.reduce(_times, parts)
        case Quotient():
            found = np.divide(*parts)
        case Power():
            found = np.power(*parts)
        case Transpose():
            found = _Row(parts[0]) if np.ndim(parts[0]) == 1 else np.transpose(parts[0])
        case Inverse():
            found = np.linalg.inv(parts[0])
        case Call(name):
            found = _FUNCTIONS[name](*parts)
    return found


def _signed(sign: int, value: Any) -> Any:
    return value if sign > 0 else np.negative(value)


def _times(left: Any, right: Any) -> Any:
    """Return the product, which the shapes of both decide."""
    if isinstance(left, _Row):
        if np.ndim(right) == 0:
            return _Row(left.values * right)
        product = left.values @ right
        return product if np.ndim(right) == 1 else _Row(product)
    if isinstance(right, _Row):
        is_column = np.ndim(left) == 1
        return np.outer(left, right.values) if is_column else _Row(left * right.values)
    return left @ right if np.ndim(left) == 2 and np.ndim(right) > 0 else np.multiply(left, right)


def _clipped(value: Any, low: Any, high: Any = None) -> Any:
    """Return ``value`` between two bounds, or between minus and plus the only one."""
    return np.clip(value, -low, low) if high is None else np.clip(value, low, high)


def _raised(matrix: Array, least: float) -> Array:
    """Return the matrix with the sizes of its eigenvalues, but none below ``least``."""
    curvatures, axes = np.linalg.eigh(matrix)
    return np.asarray((axes * np.maximum(np.abs(curvatures), least)) @ axes.T)


_FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "abs": np.abs,
    "norm": np.linalg.norm,
    "sqrt": np.sqrt,
    "exp": np.exp,
    "cos": np.cos,
    "sign": np.sign,
    "max": np.maximum,
    "min": np.minimum,
    "diag": np.diag,
    "clip": _clipped,
    "raised": _raised,
}
