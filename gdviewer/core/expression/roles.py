"""Tells conditions from values: ``x > 0`` stands only where a condition belongs."""

from __future__ import annotations

from gdviewer.core.expression.errors import ExpressionError
from gdviewer.core.expression.tree import Tree

_CONDITIONS = frozenset({"compare", "and", "or", "not"})
_OF_CONDITIONS = frozenset({"and", "or", "not"})


def check_roles(tree: Tree) -> None:
    """Raise an ExpressionError where a condition stands for a value, or a value for a condition."""
    _require_value(tree)
    for part in tree.walk():
        conditions = _conditions_of(part)
        for place, inner in enumerate(part.parts):
            if place in conditions:
                _require_condition(inner)
            else:
                _require_value(inner)


def _conditions_of(tree: Tree) -> range:
    """Return the places of the parts that must be conditions."""
    count = len(tree.parts)
    if tree.kind == "call" and tree.text == "piecewise":
        return range(0, count - count % 2, 2)
    return range(count if tree.kind in _OF_CONDITIONS else 0)


def _require_value(tree: Tree) -> None:
    if tree.kind not in _CONDITIONS:
        return
    if tree.kind == "compare" and "==" in tree.text:
        raise _refuse(tree, "an equation is not a surface", "type only the surface, e.g. x^2 + y^2")
    raise _refuse(
        tree,
        "a condition is not a value",
        "a surface has a value, not a truth: write if(x > 0, x, 0), or max(0, x)",
    )


def _require_condition(tree: Tree) -> None:
    if tree.kind not in _CONDITIONS:
        raise _refuse(tree, "this is not a condition", "compare it with something, e.g. x > 0")


def _refuse(tree: Tree, message: str, hint: str) -> ExpressionError:
    return ExpressionError(message, start=tree.start, end=tree.end, hint=hint)
