"""Bounds for the values of every part of a formula, over the whole plane."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from itertools import product

from gdviewer.core.convexity.curves import CURVES
from gdviewer.core.convexity.exact import Quadratic
from gdviewer.core.convexity.shape import ANYTHING, Range
from gdviewer.core.expression.graph import Node, compute


def ranges(
    order: Iterable[Node],
    parameters: Mapping[str, float],
    quadratics: Mapping[Node, Quadratic | None],
) -> dict[Node, Range]:
    """Return the bounds of each node of ``order``, in which arguments come first.

    A constant with a finite value is a point; one without has no bounds. What is a quadratic has
    its exact minimum or maximum.
    """
    found: dict[Node, Range] = {}
    for node in order:
        if not node.depends:
            found[node] = _constant(node, found, parameters)
        elif not node.arguments:
            found[node] = ANYTHING
        else:
            arguments = [found[argument] for argument in node.arguments]
            quadratic = quadratics[node]
            exact = ANYTHING if quadratic is None else _extremes(quadratic)
            bounds = _outward(exact), _outward(_bounds(node, arguments))
            found[node] = Range(max(one.low for one in bounds), min(one.high for one in bounds))
    return found


def _extremes(quadratic: Quadratic) -> Range:
    least, greatest = quadratic.least(), quadratic.negated().least()
    return Range(
        -math.inf if least is None else float(least),
        math.inf if greatest is None else -float(greatest),
    )


def _constant(node: Node, found: Mapping[Node, Range], parameters: Mapping[str, float]) -> Range:
    if node.arguments:
        known = [found[argument] for argument in node.arguments]
        if not all(one.is_point for one in known):
            return ANYTHING
        value = compute(node.operation, [one.low for one in known])
    else:
        value = node.value if node.is_number else parameters[node.name]
    return Range(value, value) if math.isfinite(value) else ANYTHING


def _bounds(node: Node, arguments: list[Range]) -> Range:
    if node.operation in _RULES:
        if node.operation == "*" and node.arguments[0] is node.arguments[1]:
            return _power(arguments[0], Range(2.0, 2.0))
        return _RULES[node.operation](*arguments)
    curve = CURVES.get(node.operation)
    if curve is None:
        return ANYTHING
    if not curve.direction:
        return curve.values
    low, high = (compute(node.operation, [end]) for end in arguments[0])
    # at an end outside the domain there is nan, which is no bound
    return Range(
        low if low > curve.values.low else curve.values.low,
        high if high < curve.values.high else curve.values.high,
    )


def _sum(a: Range, b: Range) -> Range:
    return Range(a.low + b.low, a.high + b.high)


def _negative(a: Range) -> Range:
    return Range(-a.high, -a.low)


def _product(a: Range, b: Range) -> Range:
    ends = [0.0 if 0.0 in {one, other} else one * other for one, other in product(a, b)]
    return Range(min(ends), max(ends))


def _quotient(a: Range, b: Range) -> Range:
    return _product(a, _inverse(b))


def _inverse(a: Range) -> Range:
    """Return the bounds of 1/a, of one sign where a has one: where a is 0 there is no value."""
    if a.low >= 0.0 < a.high:
        return Range(1.0 / a.high, 1.0 / a.low if a.low else math.inf)
    if a.high <= 0.0 > a.low:
        return _negative(_inverse(_negative(a)))
    return ANYTHING


def _power(base: Range, exponent: Range) -> Range:
    if not exponent.is_point:
        return Range(0.0, math.inf) if base.low >= 0.0 else ANYTHING
    power = exponent.low
    if power < 0.0:
        return _inverse(_power(base, Range(-power, -power)))
    if not power.is_integer():  # which has a value for base ≥ 0 alone
        return Range(_raised(max(base.low, 0.0), power), _raised(max(base.high, 0.0), power))
    ends = _raised(base.low, power), _raised(base.high, power)
    if power % 2:
        return Range(*ends)
    return Range(min(ends) if base.low > 0.0 or base.high < 0.0 else 0.0, max(ends))


def _raised(value: float, power: float) -> float:
    try:
        return float(value**power)
    except OverflowError:
        return math.inf if value > 0 or power % 2 == 0 else -math.inf


def _largest(a: Range, b: Range) -> Range:
    return Range(max(a.low, b.low), max(a.high, b.high))


def _smallest(a: Range, b: Range) -> Range:
    return Range(min(a.low, b.low), min(a.high, b.high))


def _length(a: Range, b: Range) -> Range:
    least = (max(one.low, -one.high, 0.0) for one in (a, b))
    return Range(max(least), math.inf)


_RULES: Mapping[str, Callable[..., Range]] = {
    "+": _sum,
    "-": lambda a, b: _sum(a, _negative(b)),
    "negative": _negative,
    "*": _product,
    "/": _quotient,
    "^": _power,
    "max": _largest,
    "min": _smallest,
    "hypot": _length,
}


def _outward(bounds: Range) -> Range:
    """Allow for rounding; a 0 is exact, since only what is exact gives it."""
    low, high = bounds
    if math.isnan(low) or math.isnan(high):
        return ANYTHING
    return Range(
        low - 1e-14 * abs(low) if math.isfinite(low) else low,
        high + 1e-14 * abs(high) if math.isfinite(high) else high,
    )
