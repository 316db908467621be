"""Cuts a text into its lines: definitions such as ``u = x - a``, and the formula at the end."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from gdviewer.core.expression.complaints import complain
from gdviewer.core.expression.cursor import ROOTS
from gdviewer.core.expression.errors import ExpressionError
from gdviewer.core.expression.lexer import Token

MAX_STATEMENTS = 20

_ENDINGS = frozenset({"number", "name", "power", ")", "|"})
_SEPARATORS = frozenset({"=", ";"})
_BEGINNINGS = frozenset({"number", "name", "(", "|", *ROOTS})


class Statement(NamedTuple):
    """One line: its tokens, the last of kind ``end``, and the place of its ``=`` or None."""

    tokens: list[Token]
    equals: int | None

    @property
    def head(self) -> list[Token]:
        """What stands before the equals sign."""
        return self.tokens[: self.equals or 0]

    @property
    def body(self) -> int:
        """The place of the first token after the equals sign."""
        return 0 if self.equals is None else self.equals + 1


def split(tokens: list[Token]) -> list[Statement]:
    """Return the statements of a text, one at least.

    A semicolon ends one, and so does a line break where the next line cannot go on with it; inside
    parentheses or bars neither does.

    Raises
    ------
    ExpressionError
        Where there are too many, one is empty, or one is an equation.
    """
    if not any(token.starts_line or token.kind in _SEPARATORS for token in tokens):
        return [Statement(tokens, None)]
    _require_closed(tokens)
    cuts = [(0, 0)]  # where a statement ends and where the next one begins
    depth = bars = 0
    for place, token in enumerate(tokens):
        if token.starts_line and not bars and _is_new(tokens[place - 1], token):
            cuts.append((place, place))
        elif token.kind == ";" and depth == 0:
            cuts.append((place, place + 1))
            bars = 0
        depth += (token.kind == "(") - (token.kind == ")")
        bars ^= token.kind == "|"
    if len(cuts) > MAX_STATEMENTS:
        raise complain(f"there are more than {MAX_STATEMENTS} lines", tokens[cuts[-1][1]])
    cuts.append((len(tokens) - 1, len(tokens)))
    return [_statement(tokens, first, last) for (_, first), (last, _) in pairwise(cuts)]


def _require_closed(tokens: list[Token]) -> None:
    """Raise an ExpressionError where an open parenthesis swallows the equals sign of a line."""
    opened: list[Token] = []
    is_swallowing = False
    for token in tokens:
        if token.kind == "(":
            opened.append(token)
        elif token.kind == ")" and opened:
            opened.pop()
        is_swallowing = is_swallowing or (token.kind in _SEPARATORS and bool(opened))
    if opened and is_swallowing:
        raise complain("this '(' has no ')'", opened[-1])


def _is_new(previous: Token, token: Token) -> bool:
    return previous.kind in _ENDINGS and token.kind in _BEGINNINGS


def _statement(tokens: list[Token], first: int, last: int) -> Statement:
    """Return the statement of the tokens from ``first`` up to ``last``."""
    if first == last and len(tokens) > 1:
        sign = tokens[first - 1] if first else tokens[0]
        raise complain(f"there is nothing {'after' if first else 'before'} this ';'", sign)
    end = tokens[last].start if last == len(tokens) - 1 else tokens[last - 1].end
    own = [*tokens[first:last], Token("end", "", end, end)]
    return Statement(own, _equals(own))


def _equals(tokens: list[Token]) -> int | None:
    """Return the place of the one equals sign outside parentheses, or None."""
    found: int | None = None
    depth = 0
    for place, token in enumerate(tokens):
        depth += (token.kind == "(") - (token.kind == ")")
        if token.kind == "=" and depth == 0:
            if found is not None:
                raise equation(token)
            found = place
    return found


def equation(sign: Token) -> ExpressionError:
    """Explain that ``sign`` makes an equation of what should be a formula."""
    return complain(
        "an equation is not a surface", sign, hint="type only the surface, e.g. x^2 + y^2"
    )
