"""Cuts a text into tokens that know their place in it."""

from __future__ import annotations

import math
import re
import unicodedata
from typing import NamedTuple

from gdviewer.core.expression.characters import (
    GREEK,
    OPERATORS,
    SUPERSCRIPTS,
    canonical_name,
    explain,
)
from gdviewer.core.expression.errors import ExpressionError
from gdviewer.core.numbers import format_count, format_whole

MAX_LENGTH = 1200
MAX_TOKENS = 1000
MAX_NAME = 32

_INDEX = r"(?:_[A-Za-z0-9]+)*[₀-₉]*"
NAME = re.compile(rf"[A-Za-z][A-Za-z0-9]*{_INDEX}|[{GREEK}][0-9]*{_INDEX}")
WORDS = frozenset({"and", "or", "not"})
_TOKEN = re.compile(
    rf"""(?P<space>\s+|^\ufeff)
    |(?P<number>(?:[0-9]+(?:\.(?!(?![eE][+-]?[0-9])[A-Za-z_])[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
    |(?P<fraction>[¼-¾⅐-⅞↉])
    |(?P<name>{NAME.pattern})
    |(?P<power>[⁺⁻]?[⁰¹²³⁴-⁹]+)
    |(?P<unused>:=|=>|=<|<>|\.+)
    |(?P<operator>\*\*|[<>=!]=|[{re.escape("".join(sign for sign in OPERATORS if len(sign) == 1))}])
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A piece of the text; ``kind`` is number, name, power, end, or the operator itself.

    ``text`` is the canonical spelling, ``value`` that of a number or of a superscript;
    ``starts_line`` says that a line break stands before it, outside all parentheses.
    """

    kind: str
    text: str
    start: int
    end: int
    value: float = 0.0
    starts_line: bool = False


def tokenize(text: str) -> list[Token]:
    """Return the tokens of ``text``, the last one of kind ``end``.

    Raises
    ------
    ExpressionError
        Where the text or a name is too long, a number is too large, there are too many tokens, or
        a character is not used.
    """
    if len(text) > MAX_LENGTH:
        raise ExpressionError(
            f"a formula has at most {format_count(MAX_LENGTH, 'character')}; this one has "
            f"{format_whole(len(text))}",
            start=MAX_LENGTH,
            end=len(text),
        )
    tokens: list[Token] = []
    position, depth, starts_line = 0, 0, False
    while position < len(text):
        match = _TOKEN.match(text, position)
        kind = match.lastgroup if match else None
        if match is None or kind is None or kind == "unused":
            raise _unused(text, position, match.group() if match else text[position])
        if kind == "space":
            starts_line = len(f"({match.group()})".splitlines()) > 1
        else:
            token = _token(kind, match, starts_line and depth <= 0 and bool(tokens))
            depth += (token.kind == "(") - (token.kind == ")")
            tokens.append(token)
            starts_line = False
        position = match.end()
    if len(tokens) > MAX_TOKENS:
        raise ExpressionError(
            f"a formula has at most {MAX_TOKENS:,} numbers, names and signs; "
            f"this one has {len(tokens):,}",
            start=tokens[MAX_TOKENS].start,
            end=len(text),
        )
    tokens.append(Token("end", "", len(text), len(text)))
    return tokens


def _token(kind: str, match: re.Match[str], starts_line: bool) -> Token:
    text, (start, end) = match.group(), match.span()
    if kind == "operator":
        return Token(OPERATORS[text], text, start, end, 0.0, starts_line)
    if kind == "name":
        if end - start > MAX_NAME:
            raise ExpressionError(f"a name has at most {MAX_NAME} characters", start=start, end=end)
        word = text.lower()
        kind = word if word in WORDS else "name"
        return Token(kind, canonical_name(text), start, end, 0.0, starts_line)
    if kind == "fraction":
        return Token("number", text, start, end, unicodedata.numeric(text), starts_line)
    value = float(text.translate(SUPERSCRIPTS))
    if math.isinf(value):
        raise ExpressionError(
            "this number is too large", start=start, end=end, hint="the limit is about 1.8e308"
        )
    return Token(kind, text, start, end, value, starts_line)


def _unused(text: str, position: int, sign: str) -> ExpressionError:
    """Explain what stands at ``position`` and is no part of the language."""
    end = position + len(sign)
    if sign.startswith("."):
        message, hint = "'.' is only used inside numbers", ""
        if text[end : end + 1] in {"^", "*", "/"}:
            hint = f"write {text[end]} without the dot"
        elif text[:position][-1:].isdigit():
            hint = "write 2*x or 2.0*x"
        elif re.match(r"\s*[A-Za-z_]", text[end:]):
            hint = "write sin(x), not math.sin(x)"
        return ExpressionError(message, start=position, end=end, hint=hint)
    message, hint = explain(sign)
    return ExpressionError(message, start=position, end=end, hint=hint)
