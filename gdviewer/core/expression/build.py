"""Turns a tree into nodes of a graph, and refuses constants that have no finite value."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from gdviewer.core.expression.conditions import both, compare, either, negate, pick
from gdviewer.core.expression.errors import ExpressionError
from gdviewer.core.expression.formulas import instantiate, take
from gdviewer.core.expression.functions import CONSTANTS, FUNCTIONS
from gdviewer.core.expression.graph import Graph, Node, compute
from gdviewer.core.expression.names import Names
from gdviewer.core.expression.source import Definition, Source
from gdviewer.core.expression.table.function import Function
from gdviewer.core.expression.tree import Tree
from gdviewer.core.numbers import format_count

MAX_PARTS = 1200


def build(source: Source, graph: Graph) -> Node:
    """Return the node of a user's formula, with the definitions before it put in.

    Raises
    ------
    ExpressionError
        Where a constant part is infinite, is not real, or divides by zero, or where the formula
        is too long with its definitions written out.
    """
    builder = _Builder(graph, source.names)
    for definition in source.definitions:
        builder.define(definition)
    return builder.make(source.formula, {})


class _Builder:
    """Makes nodes of trees, and keeps what the definitions so far stand for."""

    def __init__(self, graph: Graph, names: Names) -> None:
        self.graph = graph
        self.names = names
        self.values: dict[str, Node] = {}
        self.functions: dict[str, Definition] = {}
        self.count = 0

    def define(self, definition: Definition) -> None:
        if definition.arguments:
            self.functions[definition.name] = definition
            unknown = {name: self.graph.parameter(name) for name in definition.arguments}
            self.make(definition.tree, unknown)  # so that an error in it is shown there
        else:
            self.values[definition.name] = self.make(definition.tree, {})

    def make(self, tree: Tree, arguments: Mapping[str, Node]) -> Node:
        """Return the node of ``tree``, in which ``arguments`` stand for nodes."""
        made: list[Node] = []
        for part in tree.postorder():
            self.count += 1
            made.append(self.part(part, take(made, len(part.parts)), arguments))
        return made[0]

    def part(self, part: Tree, parts: list[Node], arguments: Mapping[str, Node]) -> Node:
        if not part.parts:
            return self.leaf(part, arguments)
        if part.kind == "own call":
            return self.call(part, parts)
        if part.kind in _CONDITIONS:
            return _CONDITIONS[part.kind](part, parts, self.graph)
        apply = _Strict(self.graph, part)
        if part.kind == "call":
            return _call(part.text, parts, self.graph, apply)
        return apply(part.kind, *parts)

    def leaf(self, part: Tree, arguments: Mapping[str, Node]) -> Node:
        if part.kind == "number":
            return self.graph.number(part.value)
        if part.kind == "argument":
            return arguments[part.text]
        return self.values.get(part.text) or _name(part.text, self.graph, self.names)

    def call(self, part: Tree, parts: list[Node]) -> Node:
        """Return the node of a function that the text defines."""
        if self.count > MAX_PARTS:
            limit = format_count(MAX_PARTS, "part")
            message = f"with its definitions written out the formula has more than {limit}"
            hint = "let definitions use each other less often"
            raise ExpressionError(message, start=part.start, end=part.end, hint=hint)
        function = self.functions[part.text]
        try:
            return self.make(function.tree, dict(zip(function.arguments, parts, strict=True)))
        except ExpressionError as error:
            raise ExpressionError(
                error.message, start=part.start, end=part.end, hint=error.hint
            ) from None


class _Strict:
    """Makes the node of one part of the text and complains about constants at its place."""

    def __init__(self, graph: Graph, part: Tree) -> None:
        self.graph = graph
        self.part = part

    def __call__(self, operation: str, *arguments: Node) -> Node:
        if operation in {"/", "mod"} and _is_zero(arguments[1]):
            raise self.refuse("division by zero", "this has no value anywhere")
        node = self.graph.apply(operation, *arguments)
        if node.is_number or not all(argument.is_number for argument in arguments):
            return node
        if operation == "^" and _is_zero(arguments[0]):
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


def _is_zero(node: Node) -> bool:
    return node.is_number and node.value == 0


def _name(name: str, graph: Graph, names: Names) -> Node:
    kind = names.kind(name)
    if kind == "variable":
        return graph.variable(name)
    return graph.number(CONSTANTS[name]) if kind == "constant" else graph.parameter(name)


def _compare(part: Tree, parts: list[Node], graph: Graph) -> Node:
    return compare(part.text.split(), parts, graph)


_CONDITIONS: Mapping[str, Callable[[Tree, list[Node], Graph], Node]] = {
    "compare": _compare,
    "and": lambda _, parts, graph: both(parts[0], parts[1], graph),
    "or": lambda _, parts, graph: either(parts[0], parts[1], graph),
    "not": lambda _, parts, graph: negate(parts[0], graph),
}


def _pick(arguments: list[Node], apply: _Strict) -> Node:
    node = pick(arguments, apply.graph)
    if node is None:
        raise apply.refuse("no condition is ever true here", "this has no value anywhere")
    return node


def _call(name: str, arguments: list[Node], graph: Graph, apply: _Strict) -> Node:
    if name == "piecewise":
        return _pick(arguments, apply)
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
