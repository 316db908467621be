"""Writes a tree in LaTeX as a textbook has it: fractions, roots, powers, bars and no idle signs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from gdviewer.core.expression.latex_functions import CONSTANTS, FORMS, HEADS
from gdviewer.core.expression.latex_names import latex_name
from gdviewer.core.expression.tree import Tree
from gdviewer.core.numbers import format_exact

_CASES, _OR, _AND, _COMPARISON, _SUM, _SIGN, _PRODUCT, _POWER, _ATOM = range(9)
_MAX_FRACTIONS = 2
"""How many fractions stand in each other before the next one is written with a slash."""
_MAX_EXPONENT = 70
"""How many signs of LaTeX an exponent of e has before ``exp`` is written out."""
_SIGNS = re.compile(r"[<>=!]=|[<>=]")
_COMPARISONS = {"<=": r"\le ", ">=": r"\ge ", "==": "=", "!=": r"\ne "}
_PLACE = re.compile(r"#(\d)")


class _Piece(NamedTuple):
    """A part in LaTeX; how tightly its outermost operation binds, and how its fractions nest.

    ``head`` is the function's name where a power may be set behind it, as in sin²(x).
    """

    text: str
    binding: int = _ATOM
    fractions: int = 0
    head: str = ""

    def within(self, binding: int) -> str:
        """Return the text, in parentheses where it binds less tightly than ``binding``."""
        return self.text if self.binding >= binding else _parenthesized(self.text)


def to_latex(tree: Tree) -> str:
    r"""Return ``tree`` in LaTeX's math mode; braces and ``\left`` are balanced."""
    made: list[tuple[_Piece, _Piece]] = []  # of each part: in a line, and in an exponent
    for part in tree.postorder():
        first = len(made) - len(part.parts)
        lines = [line for line, _ in made[first:]]
        exponents = [exponent for _, exponent in made[first:]]
        in_line = _write(part, lines, exponents, is_line=True)
        made[first:] = [(in_line, _write(part, exponents, exponents, is_line=False))]
    return made[0][0].text


def _write(
    part: Tree, operands: Sequence[_Piece], exponents: Sequence[_Piece], *, is_line: bool
) -> _Piece:
    """Return a part whose ``operands`` are set in a line or, like ``exponents``, in an exponent."""
    if not part.parts:
        return _number(part.value) if part.kind == "number" else _Piece(_name(part.text))
    fractions = max(operand.fractions for operand in operands)
    if part.kind == "/" and is_line and fractions < _MAX_FRACTIONS:
        return _fraction(*operands)._replace(fractions=fractions + 1)
    if part.kind == "^":
        piece = _power(operands[0], exponents[1])
    elif part.kind == "call":
        piece = _call(part, operands, exponents)
    elif part.kind == "own call":
        piece = _applied(latex_name(part.text), [operand.text for operand in operands])
    elif part.kind == "compare":
        piece = _chain(_SIGNS.findall(part.text), operands)
    else:
        piece = _OPERATORS[part.kind](*operands)
    return piece._replace(fractions=fractions)


def _number(value: float) -> _Piece:
    digits, _, power = format_exact(value).partition("e")
    binding = _SIGN if digits.startswith("-") else _ATOM
    if not power:
        return _Piece(digits, binding)
    ten = f"10^{{{power}}}"
    if digits == "1":
        return _Piece(ten, _POWER)
    return _Piece(rf"{digits}\cdot {ten}", min(binding, _PRODUCT))


def _name(name: str) -> str:
    return CONSTANTS.get(name) or latex_name(name)


def _sum(left: _Piece, right: _Piece) -> _Piece:
    if right.binding == _CASES:  # they have no end of their own: what follows needs parentheses
        return _Piece(f"{left.within(_SUM)}+{right.text}", _CASES)
    is_plain = right.binding == _SUM and not right.text.startswith("-")
    return _Piece(f"{left.within(_SUM)}+{right.within(_SUM if is_plain else _PRODUCT)}", _SUM)


def _difference(left: _Piece, right: _Piece) -> _Piece:
    return _Piece(f"{left.within(_SUM)}-{right.within(_PRODUCT)}", _SUM)


def _negative(operand: _Piece) -> _Piece:
    return _Piece(f"-{operand.within(_PRODUCT)}", _SIGN)


def _product(left: _Piece, right: _Piece) -> _Piece:
    first, second = left.within(_SIGN), right.within(_PRODUCT)
    if first == "1":
        return right._replace(text=second, binding=max(right.binding, _PRODUCT))
    ends_with_digit = first[-1].isdigit()
    between = "" if ends_with_digit else r"\,"
    if second[0].isdigit() or (ends_with_digit and second.startswith(r"\frac")):
        between = r"\cdot "
    return _Piece(first + between + second, _SIGN if left.binding == _SIGN else _PRODUCT)


def _fraction(above: _Piece, below: _Piece) -> _Piece:
    if above.binding == _SIGN:
        return _Piece(rf"-\frac{{{above.text[1:]}}}{{{below.text}}}", _SIGN)
    return _Piece(rf"\frac{{{above.text}}}{{{below.text}}}", _PRODUCT)


def _slash(above: _Piece, below: _Piece) -> _Piece:
    binding = _SIGN if above.binding == _SIGN else _PRODUCT
    return _Piece(f"{above.within(_SIGN)}/{below.within(_POWER)}", binding)


def _power(base: _Piece, exponent: _Piece) -> _Piece:
    raised = f"^{{{exponent.text}}}"
    if base.head and exponent.text.isdigit():
        return _Piece(base.head + raised + base.text.removeprefix(base.head), _POWER)
    return _Piece(base.within(_ATOM) + raised, _POWER)


def _call(part: Tree, operands: Sequence[_Piece], exponents: Sequence[_Piece]) -> _Piece:
    name, texts = part.text, [operand.text for operand in operands]
    if name in FORMS:
        text = _PLACE.sub(lambda place: texts[int(place[1]) - 1], FORMS[name])
        return _Piece(text, _POWER if text.startswith(r"\sqrt") else _ATOM)
    if name in {"if", "piecewise"}:
        return _cases(texts)
    if name == "exp" and len(exponents[0].text) <= _MAX_EXPONENT:
        return _Piece(f"e^{{{exponents[0].text}}}", _POWER)
    if name == "log" and len(texts) == 2:
        return _applied(rf"\log_{{{exponents[1].text}}}", texts[:1])
    if name == "nonzero":  # what it guards against is a single point
        return operands[0]
    return _applied(HEADS.get(name, rf"\operatorname{{{name}}}"), texts)


def _applied(head: str, arguments: Sequence[str]) -> _Piece:
    return _Piece(head + _parenthesized(",".join(arguments)), head=head)


def _cases(texts: Sequence[str]) -> _Piece:
    """Return the values, each with its condition; the last may stand for all the rest."""
    rows = [f"{value}&{condition}" for condition, value in zip(*[iter(texts)] * 2, strict=False)]
    if len(texts) % 2:
        rows.append(rf"{texts[-1]}&\text{{otherwise}}")
    return _Piece(r"\begin{cases}" + r"\\".join(rows) + r"\end{cases}", _CASES)


def _chain(signs: Sequence[str], operands: Sequence[_Piece]) -> _Piece:
    """Return a chain of comparisons such as 0 < x < 1."""
    texts = [operand.within(_SUM) for operand in operands]
    links = [
        _COMPARISONS.get(sign, sign) + text for sign, text in zip(signs, texts[1:], strict=True)
    ]
    return _Piece("".join([texts[0], *links]), _COMPARISON)


def _not(operand: _Piece) -> _Piece:
    return _Piece(rf"\text{{not }}{operand.within(_ATOM)}", _AND)


def _joined(word: str, binding: int) -> Callable[..., _Piece]:
    return lambda left, right: _Piece(
        rf"{left.within(binding)}\text{{ {word} }}{right.within(binding)}", binding
    )


def _parenthesized(text: str) -> str:
    return rf"\left({text}\right)"


_OPERATORS: Mapping[str, Callable[..., _Piece]] = {
    "+": _sum,
    "-": _difference,
    "*": _product,
    "/": _slash,
    "negative": _negative,
    "and": _joined("and", _AND),
    "or": _joined("or", _OR),
    "not": _not,
}
