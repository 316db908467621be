"""Reads a whole text: what its definitions give a meaning to, and the formula at its end."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from gdviewer.core.expression.header import (
    Head,
    announced_variables,
    check_formula,
    read_definition,
)
from gdviewer.core.expression.lexer import tokenize
from gdviewer.core.expression.names import Names
from gdviewer.core.expression.parser import read_tree
from gdviewer.core.expression.statements import split
from gdviewer.core.expression.tree import Tree


class Definition(NamedTuple):
    """A name that stands for a formula, of arguments or of none."""

    name: str
    arguments: tuple[str, ...]
    tree: Tree


class Source(NamedTuple):
    """A text that was read, and what its names mean in the end."""

    definitions: tuple[Definition, ...]
    formula: Tree
    names: Names

    def first_uses(self) -> dict[str, Tree]:
        """Return where each name that the text does not define itself stands first."""
        used: dict[str, Tree] = {}
        for tree in (*(definition.tree for definition in self.definitions), self.formula):
            for part in tree.walk():
                if part.kind == "name" and part.text not in self.names.definitions:
                    used.setdefault(part.text, part)
        return used


class Lines:
    """The lines of a text, before it is known which names are variables."""

    def __init__(self, text: str) -> None:
        self._statements = split(tokenize(text))

    @property
    def announced(self) -> tuple[str, ...]:
        """The names in ``f(t) =`` or ``f(u, v) =`` before the formula."""
        return announced_variables(self._statements[-1])

    def read(self, variables: Sequence[str], parameters: Collection[str]) -> Source:
        """Return what the text means where these names are variables or parameters.

        Raises
        ------
        ExpressionError
            Where a line is not a formula, or defines what it cannot define.
        """
        heads = self._heads(variables, parameters)
        known: dict[str, int] = {}
        definitions = []
        for head, statement in zip(heads, self._statements, strict=False):
            later = {other.name.text for other in heads}
            arguments = tuple(argument.text for argument in head.arguments)
            names = Names(variables, parameters, known, later, arguments)
            definitions.append(Definition(head.name.text, arguments, read_tree(statement, names)))
            known = known | {head.name.text: len(arguments)}
        names = Names(variables, parameters, known)
        check_formula(self._statements[-1], names)
        return Source(tuple(definitions), read_tree(self._statements[-1], names), names)

    def _heads(self, variables: Sequence[str], parameters: Collection[str]) -> list[Head]:
        """Return what stands before the equals sign of each definition."""
        heads: list[Head] = []
        for statement, following in pairwise(self._statements):
            known = {head.name.text: len(head.arguments) for head in heads}
            names = Names(variables, parameters, known)
            heads.append(read_definition(statement, following, names))
        return heads
