"""Writes a formula of a rule in LaTeX, its symbols by whatever writes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from gdviewer.core.arithmetic.slots import width_of
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

_DIGITS = 10
_RAISED = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"
_LOWERED = str.maketrans(_RAISED, "-0123456789")
_SIGNS = {"×": r"\times ", "−": "-", "∞": r"\infty", "undefined": r"\text{undefined}"}


class Piece(NamedTuple):
    """Some LaTeX, how wide it is in digits, and whether it has brackets of its own."""

    tex: str
    width: float
    is_bracketed: bool = False


class Writer(NamedTuple):
    """What writes a symbol, and what stands between two factors that have no brackets."""

    symbol: Callable[[Symbol], Piece]
    times: str


def written(node: Node, by: Writer) -> Piece:
    """Return ``node`` in LaTeX."""
    match node:
        case Number(value):
            piece = number_piece(value)
        case Symbol():
            piece = by.symbol(node)
        case Sum(terms):
            found = joined([signed_piece(*each, by, i > 0) for i, each in enumerate(terms)])
            piece = found._replace(is_bracketed=False)
        case Product(factors):
            piece = joined(factor_pieces(factors, by))
        case Quotient(top, bottom):
            piece = _fraction(written(top, by), written(bottom, by))
        case Power(base, exponent):
            piece = _raised(_base(base, by), written(exponent, by))
        case Transpose(base):
            piece = _raised(_base(base, by), Piece(r"\mathsf{T}", 0.7))
        case Inverse(base):
            piece = _raised(_base(base, by), Piece("-1", 1.5))
        case Call(name, arguments):
            piece = _call(name, [written(argument, by) for argument in arguments])
    return piece


def _fraction(above: Piece, below: Piece) -> Piece:
    return Piece(rf"\frac{{{above.tex}}}{{{below.tex}}}", max(above.width, below.width))


def signed_piece(sign: int, term: Node, by: Writer, has_before: bool) -> Piece:
    """Return a term of a sum with its sign, a plus only where something stands before it."""
    piece = _bracketed(written(term, by)) if isinstance(term, Sum) else written(term, by)
    return signed(sign, piece, has_before)


def signed(sign: int, piece: Piece, has_before: bool) -> Piece:
    """Return ``piece`` with its sign."""
    mark = "-" if sign < 0 else "+" if has_before else ""
    return Piece(mark + piece.tex, piece.width + 1.5 * bool(mark), piece.is_bracketed)


def factor_pieces(factors: Sequence[Node], by: Writer) -> list[Piece]:
    """Return the factors of a product, each with what stands between it and the one before."""
    first, *others = (_factor(factor, by) for factor in factors)
    pieces, before = [first], first
    for factor in others:
        is_plain = not (before.is_bracketed or factor.is_bracketed)
        joint = by.times if is_plain else r"\,"
        pieces.append(Piece(joint + factor.tex, factor.width + 0.5, factor.is_bracketed))
        before = factor
    return pieces


def joined(pieces: list[Piece]) -> Piece:
    """Return ``pieces`` as one."""
    tex, width = "".join(piece.tex for piece in pieces), sum(piece.width for piece in pieces)
    return Piece(tex, width, pieces[-1].is_bracketed)


def number_piece(value: float) -> Piece:
    """Return a number that does not change."""
    text = format_number(value, _DIGITS)
    piece = Piece(number_in_latex(text), width_of(text))
    return _bracketed(piece) if value < 0 else piece


def number_in_latex(text: str) -> str:
    """Return in LaTeX a number as people read it; see :func:`format_number`."""
    if text.endswith(tuple(_RAISED)):
        front, _, power = text.rpartition("10")
        text = f"{front}10^{{{power.translate(_LOWERED)}}}"
    for sign, tex in _SIGNS.items():
        text = text.replace(sign, tex)
    return text


def _call(name: str, arguments: list[Piece]) -> Piece:
    inside = ",".join(piece.tex for piece in arguments)
    width = sum(piece.width for piece in arguments) + len(arguments) - 1
    match name:
        case "sqrt":
            return Piece(rf"\sqrt{{{inside}}}", width + 1.2)
        case "abs":
            return Piece(rf"\left|{inside}\right|", width + 1, True)
        case "norm":
            return Piece(rf"\left\|{inside}\right\|", width + 2, True)
        case "raised":
            matrix, least = arguments
            inside = rf"\left|{matrix.tex}\right|,{least.tex}"
            return Piece(rf"\max\left({inside}\right)", width + 6, True)
    return Piece(rf"\mathrm{{{name}}}\left({inside}\right)", width + len(name) + 1.5, True)


def _factor(node: Node, by: Writer) -> Piece:
    piece = written(node, by)
    return _bracketed(piece) if isinstance(node, Sum) else piece


def _base(node: Node, by: Writer) -> Piece:
    piece = written(node, by)
    is_simple = isinstance(node, Symbol | Number) or piece.is_bracketed
    return piece if is_simple else _bracketed(piece)


def _raised(base: Piece, exponent: Piece) -> Piece:
    tex = f"{{{base.tex}}}^{{{exponent.tex}}}"
    return Piece(tex, base.width + 0.7 * exponent.width, base.is_bracketed)


def _bracketed(piece: Piece) -> Piece:
    return Piece(rf"\left({piece.tex}\right)", piece.width + 1.4, True)
