"""Turns a node into SymPy's expression, from the graph and never from text."""

from __future__ import annotations

import importlib
import math
from fractions import Fraction
from typing import Any

from gdviewer.core.expression.conditions import pairs
from gdviewer.core.expression.formulas import instantiate
from gdviewer.core.expression.functions import FUNCTIONS
from gdviewer.core.expression.graph import ARITHMETIC, Graph, Node, postorder

_TRUTHS = {
    "<": "Lt",
    "<=": "Le",
    ">": "Gt",
    ">=": "Ge",
    "==": "Eq",
    "!=": "Ne",
    "and": "And",
    "or": "Or",
    "not": "Not",
}

_DECIMAL = 10**6  # the longest decimals, and the longest other fractions: beyond, chance is closer
_DENOMINATOR, _NUMERATOR = 1_000, 10**6


def to_sympy(root: Node, graph: Graph) -> Any:
    """Return the SymPy expression of ``root``; its symbols are real and have the user's names."""
    # half a second that only those who ask should wait
    return _Conversion(graph, importlib.import_module("sympy")).convert(root)


class _Conversion:
    def __init__(self, graph: Graph, sympy: Any) -> None:
        self.graph = graph
        self.sympy = sympy
        self.made: dict[Node, Any] = {}

    def convert(self, root: Node) -> Any:
        for node in postorder([root]):
            if node not in self.made:
                self.made[node] = self.make(node)
        return self.made[root]

    def make(self, node: Node) -> Any:
        """Return the expression of ``node``, whose arguments are made already."""
        if node.is_number:
            return self.number(node.value)
        if not node.arguments:
            return self.sympy.Symbol(node.name, real=True)
        parts = [self.made[argument] for argument in node.arguments]
        if node.operation in ARITHMETIC:
            return ARITHMETIC[node.operation](*parts)
        if node.operation == "piecewise":
            return self.piecewise(parts)
        head = _TRUTHS.get(node.operation) or FUNCTIONS[node.operation].sympy
        if head:
            return getattr(self.sympy, head)(*parts)
        function = FUNCTIONS[node.operation]
        meaning = instantiate(function.meaning, list(node.arguments), self.graph, self.graph.apply)
        return self.convert(meaning)

    def piecewise(self, parts: list[Any]) -> Any:
        cases = [(value, condition) for condition, value in pairs(parts)]
        otherwise = [(parts[-1], True)] if len(parts) % 2 else []
        return self.sympy.Piecewise(*cases, *otherwise)

    def number(self, value: float) -> Any:
        """Return a short fraction, one of π or π², or e exactly, any other number as a float."""
        if value == math.e:
            return self.sympy.E
        for power in range(3):
            fraction = short_fraction(value / math.pi**power)
            if fraction is not None:
                number = self.sympy.Rational(fraction.numerator, fraction.denominator)
                return number * self.sympy.pi**power
        return self.sympy.Float(value)


def short_fraction(value: float) -> Fraction | None:
    """Return the fraction that a person would write for ``value``: 0.1, or 1/3; None for others."""
    decimal = Fraction(repr(value))
    if decimal.denominator <= _DECIMAL and abs(decimal.numerator) < 2**53:
        return decimal
    fraction = decimal.limit_denominator(_DENOMINATOR)
    is_close = abs(float(fraction) - value) <= math.ulp(value)
    return fraction if is_close and abs(fraction.numerator) < _NUMERATOR else None
