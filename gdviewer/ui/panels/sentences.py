"""Makes a sentence of words that stand for one in a table or a message."""

from __future__ import annotations


def as_sentence(text: str) -> str:
    """Begin ``text`` with a capital, unless it begins with a name or a formula, and end it."""
    begins_with_word = text[:2].isalpha() and text.split(maxsplit=1)[0].isalpha()
    end = "" if text.endswith((".", "?", "!", "…")) else "."
    return (text[0].upper() + text[1:] if begins_with_word else text) + end
