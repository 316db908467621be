"""Leaves out of a formula what does nothing: a term times zero, a factor 1 − 0."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

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
    with_parts,
)

ZERO, ONE = Number(0.0), Number(1.0)


def shortened(node: Node, zeros: AbstractSet[str]) -> Node:
    """Return ``node`` where the symbols of ``zeros`` are zero, without what that makes idle."""
    if isinstance(node, Symbol):
        return ZERO if node.name in zeros else node
    short = with_parts(node, tuple(shortened(part, zeros) for part in parts_of(node)))
    return short if short == node else _tidied(short)


def _tidied(node: Node) -> Node:
    match node:
        case Sum(terms):
            left = tuple((sign, term) for sign, term in terms if term != ZERO)
            if not left:
                return ZERO
            return left[0][1] if len(left) == 1 and left[0][0] == 1 else Sum(left)
        case Product(factors):
            if ZERO in factors:
                return ZERO
            rest = tuple(factor for factor in factors if factor != ONE)
            return Product(rest) if len(rest) > 1 else (*rest, ONE)[0]
        case Quotient(top, bottom):
            return top if top == ZERO or bottom == ONE else node
        case Power(base) if base == ZERO:
            return ZERO
        case Call("sqrt" | "abs" | "sign", (inside,)) if inside in (ZERO, ONE):
            return inside
        case Transpose(base) | Inverse(base) if base == ZERO:
            return base
    return node


def direction_of(point: Node) -> Node:
    """Return d of ``θ − η …``, which the next point is made of by a step of the length η.

    Raises
    ------
    ValueError
        Where the formula is of another form.
    """
    match point:
        case Sum(((1, Symbol("θ")), *steps)) if steps:
            return _tidied(Sum(tuple((sign, _per_rate(term)) for sign, term in steps)))
    raise ValueError("a method that gives a direction ends with θ = θ − η … or θ = θ + η …")


def _per_rate(node: Node) -> Node:
    """Return ``node`` without its factor η."""
    if node == Symbol("η"):
        return ONE
    short = with_parts(node, tuple(map(_per_rate, parts_of(node))))
    return short if short == node else _tidied(short)
