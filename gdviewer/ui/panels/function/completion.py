"""Decides what is offered while a name of a formula is being typed; pure, and without a window."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from gdviewer.core.expression.characters import GREEK_LETTERS
from gdviewer.core.expression.functions import BY_SPELLING, CONSTANTS
from gdviewer.core.expression.lexer import MAX_NAME, NAME
from gdviewer.ui.panels.function.completion_entries import (
    Completion,
    Kind,
    language_completions,
    problem_completions,
)
from gdviewer.ui.panels.function.completion_names import own_completions

_LEAST = 2  # letters, before anything is offered
_WORD_BEFORE = re.compile(rf"(?:{NAME.pattern})$")
_GOES_ON = re.compile(r"[A-Za-z0-9_₀-₉]")
_GREEK = {word for letter in GREEK_LETTERS for word in (letter, letter.capitalize())}
_KNOWN = {*BY_SPELLING, *CONSTANTS, *_GREEK}


class Offer(NamedTuple):
    """What may be meant, the best first; ``has_best`` where the name is none by itself yet."""

    completions: tuple[Completion, ...] = ()
    has_best: bool = False


def word_before(text: str) -> str:
    """Return the name, or the part of one, that ``text`` ends with; empty where it has none."""
    found = _WORD_BEFORE.search(text[-MAX_NAME:])
    return found.group() if found else ""


def is_name_begun(before: str, after: str) -> bool:
    """Whether the name at the cursor is hardly more than the beginning of a known one.

    One letter is a name of its own, and so is one that the text has elsewhere too.
    """
    word = word_before(before)
    if len(word) < _LEAST or word in _KNOWN or _GOES_ON.match(after):
        return False
    is_used = word in NAME.findall(f"{before[: -len(word)]} {after}")
    return not is_used and any(known.startswith(word) for known in _KNOWN)


def offer(
    before: str, after: str, variables: tuple[str, ...], parameters: Mapping[str, float]
) -> Offer:
    """Return what the name at the cursor may be meant for.

    Parameters
    ----------
    before, after
        The text in front of the cursor and behind it.
    variables
        The names of the axes.
    parameters
        The values of the parameters that are known, which say something of a name.

    Nothing is offered for less than two letters, inside a name, and for a whole name that no other
    one begins with. Built-in functions are offered where the name is all that there is.
    """
    word = word_before(before)
    if len(word) < _LEAST or _GOES_ON.match(after):
        return Offer()
    rest = f"{before[: -len(word)]} {after}"
    others = tuple(name for name in variables if name != word)  # half a name can be a variable
    known = (*own_completions(rest, others, parameters), *language_completions())
    found = [one for one in known if (one.text != word or one.is_called) and _fits(one, word)]
    if not rest.strip():
        found += [one for one in problem_completions() if _begins_a_word(one.title, word)]
    if all(one.spelling == word and one.is_called for one in found):
        return Offer()
    is_whole = any(one.text == word and not one.is_called for one in known)
    return Offer(tuple(sorted(found, key=lambda one: _distance(one, word))), not is_whole)


def insertion(completion: Completion, after: str) -> tuple[str, int]:
    """Return what takes the place of the name, and how many characters of it the cursor passes.

    Behind the name of a function it is inside the parentheses, which are made unless ``after`` has
    one.
    """
    text = completion.text
    if not completion.is_called:
        return text, len(text)
    if after.startswith("("):
        return text, len(text) + 1
    return f"{text}()", len(text) + 1


def _fits(completion: Completion, word: str) -> bool:
    """Whether ``word`` begins it; a Greek letter is a small or a large one."""
    if completion.kind is Kind.GREEK:
        return completion.spelling.startswith(word)
    return completion.spelling.lower().startswith(word.lower())


def _begins_a_word(title: str, word: str) -> bool:
    return any(one.startswith(word.casefold()) for one in re.findall(r"\w+", title.casefold()))


def _distance(completion: Completion, word: str) -> tuple[bool, bool, int, bool]:
    """Return what sorts: the name itself first, the same letters, the kind, the first word."""
    spelling = completion.spelling
    is_first_word = spelling.casefold().startswith(word.casefold())
    is_other = completion.text != word
    return is_other, not spelling.startswith(word), completion.kind.value, not is_first_word
