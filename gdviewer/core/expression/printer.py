"""Writes a node in the language itself, so that it parses back to the same function."""

from __future__ import annotations

import math
from collections.abc import Mapping

from gdviewer.core.expression.graph import COMPARISONS, Node, postorder
from gdviewer.core.expression.written import size_of
from gdviewer.core.numbers import format_count

MAX_SIZE = 20_000

_OR, _AND, _NOT, _COMPARISON, _SUM, _PRODUCT, _SIGN, _POWER, _ATOM = range(9)

# how an operation is written, how tightly it binds, and how tightly its operands must
_OPERATORS: Mapping[str, tuple[str, int, *tuple[int, ...]]] = {
    "+": ("{} + {}", _SUM, _SUM, _SUM),
    "-": ("{} - {}", _SUM, _SUM, _PRODUCT),
    "*": ("{}*{}", _PRODUCT, _PRODUCT, _PRODUCT),
    "/": ("{}/{}", _PRODUCT, _PRODUCT, _POWER),
    "^": ("{}^{}", _POWER, _ATOM, _ATOM),
    "negative": ("-{}", _SIGN, _PRODUCT),
    "or": ("{} or {}", _OR, _OR, _OR),
    "and": ("{} and {}", _AND, _AND, _AND),
    "not": ("not {}", _NOT, _NOT),
    **{sign: (f"{{}} {sign} {{}}", _COMPARISON, _SUM, _SUM) for sign in COMPARISONS},
}
_SHORT_PIECEWISE = 3


def to_text(root: Node) -> str:
    """Return the formula of ``root``; past 20,000 parts, a sentence in its place."""
    if size_of(root) > MAX_SIZE:
        return f"(too large to write out: more than {format_count(MAX_SIZE, 'part')})"
    written: dict[Node, tuple[str, int]] = {}
    for node in postorder([root]):
        written[node] = _write(node, [written[argument] for argument in node.arguments])
    return written[root][0]


def _write(node: Node, parts: list[tuple[str, int]]) -> tuple[str, int]:
    """Return the text of ``node`` and how tightly its outermost operation binds."""
    if node.is_number:
        return _number(node.value)
    if not node.arguments:
        return node.name, _ATOM
    if node.operation in _OPERATORS:
        form, own, *wanted = _OPERATORS[node.operation]
        texts = [_wrap(part, binding) for part, binding in zip(parts, wanted, strict=True)]
        return form.format(*texts), own
    name = node.operation
    if name == "piecewise" and len(parts) == _SHORT_PIECEWISE:
        name = "if"
    return f"{name}({', '.join(text for text, _ in parts)})", _ATOM


def _number(value: float) -> tuple[str, int]:
    if value == math.pi:
        return "pi", _ATOM
    if value == math.e:
        return "e", _ATOM
    text = f"{value:.0f}" if value.is_integer() and abs(value) < 1e15 else repr(value)
    return text, _SIGN if text.startswith("-") else _ATOM


def _wrap(part: tuple[str, int], binding: int) -> str:
    text, own = part
    return text if own >= binding else f"({text})"
