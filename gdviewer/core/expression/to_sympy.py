"""Turns a node into SymPy's expression, from the graph and never from text."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

from gdviewer.core.expression.build import instantiate
from gdviewer.core.expression.functions import FUNCTIONS
from gdviewer.core.expression.graph import Graph, Node, postorder


def to_sympy(root: Node, graph: Graph) -> Any:
    """Return the SymPy expression of ``root``; its symbols are real and have the user's names."""
    import sympy  # noqa: PLC0415 - half a second that only those who ask should wait

    made: dict[Node, Any] = {}

    def make(node: Node) -> Any:
        parts = [made[argument] for argument in node.arguments]
        match node.operation, parts:
            case "number", _:
                return _number(node.value, sympy)
            case (("variable" | "parameter"), _):
                return sympy.Symbol(node.name, real=True)
            case "+", [a, b]:
                return a + b
            case "-", [a, b]:
                return a - b
            case "*", [a, b]:
                return a * b
            case "/", [a, b]:
                return a / b
            case "^", [a, b]:
                return a**b
            case "negative", [a]:
                return -a
        function = FUNCTIONS[node.operation]
        if function.sympy:
            return getattr(sympy, function.sympy)(*parts)
        meaning = instantiate(function.meaning, list(node.arguments), graph, graph.apply)
        for inner in postorder([meaning]):
            if inner not in made:
                made[inner] = make(inner)
        return made[meaning]

    for node in postorder([root]):
        made[node] = make(node)
    return made[root]


def _number(value: float, sympy: Any) -> Any:
    """Return a whole number, a short fraction, pi or e exactly, and any other as a float."""
    if value == math.pi:
        return sympy.pi
    if value == math.e:
        return sympy.E
    if value.is_integer() and abs(value) < 2**53:
        return sympy.Integer(int(value))
    fraction = Fraction(repr(value))
    if fraction.denominator <= 10**6:
        return sympy.Rational(fraction.numerator, fraction.denominator)
    return sympy.Float(value)
