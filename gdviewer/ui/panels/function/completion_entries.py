"""What the language has to offer for completion: functions, constants, Greek letters, examples."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache

from gdviewer.core.expression.characters import GREEK_LETTERS
from gdviewer.core.expression.functions import CONSTANTS, GROUPS
from gdviewer.core.expression.table.function import Function
from gdviewer.core.numbers import format_number
from gdviewer.core.problems import problems
from gdviewer.ui.widgets.choice import Choice


class Kind(Enum):
    """What a completion is; those that come first are the nearer ones."""

    DEFINITION = 0
    VARIABLE = 1
    PARAMETER = 2
    FUNCTION = 3
    ALIAS = 4
    CONSTANT = 5
    GREEK = 6
    PROBLEM = 7


@dataclass(frozen=True, slots=True)
class Completion:
    """One thing that a name may be meant for.

    Parameters
    ----------
    kind
        What it is.
    spelling
        What is typed to find it.
    text
        What comes into the formula; for a built-in function its key.
    title, remark, purpose
        What is shown of it: its name, what it is, one sentence.
    is_called
        Whether parentheses follow.
    """

    kind: Kind
    spelling: str
    text: str
    title: str
    remark: str
    purpose: str
    is_called: bool = False

    def choice(self, key: str) -> Choice:
        """Return its row in a list, where it has ``key``."""
        return Choice(key, self.title, "", self.purpose, self.remark)


@cache
def language_completions() -> tuple[Completion, ...]:
    """Return the names that mean something in every formula."""
    rows = [row for group in GROUPS.values() for row in group if not row.is_inner]
    functions = [one for row in rows for one in _of_function(row)]
    constants = [_of_constant(name, value) for name, value in CONSTANTS.items()]
    small = {word: letter for word, letter in GREEK_LETTERS.items() if letter not in CONSTANTS}
    large = {word.capitalize(): letter.upper() for word, letter in GREEK_LETTERS.items()}
    greek = [one for pair in (small | large).items() for one in _of_letter(*pair)]
    return (*functions, *constants, *greek)


@cache
def problem_completions() -> tuple[Completion, ...]:
    """Return the built-in functions, each to be shown in place of the text."""
    return tuple(
        Completion(Kind.PROBLEM, one.title, key, one.title, "built-in function", one.expression)
        for key, one in problems().items()
    )


def _of_function(row: Function) -> list[Completion]:
    """Return the function by its name and by the others that it has."""
    purpose = f"{row.help}; {row.domain}" if row.domain else row.help
    named = Completion(Kind.FUNCTION, row.name, row.name, row.name, "function", purpose, True)
    remark = f"function, the same as {row.name}"
    others = (
        Completion(Kind.ALIAS, alias, alias, alias, remark, purpose, True)
        for alias in row.aliases
        if not alias.lower().startswith(row.name[:2].lower())
    )
    return [named, *others]


def _of_constant(name: str, value: float) -> Completion:
    purpose = f"the number {format_number(value)}"
    spelling = next((word for word, letter in GREEK_LETTERS.items() if letter == name), name)
    return Completion(Kind.CONSTANT, spelling, name, name, "constant", purpose)


def _of_letter(word: str, letter: str) -> list[Completion]:
    """Return a Greek letter, and its name in Latin ones, which is a name of its own."""
    remark, purpose = "Greek letter", f"{letter} and {word} are two names"
    return [
        Completion(Kind.GREEK, word, letter, letter, f"{remark} {word}", purpose),
        Completion(Kind.GREEK, word, word, word, f"{remark} {letter}", purpose),
    ]
