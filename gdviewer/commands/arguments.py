"""Reads the words of a command; an expression or a value may start with a minus."""

from __future__ import annotations

import argparse
import math
import re
from collections.abc import Iterator, Sequence
from typing import Any, NoReturn

from gdviewer.core.descent import SEEDS
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
    if not inner.strip():
        raise argparse.ArgumentTypeError("write X,Y, such as -2,1")
    return _numbers(inner, text)


def number(text: str) -> float:
    """Read one number."""
    return _number(text, text)


def ranges(text: str) -> tuple[tuple[float, float], ...]:
    """Read ``xmin,xmax,ymin,ymax``, or ``xmin,xmax`` for the curve of one variable."""
    edges = _numbers(text, text)
    pairs = tuple(zip(edges[::2], edges[1::2], strict=False))
    if len(edges) not in {2, 4} or not all(low < high for low, high in pairs):
        raise argparse.ArgumentTypeError(
            f"{text!r} is not xmin,xmax,ymin,ymax with xmin < xmax and ymin < ymax"
        )
    return pairs


def names(text: str) -> tuple[str, ...]:
    """Read ``x,y``."""
    return tuple(name.strip() for name in text.split(","))


def assignment(text: str) -> tuple[str, Value]:
    """Read ``name=value``: a number, ``true`` or ``false``, or a word."""
    name, value = _pair(text)
    return name, _value(value)


def parameter(text: str) -> tuple[str, float]:
    """Read ``name=number``."""
    name, value = _pair(text)
    return name, _number(value, text)


def limit(text: str) -> float | None:
    """Read a number, or ``off``, which is None."""
    return None if text == "off" else _number(text, text)


def seed(text: str) -> int:
    """Read a whole number that may be a seed."""
    if not re.fullmatch(r"[0-9]{1,19}", text.strip()) or int(text) not in SEEDS:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0 to 2^63 - 1")
    return int(text)


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise argparse.ArgumentTypeError(f"write name=value, such as a=0.1, not {text!r}")
    return name.strip(), value


def _value(text: str) -> Value:
    if text in ("true", "false"):
        return text == "true"
    try:
        number = parse_number(text)
    except ValueError:
        return _infinite_or_word(text)
    return int(number) if re.fullmatch(r"[+-]?\d+", text.strip()) else number


def _infinite_or_word(text: str) -> Value:
    """Return nan or an infinity, which the field refuses as such, or ``text`` as it is."""
    try:
        number = float(text)
    except ValueError:
        return text
    return text if math.isfinite(number) else number


def _numbers(inner: str, text: str) -> tuple[float, ...]:
    return tuple(_number(part, text) for part in inner.replace(";", ",").split(","))


def _number(part: str, text: str) -> float:
    """Read ``part``, which is in ``text``, and of which a message speaks."""
    if not part.strip():
        raise argparse.ArgumentTypeError(f"a number is missing in {text!r}")
    try:
        return parse_number(part)
    except ValueError:
        where = "" if part == text else f" in {text!r}"
        raise argparse.ArgumentTypeError(f"{part!r}{where} is not a finite number") from None
