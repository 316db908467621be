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
        """Return a whole number, a short fraction, pi or e exactly, and any other as a float."""
        if value in {math.pi, math.e}:
            return self.sympy.pi if value == math.pi else self.sympy.E
        fraction = Fraction(repr(value))
        if fraction.denominator <= 10**6 and abs(fraction.numerator) < 2**53:
            return self.sympy.Rational(fraction.numerator, fraction.denominator)
        return self.sympy.Float(value)
