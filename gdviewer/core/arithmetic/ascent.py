"""Turns the lines of a rule for an ascent, which is a descent of −f, to the user's own signs."""

from __future__ import annotations

import math
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache

from gdviewer.core.arithmetic.grammar import Line
from gdviewer.core.arithmetic.tree import (
    Call,
    Node,
    Number,
    Power,
    Sum,
    Symbol,
    parts_of,
    with_parts,
)

_FLIPPED = {"=": "=", "<": ">", ">": "<", "≤": "≥", "≥": "≤", "": ""}
_ODD = {"sign", "clip", "diag"}
_BOUNDED = 3  # arguments of a clip between two bounds, which need not be the same


def is_slope(name: str, slopes: AbstractSet[str]) -> bool:
    """Whether ``name`` changes its sign with f."""
    return name in slopes or name.startswith(("f(", "∇f", "∇²f"))


@lru_cache(maxsize=1024)
def turned_line(line: Line, slopes: frozenset[str]) -> Line:
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
    if isinstance(node, Symbol):
        return (-1 if is_slope(node.name, slopes) else 1), node
    turned = [_turned(part, slopes) for part in parts_of(node)]
    parts = tuple(part for _, part in turned)
    match node:
        case Sum(terms):
            lead = turned[0][0]
            signs = (lead * own * sign for (own, _), (sign, _) in zip(turned, terms, strict=True))
            return lead, Sum(tuple(zip(signs, parts, strict=True)))
        case Call(name):
            return _turned_call(name, turned)
        case Power(_, Number(exponent)) if exponent % 2 == 0:
            return 1, with_parts(node, parts)
    return math.prod(sign for sign, _ in turned), with_parts(node, parts)


def _turned_call(name: str, turned: list[tuple[int, Node]]) -> tuple[int, Node]:
    if name in _ODD and len(turned) < _BOUNDED:
        return turned[0][0], Call(name, tuple(part for _, part in turned))
    if name in ("abs", "norm"):
        return 1, Call(name, tuple(part for _, part in turned))
    return 1, Call(name, tuple(part if sign > 0 else _negated(part) for sign, part in turned))


def _negated(node: Node) -> Node:
    if isinstance(node, Sum):
        terms = tuple((-sign, term) for sign, term in node.terms)
        return terms[0][1] if len(terms) == 1 and terms[0][0] > 0 else Sum(terms)
    return Sum(((-1, node),))
