"""Turns SymPy's expression into a node of our language, written as a person would write it."""

from __future__ import annotations

from typing import Any

import sympy

from gdviewer.core.expression.functions import FUNCTIONS
from gdviewer.core.expression.graph import Graph, Node

_NAMES = {row.sympy: row.name for row in FUNCTIONS.values() if row.sympy and row.sympy != "sqrt"}
_MOST_DIGITS = 10**6


def from_sympy(expression: Any, graph: Graph, has_decimals: bool) -> Node | None:
    """Return the node of ``expression``, or None where the language has no words for it.

    ``has_decimals`` says whether 1/2 is to be written 0.5. The symbols are those of ``graph``.
    """
    try:
        return _Conversion(graph, has_decimals).convert(expression)
    except _WithoutWordsError:
        return None


class _WithoutWordsError(Exception):
    """SymPy's expression has something that our language lacks."""


class _Conversion:
    def __init__(self, graph: Graph, has_decimals: bool) -> None:
        self.graph = graph
        self.has_decimals = has_decimals

    def convert(self, expression: Any) -> Node:
        if expression.is_Symbol:
            is_variable = expression.name in self.graph.variables
            make = self.graph.variable if is_variable else self.graph.parameter
            return make(expression.name)
        if expression.is_number and expression.is_Atom:
            return self.number(expression)
        if expression.is_Add:
            return self.sum(expression)
        if expression.is_Mul:
            return self.product(expression)
        if expression.is_Pow:
            return self.power(expression)
        name = _NAMES.get(expression.func.__name__)
        if name is None:
            raise _WithoutWordsError
        return self.call(name, [self.convert(argument) for argument in expression.args])

    def number(self, number: Any) -> Node:
        """Return a number; a fraction as a quotient unless decimals are wanted."""
        if number.is_Rational:
            if number.q == 1 or self.is_decimal(number):
                return self.graph.number(float(number))
            return self.quotient(self.number(sympy.Integer(number.p)), sympy.Integer(number.q))
        if number.is_Float or number in {sympy.pi, sympy.E}:
            return self.graph.number(float(number))
        raise _WithoutWordsError

    def sum(self, total: Any) -> Node:
        first, *others = total.as_ordered_terms()
        made = self.convert(first)
        for term in others:
            is_negative = term.could_extract_minus_sign()
            part = self.convert(-term if is_negative else term)
            made = self.graph.apply("-" if is_negative else "+", made, part)
        return made

    def product(self, product: Any) -> Node:
        coefficient, rest = product.as_coeff_Mul()
        if coefficient.is_negative:
            return self.graph.apply("negative", self.convert(-product))
        if coefficient.is_Rational and coefficient.q != 1 and self.is_decimal(coefficient):
            return self.graph.apply("*", self.number(coefficient), self.convert(rest))
        top, bottom = sympy.fraction(product, exact=True)
        if bottom != 1:
            return self.quotient(self.convert(top), bottom)
        first, *others = product.as_ordered_factors()
        made = self.convert(first)
        for factor in others:
            made = self.graph.apply("*", made, self.convert(factor))
        return made

    def power(self, power: Any) -> Node:
        base, exponent = power.as_base_exp()
        if exponent.is_number and exponent.is_negative:
            return self.quotient(self.graph.number(1.0), base**-exponent)
        if exponent == sympy.Rational(1, 2):
            return self.call("sqrt", [self.convert(base)])
        return self.graph.apply("^", self.convert(base), self.convert(exponent))

    def call(self, name: str, arguments: list[Node]) -> Node:
        """Return a call; of more arguments than the function takes, one within the other."""
        result, *others = arguments
        if not FUNCTIONS[name].is_variadic:
            if len(arguments) != FUNCTIONS[name].arity:
                raise _WithoutWordsError
            return self.graph.apply(name, *arguments)
        for argument in others:
            result = self.graph.apply(name, result, argument)
        return result

    def quotient(self, top: Node, bottom: Any) -> Node:
        return self.graph.apply("/", top, self.convert(bottom))

    def is_decimal(self, number: Any) -> bool:
        return bool(self.has_decimals and _MOST_DIGITS % number.q == 0)
