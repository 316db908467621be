"""The methods that the words of a command name, each with the settings that follow it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from gdviewer.commands import arguments
from gdviewer.commands.arguments import Parser
from gdviewer.core.hyperparameters import Value

_OPTIMIZER, _RULE, _FIELD, _RULE_FIELD = "--optimizer", "--step-rule", "--set", "--rule"


class Word(NamedTuple):
    """One of the options that describe a method, and its value."""

    option: str
    value: Any


@dataclass(frozen=True, slots=True)
class Racer:
    """A method as it was asked for: keys, and what was set; without a rule it has its usual one."""

    optimizer: str = "gradient_descent"
    step_rule: str = ""
    fields: tuple[tuple[str, Value], ...] = ()
    rule_fields: tuple[tuple[str, Value], ...] = ()


def add_method_arguments(parser: Parser) -> None:
    """Add the options of a method; they are collected in their order."""
    for option, read, metavar, about in (
        (_OPTIMIZER, str, "NAME", "a method; may be repeated, each followed by its own settings"),
        (_RULE, str, "NAME", "without it the method's usual one"),
        (
            _FIELD,
            arguments.assignment,
            "NAME=V",
            "a field of the optimizer, such as learning_rate=0.1; may be repeated",
        ),
        (
            _RULE_FIELD,
            arguments.assignment,
            "NAME=V",
            "a field of the step rule, such as gamma=0.99; may be repeated",
        ),
    ):
        parser.add_argument(
            option,
            dest="methods",
            type=_tagged(option, read),
            action="append",
            default=[],
            metavar=metavar,
            help=about,
        )


def racers_of(words: Sequence[Word]) -> tuple[Racer, ...]:
    """Return the methods that ``words`` describe; where one is named the order is of no account.

    Raises
    ------
    ValueError
        Several are named, and a setting stands before the first of them.
    """
    places = [place for place, word in enumerate(words) if word.option == _OPTIMIZER]
    if len(places) < 2:
        return (_racer(words),)
    if places[0] > 0:
        raise ValueError(
            f"{words[0].option} stands before the first {_OPTIMIZER}; where there are several, "
            "the settings of each follow it"
        )
    ends = [*places[1:], len(words)]
    return tuple(_racer(words[place:end]) for place, end in zip(places, ends, strict=True))


def _tagged(option: str, read: Callable[[str], Any]) -> Callable[[str], Word]:
    """Return what reads a value and remembers its option."""
    return lambda text: Word(option, read(text))


def _racer(words: Iterable[Word]) -> Racer:
    racer = Racer()
    for option, value in words:
        if option == _OPTIMIZER:
            racer = replace(racer, optimizer=value)
        elif option == _RULE:
            racer = replace(racer, step_rule=value)
        elif option == _FIELD:
            racer = replace(racer, fields=(*racer.fields, value))
        else:
            racer = replace(racer, rule_fields=(*racer.rule_fields, value))
    return racer
