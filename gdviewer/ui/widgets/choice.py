"""One entry of a menu that explains itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from gdviewer.ui.dialogs.matching import rank


@dataclass(frozen=True, slots=True)
class Choice:
    """A key with its title, the heading it stands under, and one sentence on what it is for.

    ``remark`` stands quietly behind the title. Where there is a ``refusal``, one sentence, the
    entry cannot be chosen now.
    """

    key: str
    title: str
    group: str
    purpose: str
    remark: str = ""
    refusal: str = ""


def arranged(choices: tuple[Choice, ...], first: int) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    """Yield headings with what stands under them: the ``first`` choices under none, then groups.

    The groups come in the order in which ``choices`` first name them.
    """
    if first:
        yield "", choices[:first]
    places = {group: place for place, group in reversed([*enumerate(_groups(choices))])}
    rest = sorted(choices[first:], key=lambda choice: places[choice.group])
    for group, members in groupby(rest, key=lambda choice: choice.group):
        yield group, tuple(members)


def found(choices: Iterable[Choice], query: str) -> tuple[Choice, ...]:
    """Return the choices that answer ``query`` by title or sentence, the nearest first."""
    ranked = [(rank(query, choice.title, _help(choice)), choice) for choice in choices]
    fitting = [(far, choice) for far, choice in ranked if far is not None]
    return tuple(choice for _, choice in sorted(fitting, key=lambda pair: pair[0]))


def _groups(choices: Iterable[Choice]) -> list[str]:
    return [choice.group for choice in choices]


def _help(choice: Choice) -> str:
    return f"{choice.group} {choice.purpose}"
