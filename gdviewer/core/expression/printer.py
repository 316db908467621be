"""Writes a node in the language itself, so that it parses back to the same function."""

from __future__ import annotations

import math

from gdviewer.core.expression.graph import Node, postorder

MAX_SIZE = 20_000

_SUM, _PRODUCT, _SIGN, _POWER, _ATOM = range(5)


def to_text(root: Node) -> str:
    """Return the formula of ``root``; past 20,000 parts, a sentence in its place."""
    size: dict[Node, int] = {}
    written: dict[Node, tuple[str, int]] = {}
    for node in postorder([root]):
        size[node] = 1 + sum(size[argument] for argument in node.arguments)
        if size[node] > MAX_SIZE:
            return f"(too large to write out: more than {MAX_SIZE:,} parts)"
        written[node] = _write(node, [written[argument] for argument in node.arguments])
    return written[root][0]


def _write(node: Node, parts: list[tuple[str, int]]) -> tuple[str, int]:
    """Return the text of ``node`` and how tightly its outermost operation binds."""
    match node.operation:
        case "number":
            return _number(node.value)
        case "variable" | "parameter":
            return node.name, _ATOM
        case "+":
            return f"{_wrap(parts[0], _SUM)} + {_wrap(parts[1], _SUM)}", _SUM
        case "-":
            return f"{_wrap(parts[0], _SUM)} - {_wrap(parts[1], _PRODUCT)}", _SUM
        case "*":
            return f"{_wrap(parts[0], _PRODUCT)}*{_wrap(parts[1], _PRODUCT)}", _PRODUCT
        case "/":
            return f"{_wrap(parts[0], _PRODUCT)}/{_wrap(parts[1], _POWER)}", _PRODUCT
        case "^":
            return f"{_wrap(parts[0], _ATOM)}^{_wrap(parts[1], _ATOM)}", _POWER
        case "negative":
            return f"-{_wrap(parts[0], _PRODUCT)}", _SIGN
    return f"{node.operation}({', '.join(text for text, _ in parts)})", _ATOM


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
