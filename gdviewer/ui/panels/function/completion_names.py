"""The names that a text has already, also while it is not a formula yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gdviewer.core.expression.functions import BY_SPELLING, CONSTANTS
from gdviewer.core.expression.lexer import NAME, WORDS
from gdviewer.core.numbers import format_number
from gdviewer.ui.panels.function.completion_entries import Completion, Kind

_DEFINITION = re.compile(
    rf"(?:^|[;\n])[^\S\n]*(?P<name>{NAME.pattern})(?:\s*(?P<arguments>\([^()=;\n]*\)))?"
    r"\s*=(?!=)(?P<body>[^;\n]*)"
)


def own_completions(
    text: str, variables: tuple[str, ...], parameters: Mapping[str, float]
) -> tuple[Completion, ...]:
    """Return the definitions, variables and parameters of ``text``, each once."""
    defined = {one.spelling: one for one in _definitions(text)}
    of_axes = {name: _variable(name) for name in variables}
    others = {name: _parameter(name, parameters) for name in _free_names(text)}
    return tuple((others | of_axes | defined).values())


def _definitions(text: str) -> Iterator[Completion]:
    for found in _DEFINITION.finditer(text):
        name, arguments = found["name"], (found["arguments"] or "")
        purpose = f"{name}{arguments} = {found['body'].strip()}"
        is_called = bool(arguments)
        yield Completion(
            Kind.DEFINITION, name, name, name, "defined in this text", purpose, is_called
        )


def _free_names(text: str) -> Iterator[str]:
    for name in NAME.findall(text):
        if name not in BY_SPELLING and name not in CONSTANTS and name.lower() not in WORDS:
            yield name


def _variable(name: str) -> Completion:
    return Completion(Kind.VARIABLE, name, name, name, "variable", "one of the axes")


def _parameter(name: str, values: Mapping[str, float]) -> Completion:
    purpose = f"now {format_number(values[name])}" if name in values else "its slider is below"
    return Completion(Kind.PARAMETER, name, name, name, "parameter", purpose)
