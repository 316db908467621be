"""Writes a shown line as text: plain, to be read or copied, and in LaTeX with its numbers in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import numpy as np

from gdviewer.core.arithmetic.form import needed
from gdviewer.core.arithmetic.grammar import Line
from gdviewer.core.arithmetic.pieces import number_in_latex
from gdviewer.core.arithmetic.places import SHOWN
from gdviewer.core.arithmetic.rule import Value
from gdviewer.core.arithmetic.shown import ShownLine
from gdviewer.core.arithmetic.slots import RESULT
from gdviewer.core.arithmetic.tree import (
    Call,
    Inverse,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    Transpose,
)
from gdviewer.core.numbers import format_number

_RULE = re.compile(r"\\rule\{[^}]*\}\{[^}]*\}")
_FIXED = {"I", "π"}
_DIGITS = 6
Write = Callable[[float], str]


def plain_line(shown: ShownLine, write: Write = format_number) -> str:
    """Return ``shown`` in plain characters: the rule, what it is in numbers, and the remark.

    ``write`` writes each of the numbers.
    """
    line = shown.line
    if line.left is None:
        return shown.words
    own = _Plain(lambda symbol: symbol.name, " ")
    rule = f"{own.node(line.left)} {_relation(line)} {own.node(line.right)}".strip(" =")
    joint = " = " if line.relation in ("", "=") else ", "
    formula = f"{rule}{joint}{_in_numbers(shown, write)}"
    return f"{formula} ({shown.words})" if shown.words else formula


def latex_lines(lines: Iterable[ShownLine]) -> str:
    """Return ``lines`` in LaTeX for a display, each rule above its numbers, without the words."""
    rows = [row for shown in lines for row in (shown.form.symbols, _filled(shown)) if row]
    body = " \\\\\n".join(rows)
    return f"\\begin{{gathered}}\n{body}\n\\end{{gathered}}"


def _filled(shown: ShownLine) -> str:
    """Return the numbers of ``shown`` in LaTeX, with this step's texts in the slots."""
    texts = iter(shown.texts)
    return _RULE.sub(lambda _: _in_latex(next(texts)), shown.form.numbers)


def _in_latex(text: str) -> str:
    """Return the ``text`` of a slot, which may have brackets, in LaTeX."""
    inner = text.strip("()")
    tex = number_in_latex(inner)
    return tex if inner == text else rf"\left({tex}\right)"


def _relation(line: Line) -> str:
    is_update = isinstance(line.left, Symbol) and line.left.name in needed(line)
    return "←" if is_update and line.relation == "=" else line.relation or "="


def _in_numbers(shown: ShownLine, write: Write) -> str:
    """Return what follows the rule: the right side in numbers, and what it comes to."""
    line, known = shown.line, shown.values
    numbers = _Plain(lambda symbol: _value(symbol, known.get(symbol.name), write), " · ")
    if line.relation not in ("", "="):
        return f"{numbers.node(line.left)} {line.relation} {numbers.node(line.right)}"
    result = _written(known[RESULT], write)
    if line.right is None or isinstance(line.right, Symbol):
        return result
    return f"{numbers.node(line.right)} = {result}"


def _value(symbol: Symbol, value: Value | None, write: Write) -> str:
    return symbol.name if value is None or symbol.name in _FIXED else _written(value, write)


def _written(value: Value, write: Write) -> str:
    """Return a number, ``(1, 2)`` or ``[1 0; 0 1]``; of many coordinates the first."""
    array = np.asarray(value)
    if array.size == 1:
        return write(float(array.flat[0]))
    more = ", …" if len(array) > SHOWN else ""
    if array.ndim == 1:
        return f"({', '.join(write(float(one)) for one in array[:SHOWN])}{more})"
    if more:
        return f"[{array.shape[0]} × {array.shape[1]}]"
    return f"[{'; '.join(' '.join(write(float(one)) for one in row) for row in array)}]"


class _Plain:
    """Writes formulas in plain characters, symbols by ``symbol`` and ``times`` between factors."""

    def __init__(self, symbol: Callable[[Symbol], str], times: str) -> None:
        self._symbol, self._times = symbol, times

    def node(self, node: Node | None) -> str:
        """Return ``node``; nothing where there is none."""
        text = ""
        match node:
            case Number(value):
                text = format_number(value, _DIGITS)
            case Symbol():
                text = self._symbol(node)
            case Sum(terms):
                text = "".join(self._term(*each, i > 0) for i, each in enumerate(terms))
            case Product(factors):
                text = self._times.join(self._factor(factor) for factor in factors)
            case Quotient(top, bottom):
                text = f"{self._factor(top)} / {self._base(bottom)}"
            case Power(base, exponent):
                text = f"{self._base(base)}^{self._base(exponent)}"
            case Transpose(base):
                text = f"{self._base(base)}ᵀ"
            case Inverse(base):
                text = f"{self._base(base)}⁻¹"
            case Call(name, arguments):
                text = self._call(name, arguments)
        return text

    def _term(self, sign: int, term: Node, has_before: bool) -> str:
        mark = {(1, False): "", (-1, False): "−", (1, True): " + "}.get((sign, has_before), " − ")
        return mark + self._factor(term)

    def _factor(self, node: Node) -> str:
        text = self.node(node)
        return f"({text})" if isinstance(node, Sum) or text.startswith("−") else text

    def _base(self, node: Node) -> str:
        text = self.node(node)
        is_simple = isinstance(node, Symbol | Number | Call) and not text.startswith("−")
        return text if is_simple else f"({text})"

    def _call(self, name: str, arguments: tuple[Node, ...]) -> str:
        if name == "sqrt":
            return f"√{self._base(arguments[0])}"
        bars = {"abs": "|", "norm": "‖"}.get(name)
        inside = ", ".join(map(self.node, arguments))
        return f"{bars}{inside}{bars}" if bars else f"{name}({inside})"
