"""Makes what somebody else wrote safe to show: nothing in it acts on a terminal or a label."""

from __future__ import annotations

import unicodedata


def printable(text: str) -> str:
    """Return ``text`` with each character that is not for reading replaced by ``�``.

    That is control, format (bidirectional marks too) and surrogate characters. The length stays.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join("�" if unicodedata.category(char).startswith("C") else char for char in text)


def printable_lines(text: str) -> str:
    """Return ``text`` with what is not for reading replaced; a line break stays one."""
    return "\n".join(map(printable, text.split("\n")))
