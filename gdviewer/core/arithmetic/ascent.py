"""Turns the lines of a rule for an ascent, which is a descent of −f, to the user's own signs."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace

from gdviewer.core.arithmetic.grammar import Line
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
)

_FLIPPED = {"=": "=", "<": ">", ">": "<", "≤": "≥", "≥": "≤", "": ""}
_ODD = {"sign", "clip", "diag"}


def is_slope(name: str, slopes: AbstractSet[str]) -> bool:
    """Whether ``name`` changes its sign with f."""
    return name in slopes or name.startswith(("f(", "∇f", "∇²f"))


def turned_line(line: Line, slopes: AbstractSet[str]) -> Line:
    """Return ``line`` as it reads where all slopes have changed their sign."""
    if line.left is None or line.right is None:
        return line
    (left_sign, left), (right_sign, right) = (
        _turned(side, slopes) for side in (line.left, line.right)
    )
    relation = line.relation if left_sign > 0 else _FLIPPED[line.relation]
    if left_sign != right_sign:
        right = _negated(right)
    return replace(line, left=left, relation=relation, right=right)


def _turned(node: Node, slopes: AbstractSet[str]) -> tuple[int, Node]:
    """Return the sign to be put in front, and what stands behind it."""
    match node:
        case Number():
            return 1, node
        case Symbol(name):
            return (-1 if is_slope(name, slopes) else 1), node
        case Sum(terms):
            signed = [(sign, *_turned(term, slopes)) for sign, term in terms]
            lead = signed[0][1]
            return lead, Sum(tuple((lead * own * sign, part) for sign, own, part in signed))
        case Product(factors):
            signs, parts = zip(*(_turned(factor, slopes) for factor in factors), strict=True)
            return (-1 if signs.count(-1) % 2 else 1), Product(parts)
        case Quotient(top, bottom):
            (above, top), (below, bottom) = _turned(top, slopes), _turned(bottom, slopes)
            return above * below, Quotient(top, bottom)
        case Power(base, exponent):
            sign, base = _turned(base, slopes)
            is_even = isinstance(exponent, Number) and exponent.value % 2 == 0
            return (1 if is_even else sign), Power(base, exponent)
        case Transpose(base):
            sign, base = _turned(base, slopes)
            return sign, Transpose(base)
        case Inverse(base):
            sign, base = _turned(base, slopes)
            return sign, Inverse(base)
        case Call(name, arguments):
            return _turned_call(name, arguments, slopes)


def _turned_call(
    name: str, arguments: tuple[Node, ...], slopes: AbstractSet[str]
) -> tuple[int, Node]:
    turned = [_turned(argument, slopes) for argument in arguments]
    if name in _ODD:
        return turned[0][0], Call(name, tuple(part for _, part in turned))
    if name in ("abs", "norm"):
        return 1, Call(name, tuple(part for _, part in turned))
    return 1, Call(name, tuple(part if sign > 0 else _negated(part) for sign, part in turned))


def _negated(node: Node) -> Node:
    if isinstance(node, Sum):
        terms = tuple((-sign, term) for sign, term in node.terms)
        return terms[0][1] if len(terms) == 1 and terms[0][0] > 0 else Sum(terms)
    return Sum(((-1, node),))
