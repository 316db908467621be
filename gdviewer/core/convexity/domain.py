"""Tells where a formula is certain to have a value, and derivatives of every order."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping

from gdviewer.core.convexity.curves import CURVES
from gdviewer.core.convexity.shape import Range
from gdviewer.core.expression.graph import Node

_ALWAYS = frozenset({"+", "-", "*", "negative"})
_CORNERS = frozenset({"max", "min", "hypot"})


def is_total(order: Iterable[Node], values: Mapping[Node, Range]) -> bool:
    """Whether every node has a value everywhere, as far as bounds of the arguments tell."""
    return all(_is_total(node, [values[one] for one in node.arguments]) for node in order)


def is_smooth(order: Iterable[Node], values: Mapping[Node, Range]) -> bool:
    """Whether every node has all derivatives everywhere, as far as bounds tell."""
    return all(_is_smooth(node, [values[one] for one in node.arguments]) for node in order)


def _is_total(node: Node, arguments: list[Range]) -> bool:
    if not arguments or node.operation in _ALWAYS or node.operation in _CORNERS:
        return True
    if node.operation in _OF_TWO:
        return _OF_TWO[node.operation](*arguments, lambda low, value: low <= value)
    curve, (argument, *_) = CURVES.get(node.operation), arguments
    return curve is not None and (
        curve.domain.low <= argument.low and argument.high <= curve.domain.high
    )


def _is_smooth(node: Node, arguments: list[Range]) -> bool:
    if not arguments or not node.depends or node.operation in _ALWAYS:
        return True
    if node.operation in _OF_TWO:
        return _OF_TWO[node.operation](*arguments, lambda low, value: low < value)
    curve, (argument, *_) = CURVES.get(node.operation), arguments
    if curve is None or curve.has_kink:
        return False
    low, high = curve.domain
    return (low < argument.low or low == -math.inf) and (argument.high < high or high == math.inf)


def _has_quotient(_top: Range, bottom: Range, _is_past: Callable[[float, float], bool]) -> bool:
    return bottom.low > 0.0 or bottom.high < 0.0


def _has_power(base: Range, exponent: Range, is_past: Callable[[float, float], bool]) -> bool:
    if exponent.is_point and exponent.low.is_integer():
        return exponent.low >= 0.0 or base.low > 0.0 or base.high < 0.0
    is_rising = exponent.low > 0.0
    return is_past(0.0, base.low) if is_rising else base.low > 0.0


_OF_TWO: Mapping[str, Callable[..., bool]] = {"/": _has_quotient, "^": _has_power}
