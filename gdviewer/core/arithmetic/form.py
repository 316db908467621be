r"""The picture of a line before any step: its symbols, and its numbers as slots to be filled.

A slot stands in the LaTeX as a rule, ``\rule{2.4em}{0.525em}``, as wide as its number may become
and as high as a digit: a black box in the picture, which says where the number goes and how large.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from gdviewer.core.arithmetic.grammar import Line
from gdviewer.core.arithmetic.names import latex_symbol
from gdviewer.core.arithmetic.pieces import (
    Piece,
    Writer,
    factor_pieces,
    joined,
    number_piece,
    signed,
    signed_piece,
    written,
)
from gdviewer.core.arithmetic.places import SHOWN
from gdviewer.core.arithmetic.slots import RESULT, Slot
from gdviewer.core.arithmetic.tree import Node, Product, Sum, Symbol, symbols_of

Shape = tuple[int, ...]

DIGIT_HEIGHT = 0.525
"""How high the rule of a slot is, in the em of LaTeX, of which 0.75 are one of the letters'."""

_DIGIT_WIDTH = 0.467  # the same em, of a digit in the text's font
FIXED = frozenset("Iπ")
"""The symbols that stand for themselves in numbers too."""

_MOST, _LONG = 38.0, 12.0  # digits side by side, and those on the left of a row for itself
_RELATIONS = {"=": "=", "<": "<", ">": ">", "≤": r"\leq ", "≥": r"\geq "}


class Room(NamedTuple):
    """The shape of a value, and how many digits wide the slot of each of its numbers is."""

    shape: Shape
    width: float


@dataclass(frozen=True, slots=True)
class Form:
    """A line in LaTeX; ``slots`` are in the order of the rules in ``numbers``.

    ``symbols`` and ``numbers`` are empty where the line has none; ``constants`` are those in it.
    """

    symbols: str
    numbers: str
    slots: tuple[Slot, ...]
    constants: tuple[tuple[str, float], ...] = ()


@lru_cache(maxsize=1024)
def form_of(
    line: Line, rooms: tuple[tuple[str, Room], ...], constants: tuple[tuple[str, float], ...]
) -> Form:
    """Return the form of ``line``.

    Parameters
    ----------
    line
        The line.
    rooms
        What each symbol's value takes, and the result by the name RESULT.
    constants
        The symbols that keep their value as long as the settings do; no slots are made for them.
    """
    if line.left is None:
        return Form("", "", ())
    own = Writer(_symbol, r"\,")
    numbers = _Numbers(dict(rooms), dict(constants))
    symbols = _rows(written(line.left, own), _relation(line), _terms(line.right, own))
    if line.right is None and isinstance(line.left, Symbol):
        symbols = ""  # the numbers say as much
    head, relation = written(line.left, own), "="
    if line.relation not in ("", "="):
        head, relation = written(line.left, numbers.writer), _RELATIONS[line.relation]
        body = _terms(line.right, numbers.writer)
    elif line.right is None or isinstance(line.right, Symbol):
        body = [numbers.result()]
    else:
        body = [*_terms(line.right, numbers.writer), numbers.result("=")]
    return Form(symbols, _rows(head, relation, body), tuple(numbers.slots), constants)


@lru_cache(maxsize=1024)
def needed(line: Line) -> frozenset[str]:
    """Return the symbols whose numbers the form of ``line`` shows."""
    sides = [line.right] if line.relation == "=" else [line.left, line.right]
    return frozenset(name for side in sides if side is not None for name in symbols_of(side))


@dataclass
class _Numbers:
    """Writes symbols as slots, and gathers these."""

    rooms: Mapping[str, Room]
    constants: Mapping[str, float]
    slots: list[Slot] = field(default_factory=list)

    @property
    def writer(self) -> Writer:
        return Writer(self._symbol, r"\cdot ")

    def result(self, mark: str = "") -> Piece:
        piece = self._slots(RESULT, False)
        return Piece(mark + piece.tex, piece.width + 1.5 * bool(mark))

    def _symbol(self, symbol: Symbol) -> Piece:
        if symbol.name in FIXED:
            return _symbol(symbol)
        if symbol.name in self.constants:
            return number_piece(self.constants[symbol.name])
        return self._slots(symbol.name, True)

    def _slots(self, name: str, is_guarded: bool) -> Piece:
        shape, width = self.rooms[name]
        if all(length == 1 for length in shape):
            return self._slot(Slot(name, len(shape) * (0,), width, is_guarded))
        if len(shape) == 2 and shape[0] > SHOWN:
            return Piece(rf"\left[{shape[0]}\times {shape[1]}\right]", 6.0, True)
        rows = range(min(shape[0], SHOWN))
        columns = [(j,) for j in range(shape[1])] if len(shape) == 2 else [()]
        entries = [
            r"&\,".join(self._slot(Slot(name, (i, *column), width)).tex for column in columns)
            for i in rows
        ]
        if shape[0] > SHOWN:
            entries.append(r"\vdots")
        array = rf"\begin{{array}}{{{'c' * len(columns)}}}" + r"\\".join(entries)
        tex = rf"\left[{array}\end{{array}}\right]"
        return Piece(tex, (width + 1) * len(columns) + 1, True)

    def _slot(self, slot: Slot) -> Piece:
        self.slots.append(slot)
        return Piece(rf"\rule{{{slot.width * _DIGIT_WIDTH:.4g}em}}{{{DIGIT_HEIGHT}em}}", slot.width)


def _symbol(symbol: Symbol) -> Piece:
    if symbol.inside is not None:
        inside = written(symbol.inside, Writer(_symbol, r"\,"))
        return Piece(rf"f\left({inside.tex}\right)", inside.width + 2, True)
    tex = latex_symbol(symbol.name)
    return Piece(tex, 1.0 + 0.6 * len(re.findall(r"[_^]", tex)) + 0.8 * ("nabla" in tex))


def _relation(line: Line) -> str:
    is_update = isinstance(line.left, Symbol) and line.left.name in needed(line)
    if line.relation == "=" and is_update:
        return r"\leftarrow "
    return _RELATIONS.get(line.relation, "")


def _terms(node: Node | None, by: Writer) -> list[Piece]:
    """Return what a row may be broken before."""
    if node is None:
        return []
    if not isinstance(node, Sum):
        return _term(1, node, by, False)
    return [
        piece for i, each in enumerate(node.terms) for piece in _term(*each, by, has_before=i > 0)
    ]


def _term(sign: int, term: Node, by: Writer, has_before: bool) -> list[Piece]:
    """Return a term of a sum, in its factors where it is too long for one row."""
    if not isinstance(term, Product):
        return [signed_piece(sign, term, by, has_before)]
    first, *others = factor_pieces(term.factors, by)
    pieces = [signed(sign, first, has_before), *others]
    is_long = sum(piece.width for piece in pieces) > _MOST
    return pieces if is_long else [joined(pieces)]


def _rows(head: Piece, relation: str, body: list[Piece]) -> str:
    """Return one row, or several where the line would be too long for one."""
    rows, width = [""], head.width + 1.5
    for piece in body:
        if (rows[-1] or head.width > _LONG) and width + piece.width > _MOST:
            rows.append("")
            width = head.width + 3
        rows[-1] += piece.tex
        width += piece.width
    if len(rows) == 1:
        return f"{head.tex}{relation}{rows[0]}"
    first, *others = rows
    below = "".join(
        rf"\\&{'' if row.startswith('=') else chr(92) + 'quad '}{row}" for row in others
    )
    top = f"{head.tex}&{relation}{first}" if first else f"&{head.tex}{relation}"
    return rf"\begin{{aligned}}{top}{below}\end{{aligned}}"
