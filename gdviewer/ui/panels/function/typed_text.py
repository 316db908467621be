"""What a text from elsewhere becomes in the field of the formula: short, and seen in full."""

from __future__ import annotations

from gdviewer.core.expression.lexer import MAX_LENGTH
from gdviewer.core.numbers import format_whole
from gdviewer.core.printable import printable_lines
from gdviewer.state.document import LONGEST_TEXT

_PLAIN = str.maketrans(
    {"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\t": " ", "\N{NO-BREAK SPACE}": " "}
)


def visible(text: str) -> str:
    """Return ``text`` with plain line breaks and blanks, and what cannot be seen as ``�``.

    It is cut where it is much longer than a formula may be.
    """
    lines = text[:LONGEST_TEXT].replace("\r\n", "\n")
    return printable_lines(lines.translate(_PLAIN))


def refusal(text: str, present: int) -> str:
    """Return why ``text`` cannot be pasted beside ``present`` characters; empty where it can."""
    if len(text) + present <= LONGEST_TEXT:
        return ""
    return (
        f"Nothing was pasted: the text has {format_whole(len(text))} characters, a formula has "
        f"at most {format_whole(MAX_LENGTH)}."
    )
