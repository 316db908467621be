"""Makes a sentence of words that stand for one in a table or a message."""

from __future__ import annotations

from gdviewer.core.expression.functions import BY_SPELLING


def as_sentence(text: str, name: str = "") -> str:
    """Begin ``text`` with a capital, unless it begins with a name or a formula, and end it.

    ``name`` is the one that the text is about, if it is about one.
    """
    first, *_ = text.split(maxsplit=1)
    is_word = first == "a" or (len(first) > 1 and first.isalpha())
    begins_with_word = is_word and first != name and first not in BY_SPELLING
    end = "" if text.endswith((".", "?", "!", "…")) else "."
    return (text[0].upper() + text[1:] if begins_with_word else text) + end
