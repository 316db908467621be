"""The formulas of a function that people read and copy: f, its gradient, its Hessian."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from gdviewer.core.expression import Expression
from gdviewer.core.expression.latex import to_latex
from gdviewer.core.expression.latex_names import latex_name
from gdviewer.core.expression.latex_nesting import nesting_of
from gdviewer.core.expression.python_code import python_function
from gdviewer.core.expression.tidy import tidy
from gdviewer.core.expression.tree import Tree
from gdviewer.core.expression.written import size_of, tree_of
from gdviewer.core.numbers import format_count

Kind = Literal["f", "gradient", "hessian"]
Rows = tuple[tuple[Expression, ...], ...]

MAX_PARTS = 500
"""A formula of more parts is not typeset: it would take too long, and no one would read it."""

MAX_NESTING = 3_000
"""One nested deeper is not either: each unit costs about a quarter of a millisecond."""

MAX_WRITTEN = 2_000
"""A formula of more parts is not written in LaTeX or Python: that would halt the window."""


@dataclass(frozen=True)
class Formula:
    """One formula, to be written in several languages; nothing is done before it is asked for.

    Attributes
    ----------
    kind
        What it is of ``expression``.
    simplified
        The entries in a simpler form, row by row; None for those that our own derivative gives.
    """

    kind: Kind
    expression: Expression
    simplified: Rows | None = None

    @cached_property
    def rows(self) -> Rows:
        """The formula f alone, the partial derivatives one in a row, or the rows of the Hessian."""
        if self.simplified is not None:
            return self.simplified
        if self.kind == "gradient":
            return tuple((entry,) for entry in self.expression.gradient)
        return self.expression.hessian if self.kind == "hessian" else ((self.expression,),)

    def with_shorter(self, entries: Sequence[Sequence[Expression | None]]) -> Formula:
        """Return this formula with those of ``entries``, row by row, that are not None."""
        if not any(entry is not None for row in entries for entry in row):
            return self
        rows = tuple(
            tuple(new if new is not None else own for new, own in zip(*pair, strict=True))
            for pair in zip(entries, self.rows, strict=True)
        )
        return replace(self, simplified=rows)

    @cached_property
    def parts(self) -> int:
        """How many numbers, names and operations it has when it is written out."""
        return sum(size_of(entry.root) for row in self.rows for entry in row)

    @property
    def is_writable(self) -> bool:
        """Whether it is small enough for LaTeX and Python."""
        return self.parts <= MAX_WRITTEN

    @cached_property
    def obstacle(self) -> str:
        """Why it is not to be typeset, as a sentence; empty where it is."""
        if self.parts > MAX_PARTS:
            return f"Too large to typeset: {format_count(self.parts, 'part')}."
        if nesting_of(self.latex) > MAX_NESTING:
            return "Too deeply nested to typeset."
        return ""

    @cached_property
    def latex(self) -> str:
        """The formula with its name, for a display in math mode.

        Raises
        ------
        ValueError
            Where it is not writable.
        """
        self._check_size()
        if self.kind == "f":
            return _typed(self.expression)
        rows = [[to_latex(_readable(entry)) for entry in row] for row in self.rows]
        return f"{_name(self.kind, self._variables)}={_in_brackets(rows)}"

    @cached_property
    def plain(self) -> str:
        """The formula in the program's own language; of a derivative, a line for each entry."""
        if self.kind == "f":
            return self.expression.text
        return "\n".join(
            f"{_derivative(self._variables, i, *([j] if self.kind == 'hessian' else []))} = {entry}"
            for i, row in enumerate(self.rows)
            for j, entry in enumerate(row)
        )

    def python(self, parameters: Mapping[str, float]) -> str:
        """Return a function in Python over NumPy, with these values of the parameters.

        Raises
        ------
        ValueError
            Where it is not writable.
        """
        self._check_size()
        rows = [[tree_of(entry.root) for entry in row] for row in self.rows]
        used = {name: parameters.get(name, 1.0) for name in self.expression.parameter_names}
        return python_function(self.kind, rows, self._variables, used)

    @property
    def _variables(self) -> tuple[str, ...]:
        return self.expression.variables

    def _check_size(self) -> None:
        if not self.is_writable:
            most = format_count(MAX_WRITTEN, "part")
            raise ValueError(f"this formula is too large to be written: it has more than {most}")


def _readable(entry: Expression) -> Tree:
    """Return a derivative as one would write it."""
    return tidy(tree_of(entry.root), entry.variables)


def _typed(expression: Expression) -> str:
    """Return f as the user typed it, below what the text defines for it."""
    source = expression.source
    if source is None:
        return f"f={to_latex(_readable(expression))}"
    lines = [
        f"{_head(definition.name, definition.arguments)}&={to_latex(definition.tree)}"
        for definition in source.definitions
    ]
    if not lines:
        return f"f={to_latex(source.formula)}"
    lines.append(f"f&={to_latex(source.formula)}")
    return r"\begin{aligned}" + r"\\".join(lines) + r"\end{aligned}"


def _head(name: str, arguments: Sequence[str]) -> str:
    listed = ",".join(map(latex_name, arguments))
    return latex_name(name) + (rf"\left({listed}\right)" if listed else "")


def _name(kind: Kind, variables: Sequence[str]) -> str:
    if len(variables) > 1:
        return r"\nabla f" if kind == "gradient" else "H"
    x = latex_name(variables[0])
    square = "^{2}" if kind == "hessian" else ""
    return rf"\frac{{d{square}f}}{{d{x}{square}}}"


def _in_brackets(rows: Sequence[Sequence[str]]) -> str:
    """Return a column or a matrix; a single entry needs no brackets."""
    if len(rows) == 1:
        return rows[0][0]
    entries = r"\\".join("&".join(row) for row in rows)
    columns = "c" * len(rows[0]) if len(rows[0]) > 1 else "l"
    return rf"\left[\begin{{array}}{{{columns}}}{entries}\end{{array}}\right]"


def _derivative(variables: Sequence[str], *places: int) -> str:
    """Return the name of a partial derivative, e.g. ``∂²f/∂x∂y``; with one variable it is total."""
    sign = "∂" if len(variables) > 1 else "d"
    power = "²" if len(places) > 1 else ""
    if power and len({*places}) == 1:
        return f"{sign}²f/{sign}{variables[places[0]]}²"
    return f"{sign}{power}f/" + "".join(f"{sign}{variables[place]}" for place in places)
