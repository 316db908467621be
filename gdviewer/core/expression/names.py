"""Decides what a name in a formula is, and refuses those that were hardly meant as one."""

from __future__ import annotations

import difflib
import keyword
import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType

from gdviewer.core.expression.characters import GREEK_LETTERS
from gdviewer.core.expression.errors import ExpressionError
from gdviewer.core.expression.functions import BY_SPELLING, CONSTANTS

_GREEK_WORDS = {*GREEK_LETTERS, "lamda"}
# functions of mathematics, so never a factor before "("; alone they are parameters
_FUNCTION_OR_PARAMETER = frozenset({"gamma", "beta", "zeta"})
_RESERVED = frozenset(keyword.kwlist) - {"lambda"}
_LIKENESS = 0.65  # of a name to the one that it is taken for
_DEFINED = ("definition", "own function")
_NO_NUMBER = frozenset({"nan", "inf", "infinity", "oo", "true", "false", "none"})


def is_only_function(name: str) -> bool:
    """Whether ``name`` is a function and nothing else, so that it needs an argument."""
    return name in BY_SPELLING and name not in _FUNCTION_OR_PARAMETER


def may_be_variable(name: str) -> bool:
    """Whether ``name`` has no meaning of its own; that of a parameter it may have."""
    is_word = name in _RESERVED or name.lower() in _NO_NUMBER
    return not (is_word or name in CONSTANTS or is_only_function(name))


class Names:
    """What names mean, given the variables and the names that are known to be parameters.

    ``definitions`` are the names that the text has defined so far, each with the number of its
    arguments, ``later`` those that it defines further down, and ``arguments`` those of the
    function that is being defined.
    """

    def __init__(
        self,
        variables: Iterable[str],
        parameters: Iterable[str] = (),
        definitions: Mapping[str, int] = MappingProxyType({}),
        later: Iterable[str] = (),
        arguments: Iterable[str] = (),
    ) -> None:
        self.variables = tuple(variables)
        self.parameters = frozenset(parameters)
        self.definitions = definitions
        self._kinds = {
            **dict.fromkeys(CONSTANTS, "constant"),
            **dict.fromkeys(parameters, "parameter"),
            **dict.fromkeys(self.variables, "variable"),
            **dict.fromkeys(later, "later"),
            **{name: _DEFINED[count > 0] for name, count in definitions.items()},
            **dict.fromkeys(arguments, "argument"),
        }

    def kind(self, name: str) -> str:
        """Return what ``name`` is.

        That is ``argument``, ``definition``, ``own function``, ``later``, ``variable``,
        ``parameter``, ``constant``, ``function`` or ``unknown``.
        """
        return self._kinds.get(name) or ("function" if is_only_function(name) else "unknown")

    def is_called(self, name: str, *, is_before_parenthesis: bool) -> bool:
        """Whether ``name`` stands for a function here."""
        kind = self.kind(name)
        may_be = kind == "unknown" and name in BY_SPELLING and is_before_parenthesis
        return kind == "function" or may_be

    def is_factor(self, name: str) -> bool:
        """Whether ``name`` before a parenthesis is a factor rather than an unknown function."""
        if self.kind(name) != "unknown":
            return self.kind(name) != "function"
        stem = re.sub(r"_?[0-9]+$", "", name)
        if stem.lower() in _GREEK_WORDS:
            return stem.lower() not in _FUNCTION_OR_PARAMETER
        return len(stem) == 1 and stem not in {"f", "g", "h"}

    def check_parameter(self, name: str, start: int, end: int) -> None:
        """Raise an ExpressionError where the unknown ``name`` was hardly meant as a parameter."""
        self.check_word(name, start, end)
        message, hint = f"unknown name {name!r}", ""
        if "_" in name or not name.isascii() or len(name) == 1 or name in BY_SPELLING:
            return
        if (near := name.lower()) in BY_SPELLING or near in CONSTANTS:
            hint = f"did you mean {near}?"
        elif pieces := self._pieces(name):
            hint = _reading(pieces)
        else:
            return
        raise ExpressionError(message, start=start, end=end, hint=hint)

    def check_word(self, name: str, start: int, end: int) -> None:
        """Raise an ExpressionError where ``name`` is a word that no text may give a meaning to."""
        if name in _RESERVED:
            message, hint = f"{name!r} is no part of a formula", "type only the surface"
        elif name.lower() in _NO_NUMBER:
            message, hint = f"{name!r} is not a number", ""
        else:
            return
        raise ExpressionError(message, start=start, end=end, hint=hint)

    def unknown_function(self, name: str) -> tuple[str, str]:
        """Return the sentence and the hint for ``name(...)``."""
        message = f"unknown function {name!r}"
        *factors, last = self._pieces(name) or [""]
        if last in BY_SPELLING and not BY_SPELLING.keys() & factors:
            return message, f"did you mean {'*'.join([*factors, last])}(…)?"
        near = difflib.get_close_matches(name.lower(), BY_SPELLING, 1, _LIKENESS)
        if near and len(name) > 1:
            return message, f"did you mean {near[0]}?"
        return message, f"for a product write {name}*(…)"

    @cached_property
    def _plain(self) -> frozenset[str]:
        """Whole names other than functions that a longer one may be made of."""
        names = self._kinds.keys() - self.parameters
        return frozenset(name for name in names if name.isascii() and "_" not in name)

    def _heads(self, name: str, start: int) -> list[str]:
        """Return what ``name`` may go on with at ``start``: functions and long ones first."""
        digits = re.match(r"[0-9]+", name[start:])
        if digits:
            return [digits.group()]
        longer = [name[start:end] for end in range(len(name), start, -1)]
        functions = [piece for piece in longer if piece in BY_SPELLING]
        return functions + [piece for piece in longer if piece in self._plain]

    def _pieces(self, name: str) -> list[str]:
        """Return the known names and numbers that ``name`` is wholly made of, or nothing."""
        best: list[list[str] | None] = [None] * (len(name) + 1)
        best[len(name)] = []
        for start in range(len(name) - 1, -1, -1):
            for head in self._heads(name, start):
                rest = best[start + len(head)]
                found = best[start]
                if rest is not None and (found is None or len(rest) + 1 < len(found)):
                    best[start] = [head, *rest]
        return best[0] or []


def _reading(pieces: list[str]) -> str:
    """Offer what a name made of known ones may have been meant for."""
    first, rest = pieces[0], "*".join(pieces[1:])
    if first in BY_SPELLING and rest:
        return f"did you mean {first}({rest}) or {'*'.join([*first, rest])}?"
    place = next((place for place, piece in enumerate(pieces) if piece in BY_SPELLING), 0)
    if 0 < place < len(pieces) - 1:
        argument = "*".join(pieces[place + 1 :])
        return f"did you mean {'*'.join(pieces[: place + 1])}({argument})?"
    if len(pieces) == 2 and pieces[1].isdigit():
        return f"did you mean {first}*{rest}, {first}^{rest} or {first}_{rest}?"
    return f"did you mean {'*'.join(pieces)}?"
