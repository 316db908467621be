"""Reads the words of a command; an expression or a value may start with a minus."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NoReturn

from gdviewer.core.bounds import Bounds
from gdviewer.core.hyperparameters import Value
from gdviewer.core.numbers import parse_number

_LOOKS_LIKE_AN_OPTION = re.compile(r"--[a-z][a-z-]+(=.*)?", re.DOTALL)


class Parser(argparse.ArgumentParser):
    """An argument parser that takes ``-x^2`` for an expression and ``-2,1`` for a value.

    A word is an option only if it is one of this parser's own; the word after an option that takes
    a value is its value, whatever it starts with. What is wrong is raised as a ValueError.
    """

    def __init__(self, command: str, **keywords: Any) -> None:
        self._takes_value: dict[str, bool] = {}
        super().__init__(prog=f"gdviewer {command}".strip(), allow_abbrev=False, **keywords)

    def add_argument(self, *names: Any, **keywords: Any) -> argparse.Action:
        """Add an argument as argparse does."""
        action = super().add_argument(*names, **keywords)
        self._takes_value |= dict.fromkeys(action.option_strings, action.nargs != 0)
        return action

    def read(self, words: Sequence[str]) -> argparse.Namespace:
        """Return the arguments that ``words`` give."""
        options: list[str] = []
        others: list[str] = []
        rest = iter(words)
        for word in rest:
            name, equals, _ = word.partition("=")
            if word == "--":
                others.extend(rest)
            elif name not in self._takes_value:
                others.append(self._not_an_option(word))
            elif self._takes_value[name] and not equals:
                options.append(f"{word}={self._value_of(word, rest)}")
            else:
                options.append(word)
        return self.parse_args([*options, "--", *others])

    def error(self, message: str) -> NoReturn:
        """Raise a ValueError of one sentence."""
        raise ValueError(message)

    def _not_an_option(self, word: str) -> str:
        if _LOOKS_LIKE_AN_OPTION.fullmatch(word):
            self.error(f"there is no option {word.partition('=')[0]}; see {self.prog} --help")
        return word

    def _value_of(self, option: str, rest: Iterator[str]) -> str:
        value = next(rest, None)
        if value is None:
            self.error(f"{option} needs a value")
        return value


def point(text: str) -> tuple[float, ...]:
    """Read ``-1.2,1``; any count of numbers, with or without parentheses."""
    inner = text.strip().removeprefix("(").removesuffix(")")
    return tuple(_number(part, text) for part in inner.replace(";", ",").split(","))


def number(text: str) -> float:
    """Read one number."""
    return _number(text, text)


def bounds(text: str) -> Bounds:
    """Read ``xmin,xmax,ymin,ymax``."""
    edges = point(text)
    if len(edges) != 4 or not (edges[0] < edges[1] and edges[2] < edges[3]):
        raise argparse.ArgumentTypeError(
            f"{text!r} is not xmin,xmax,ymin,ymax with xmin < xmax and ymin < ymax"
        )
    return Bounds(*edges)


def names(text: str) -> tuple[str, ...]:
    """Read ``x,y``."""
    return tuple(name.strip() for name in text.split(","))


def assignments(texts: Iterable[str]) -> dict[str, Value]:
    """Read ``name=value``, each a number, ``true`` or ``false``, or a word."""
    return dict(_assignment(text) for text in texts)


def numbers(texts: Iterable[str]) -> dict[str, float]:
    """Read ``name=number``."""
    return {name: _number(value, f"{name}={value}") for name, value in _pairs(texts)}


def limit(text: str) -> float | None:
    """Read a number, or ``off``, which is None."""
    return None if text == "off" else _number(text, text)


def count(text: str) -> int:
    """Read a whole number from 0 on."""
    value = _number(text, text)
    if value != int(value) or value < 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0 on")
    return int(value)


def whole_limit(text: str) -> int | None:
    """Read a whole number, or ``off``, which is None."""
    return None if text == "off" else count(text)


def _assignment(text: str) -> tuple[str, Value]:
    ((name, value),) = _pairs([text])
    if value in ("true", "false"):
        return name, value == "true"
    try:
        number = parse_number(value)
    except ValueError:
        return name, value
    return name, int(number) if re.fullmatch(r"[+-]?\d+", value.strip()) else number


def _pairs(texts: Iterable[str]) -> list[tuple[str, str]]:
    pairs = []
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or not name.strip():
            raise ValueError(f"write name=value, such as learning_rate=0.1, not {text!r}")
        pairs.append((name.strip(), value))
    return pairs


def _number(part: str, text: str) -> float:
    try:
        return parse_number(part)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{part!r} in {text!r} is not a finite number") from None
