"""Leaves out of a formula what does nothing: a term times zero, a factor 1 − 0."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache

from gdviewer.core.arithmetic.grammar import Line
from gdviewer.core.arithmetic.tree import (
    Call,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    parts_of,
    with_parts,
)

ZERO, ONE = Number(0.0), Number(1.0)


@lru_cache(maxsize=1024)
def shortened_line(line: Line, zeros: frozenset[str]) -> Line:
    """Return ``line`` with its right side shortened."""
    if line.right is None:
        return line
    return replace(line, right=shortened(line.right, zeros))


def shortened(node: Node, zeros: AbstractSet[str]) -> Node:
    """Return ``node`` where the symbols of ``zeros`` are zero, without what that makes idle."""
    if isinstance(node, Symbol):
        return ZERO if node.name in zeros else node
    short = with_parts(node, tuple(shortened(part, zeros) for part in parts_of(node)))
    return short if short == node else _tidied(short)


def _tidied(node: Node) -> Node:
    tidy = node
    match node:
        case Sum(terms):
            tidy = _sum_of(tuple((sign, term) for sign, term in terms if term != ZERO))
        case Product(factors):
            rest = tuple(factor for factor in factors if factor != ONE)
            tidy = Product(rest) if len(rest) > 1 else (*rest, ONE)[0]
            tidy = ZERO if ZERO in factors else tidy
        case Quotient(top, bottom) if top == ZERO or bottom == ONE:
            tidy = top
        case Power(base) if base == ZERO:
            tidy = ZERO
        case Call("sqrt" | "abs" | "sign", (inside,)) if inside in (ZERO, ONE):
            tidy = inside
    return tidy


def _sum_of(terms: tuple[tuple[int, Node], ...]) -> Node:
    match terms:
        case ():
            return ZERO
        case ((1, term),):
            return term
    return Sum(terms)


@lru_cache(maxsize=256)
def direction_line(last: Line) -> Line:
    """Return the line of d, for the last line of a method that gives a direction."""
    if last.right is None:
        raise ValueError("the last line of a method says what θ becomes")
    right = direction_of(last.right)
    is_named = right == Symbol("d")
    return Line(Symbol("d"), "" if is_named else "=", None if is_named else right, "")


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
