"""Finds the parts of a formula that are polynomials of degree two at most, with exact numbers."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

from gdviewer.core.convexity.exact import Quadratic, constant, coordinate
from gdviewer.core.expression.graph import Node


def quadratics(
    order: Iterable[Node], variables: tuple[str, ...], parameters: Mapping[str, float]
) -> dict[Node, Quadratic | None]:
    """Return each node of ``order`` as a polynomial, None where it is none.

    In ``order`` arguments come first.
    """
    found: dict[Node, Quadratic | None] = {}
    for node in order:
        if node.operation == "variable":
            found[node] = coordinate(variables.index(node.name))
        elif not node.arguments:
            value = node.value if node.is_number else parameters[node.name]
            found[node] = constant(value) if math.isfinite(value) else None
        else:
            found[node] = _combined(node.operation, [found[one] for one in node.arguments])
    return found


def _combined(operation: str, arguments: list[Quadratic | None]) -> Quadratic | None:
    known = [one for one in arguments if one is not None]
    if len(known) < len(arguments) or operation not in _RULES:
        return None
    return _RULES[operation](*known)


def _quotient(a: Quadratic, b: Quadratic) -> Quadratic | None:
    is_number = not b.degree and b.value
    return a.times(Quadratic({(): 1 / b.value})) if is_number else None


def _power(a: Quadratic, b: Quadratic) -> Quadratic | None:
    if b.degree or b.value not in {1, 2}:
        return None
    return a if b.value == 1 else a.times(a)


_RULES: Mapping[str, Callable[..., Quadratic | None]] = {
    "+": lambda a, b: a.plus(b, Fraction(1)),
    "-": lambda a, b: a.plus(b, Fraction(-1)),
    "negative": Quadratic.negated,
    "*": Quadratic.times,
    "/": _quotient,
    "^": _power,
}
