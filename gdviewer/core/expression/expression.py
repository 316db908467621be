"""A formula as a value: its names, its derivatives, and the programs that evaluate them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from gdviewer.core.expression.derivative import differentiate
from gdviewer.core.expression.graph import Graph, Node
from gdviewer.core.expression.printer import to_text
from gdviewer.core.expression.program import Program
from gdviewer.core.expression.source import Source
from gdviewer.core.expression.to_sympy import to_sympy
from gdviewer.core.expression.tree import Tree


class Expression:
    """A formula, or a derivative of one; made by :func:`parse`, never changed.

    Attributes
    ----------
    text
        What the user typed; of a derivative, its formula.
    variables
        The names of the variables, in the order of a point's columns.
    parameter_names
        The other names, in the order of their first appearance.
    source
        The text as it was read, with its definitions; of a derivative, None.
    """

    def __init__(
        self,
        graph: Graph,
        root: Node,
        parameter_names: tuple[str, ...],
        text: str = "",
        source: Source | None = None,
    ) -> None:
        self.graph = graph
        self.root = root
        self.variables = graph.variables
        self.parameter_names = parameter_names
        self.source = source
        self._text = text

    @cached_property
    def text(self) -> str:
        """What the user typed; of a derivative, its formula."""
        return self._text or str(self)

    @cached_property
    def statement(self) -> str:
        """The formula as it was typed, in one line: ``u^2 + y, where u = x - a``.

        What announces it, as ``f(x, y) =``, is left out. Of a derivative it is the text.
        """
        if self.source is None:
            return self.text
        parts = [_in_one_line(self.text, self.source.formula)]
        for definition in self.source.definitions:
            arguments = f"({', '.join(definition.arguments)})" if definition.arguments else ""
            meaning = _in_one_line(self.text, definition.tree)
            parts.append(f"{definition.name}{arguments} = {meaning}")
        return f"{parts[0]}, where {', '.join(parts[1:])}" if len(parts) > 1 else parts[0]

    @cached_property
    def gradient(self) -> tuple[Expression, ...]:
        """The partial derivative by each variable."""
        return tuple(
            Expression(self.graph, node, self.parameter_names)
            for node in differentiate(self.root, self.graph)
        )

    @cached_property
    def hessian(self) -> tuple[tuple[Expression, ...], ...]:
        """The second partial derivatives, one row per variable; the same one on both sides."""
        rows = [part.gradient for part in self.gradient]
        places = range(len(rows))
        return tuple(tuple(rows[min(i, j)][max(i, j)] for j in places) for i in places)

    def to_sympy(self) -> Any:
        """Return SymPy's expression, with real symbols of the same names."""
        return to_sympy(self.root, self.graph)

    @cached_property
    def value_program(self) -> Program:
        """What computes f."""
        return self._program([self])

    @cached_property
    def gradient_program(self) -> Program:
        """What computes f, then ∇f."""
        return self._program([self, *self.gradient])

    @cached_property
    def hessian_program(self) -> Program:
        """What computes f, then the upper triangle of H, row by row."""
        return self._program(
            [self, *(part for i, row in enumerate(self.hessian) for part in row[i:])]
        )

    def _program(self, results: Sequence[Expression]) -> Program:
        return Program(self.graph, [result.root for result in results], self.parameter_names)

    def __str__(self) -> str:
        return to_text(self.root)

    def __repr__(self) -> str:
        return f"<Expression {self} of {', '.join(self.variables)}>"


def _in_one_line(text: str, tree: Tree) -> str:
    return " ".join(text[tree.start : tree.end].split())
