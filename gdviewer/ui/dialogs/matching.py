"""Finds by a few typed words or letters: how well a name answers a query."""

from __future__ import annotations

import re

_BEGINS_NAME, _BEGINS_WORD, _IN_NAME, _IN_HELP, _SCATTERED = range(5)
_WORD = re.compile(r"\w+")


def rank(query: str, name: str, help_text: str = "") -> int | None:
    """Return how far ``query`` is from ``name``, 0 for the nearest; None where it does not fit.

    Each word of the query must begin or be a part of a word of the name, begin a word of the help,
    or be letters of the name in their order, from the beginning of a word on.
    """
    ranks = [_rank_word(word, name.casefold(), help_text.casefold()) for word in _words(query)]
    found = [one for one in ranks if one is not None]
    return sum(found) if len(found) == len(ranks) else None


def _rank_word(word: str, name: str, help_text: str) -> int | None:
    tests = (
        (_BEGINS_NAME, name.startswith(word)),
        (_BEGINS_WORD, any(one.startswith(word) for one in _words(name))),
        (_IN_NAME, word in name),
        (_IN_HELP, any(one.startswith(word) for one in _words(help_text))),
        (_SCATTERED, _is_scattered(word, name)),
    )
    return next((one for one, is_so in tests if is_so), None)


def _is_scattered(word: str, name: str) -> bool:
    """Whether the letters of ``word`` are in ``name`` in their order, from a word's first on."""
    first = re.search(rf"\b{re.escape(word[0])}", name)
    rest = iter(name[first.start() :] if first is not None else "")
    return all(letter in rest for letter in word)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold()) or text.split()
