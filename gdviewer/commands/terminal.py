"""Writes to a terminal what somebody else wrote: nothing in it may act on the terminal."""

from __future__ import annotations

import re
import unicodedata

from gdviewer.core.expression.errors import ExpressionError
from gdviewer.core.printable import printable


def pointed_at(error: ExpressionError, text: str, width: int = 76) -> str:
    """Return the sentence of ``error``, and below it its line of ``text``, carets under the place.

    A long line is cut to about ``width`` columns around the place.
    """
    line = _line_at(text, error.start)
    first = line.start + max(0, min(error.start, len(text)) - line.start - width // 2)
    shown = printable(text[first : min(first + width, line.stop)])
    before = shown[: error.start - first]
    marked = shown[error.start - first : error.end - first]
    carets = " " * _columns(before) + "^" * max(_columns(marked), 1)
    hint = f"\n  {printable(_as_an_option(error.hint))}" if error.hint else ""
    return f"{printable(error.message)}\n  {shown}\n  {carets}{hint}"


def _line_at(text: str, place: int) -> range:
    """Return the places of the line that ``place`` is in, without the line break at its end."""
    before = text[:place].splitlines(keepends=True)
    is_inside = bool(before) and before[-1] == before[-1].rstrip("\r\n")
    start = place - len(before[-1]) if is_inside else place
    following = text[start:].splitlines()
    return range(start, start + len(following[0]) if following else len(text))


def _as_an_option(hint: str) -> str:
    """Return a hint that names variables in the words of the terminal: ``--variables u,v``."""
    names = re.search(r"(?<=e\.g\. )variables (\w+(?:, \w+)*)$", hint)
    return f"{hint[: names.start()]}--variables {names[1].replace(', ', ',')}" if names else hint


def _columns(text: str) -> int:
    """Return how many columns of a terminal ``text`` takes."""
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
