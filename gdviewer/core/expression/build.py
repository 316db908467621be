"""Turns a tree into nodes of a graph, and refuses constants that have no finite value."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import cache

from gdviewer.core.expression.errors import ExpressionError
from gdviewer.core.expression.functions import CONSTANTS, FUNCTIONS
from gdviewer.core.expression.graph import Graph, Node, compute
from gdviewer.core.expression.names import Names
from gdviewer.core.expression.parser import parse_tree
from gdviewer.core.expression.table.function import ARGUMENTS, Function
from gdviewer.core.expression.tree import Tree

Apply = Callable[..., Node]


def build(tree: Tree, graph: Graph, names: Names) -> Node:
    """Return the node of a user's formula.

    Raises
    ------
    ExpressionError
        Where a constant part is infinite, is not real, or divides by zero.
    """
    made: list[Node] = []
    for part in tree.postorder():
        if part.kind == "number":
            made.append(graph.number(part.value))
        elif part.kind == "name":
            made.append(_name(part.text, graph, names))
        else:
            arguments = _take(made, len(part.parts))
            apply = _Strict(graph, part)
            is_call = part.kind == "call"
            made.append(
                _call(part.text, arguments, graph, apply)
                if is_call
                else apply(part.kind, *arguments)
            )
    return made[0]


def instantiate(formula: str, arguments: list[Node], graph: Graph, apply: Apply) -> Node:
    """Return the node of a formula of the function table, with its u, v and w replaced."""
    tree = _formula(formula)
    values: Mapping[str, Node] = dict(zip(ARGUMENTS, arguments, strict=False))
    made: list[Node] = []
    for part in tree.postorder():
        if part.kind == "number":
            made.append(graph.number(part.value))
        elif part.kind == "name":
            made.append(values.get(part.text) or graph.number(CONSTANTS[part.text]))
        else:
            operation = part.text or part.kind
            made.append(apply(operation, *_take(made, len(part.parts))))
    return made[0]


def _take(made: list[Node], count: int) -> list[Node]:
    """Take the last ``count`` nodes away from ``made`` and return them."""
    taken = made[len(made) - count :]
    del made[len(made) - count :]
    return taken


class _Strict:
    """Makes the node of one part of the text and complains about constants at its place."""

    def __init__(self, graph: Graph, part: Tree) -> None:
        self.graph = graph
        self.part = part

    def __call__(self, operation: str, *arguments: Node) -> Node:
        is_zero = [argument.is_number and argument.value == 0 for argument in arguments]
        if operation in {"/", "mod"} and is_zero[1]:
            raise self.refuse("division by zero", "this has no value anywhere")
        node = self.graph.apply(operation, *arguments)
        if node.is_number or not all(argument.is_number for argument in arguments):
            return node
        if operation == "^" and is_zero[0]:
            raise self.refuse("division by zero: 0 to a negative power", "")
        is_real = not math.isnan(compute(operation, [argument.value for argument in arguments]))
        hint = "the largest is about 1.8e308" if is_real else ""
        if operation == "^" and not is_real:
            hint = "negative numbers have only whole powers; cbrt(x) is the cube root"
        if operation in FUNCTIONS and FUNCTIONS[operation].domain:
            hint = f"{operation}(x) needs {FUNCTIONS[operation].domain}"
        raise self.refuse(f"this is not a {'finite' if is_real else 'real'} number", hint)

    def refuse(self, message: str, hint: str) -> ExpressionError:
        return ExpressionError(message, start=self.part.start, end=self.part.end, hint=hint)


def _name(name: str, graph: Graph, names: Names) -> Node:
    kind = names.kind(name)
    if kind == "variable":
        return graph.variable(name)
    return graph.number(CONSTANTS[name]) if kind == "constant" else graph.parameter(name)


def _call(name: str, arguments: list[Node], graph: Graph, apply: Apply) -> Node:
    function: Function = FUNCTIONS[name]
    if name == "log" and len(arguments) == 2:
        return apply("/", apply("log", arguments[0]), apply("log", arguments[1]))
    if function.evaluate is None:
        return instantiate(function.meaning, arguments, graph, apply)
    if not function.is_variadic:
        return apply(name, *arguments)
    result, *others = arguments
    for argument in others:
        result = apply(name, result, argument)
    return result


@cache
def _formula(formula: str) -> Tree:
    return parse_tree(formula, Names(ARGUMENTS))
