"""Reads what stands before an equals sign: ``f(x, y) =`` of a formula, ``u =`` of a definition."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from gdviewer.core.expression.complaints import complain
from gdviewer.core.expression.lexer import Token
from gdviewer.core.expression.names import Names, may_be_variable
from gdviewer.core.expression.statements import Statement, equation

MAX_ARGUMENTS = 2

_FORMULA = frozenset({"f", "z"})
_OPERATORS = frozenset("+-*/^")


class Head(NamedTuple):
    """A name, and those of its arguments in parentheses."""

    name: Token
    arguments: tuple[Token, ...] = ()


def announced_variables(statement: Statement) -> tuple[str, ...]:
    """Return the names in ``f(t) =`` or ``f(u, v) =``; none where they cannot be variables."""
    head = _read(statement.head)
    if head is None or head.name.text != "f" or len(head.arguments) > MAX_ARGUMENTS:
        return ()
    names = tuple(argument.text for argument in head.arguments)
    is_distinct = len(set(names)) == len(names)
    return names if is_distinct and all(map(may_be_variable, names)) else ()


def check_formula(statement: Statement, names: Names) -> None:
    """Let nothing, ``f =``, ``z =`` or ``f(x, y) =`` stand before the formula.

    Raises
    ------
    ExpressionError
        Where it is an equation, a definition, or has other variables.
    """
    if statement.equals is None:
        return
    sign = statement.tokens[statement.equals]
    head = _read(statement.head)
    kind = names.kind(head.name.text) if head else ""
    if head is None or kind in {"variable", "constant", "function"}:
        raise equation(sign)
    if head.name.text not in _FORMULA or kind != "unknown":
        _check_line_ends(statement)
        raise complain(
            f"{head.name.text} is defined here, but no formula follows",
            head.name,
            sign,
            hint="type the formula alone, e.g. x^2 + y^2, or below this line",
        )
    for token in head.arguments:
        if token.text not in names.variables:
            known = " and ".join(names.variables)
            raise complain(
                f"{token.text!r} is not a variable; the variables are {known}",
                token,
                hint="write the formula with these, or begin it with two others, as f(u, v) =",
            )


def _check_line_ends(statement: Statement) -> None:
    """Raise an ExpressionError where a line goes on because its end is missing."""
    for before, token in pairwise(statement.tokens):
        if token.starts_line and before.kind in _OPERATORS:
            raise complain(
                f"something is missing after {before.text!r} at the end of this line", before
            )


def read_definition(statement: Statement, following: Statement, names: Names) -> Head:
    """Return what the definition ``statement``, which is not the last one, gives a meaning to.

    Raises
    ------
    ExpressionError
        Where it defines nothing, or a name that has a meaning already.
    """
    if statement.equals is None:
        raise complain(
            "one formula only, but another line begins here",
            following.tokens[0],
            hint="join them by +, -, * or /, or give the first one a name, as in u = x^2",
        )
    head = _read(statement.head)
    if head is None:
        message = "before '=' stands a name, or a function such as g(t)"
        hint = "write u = x^2, or g(t) = t^2"
        raise complain(message, statement.tokens[0], statement.tokens[statement.equals], hint=hint)
    _check_name(head.name, names)
    _check_arguments(head, names)
    return head


def _read(tokens: list[Token]) -> Head | None:
    """Return the head that ``tokens`` make: a name, or a name with names in parentheses."""
    kinds = [token.kind for token in tokens]
    if kinds == ["name"]:
        return Head(tokens[0])
    inside = kinds[2:-1]
    is_list = bool(inside) and all(
        kind == ("," if place % 2 else "name") for place, kind in enumerate(inside)
    )
    if kinds[:2] == ["name", "("] and kinds[-1] == ")" and is_list and inside[-1] == "name":
        return Head(tokens[0], tuple(tokens[2:-1:2]))
    return None


def _check_name(token: Token, names: Names) -> None:
    name, kind = token.text, names.kind(token.text)
    if kind in {"definition", "own function"}:
        raise complain(f"{name} is defined twice", token, hint="give it another name")
    if kind in {"variable", "constant", "function"}:
        message = f"{name} is a {kind}, so it cannot be defined"
        raise complain(message, token, hint="choose a name that has no meaning yet, such as u")
    names.check_word(name, token.start, token.end)


def _check_arguments(head: Head, names: Names) -> None:
    """Arguments may have the names of variables, but of nothing else that has a meaning."""
    if len(head.arguments) > MAX_ARGUMENTS:
        message = f"{head.name.text} has {len(head.arguments)} arguments, more than two"
        raise complain(message, head.arguments[2], hint="use the variables themselves in it")
    for place, token in enumerate(head.arguments):
        kind = names.kind(token.text)
        if kind in {"constant", "function", "definition", "own function", "later"}:
            what = kind if kind in {"constant", "function"} else "definition"
            message = f"{token.text} is a {what}, so it cannot be an argument"
            raise complain(message, token, hint="choose another letter, such as t")
        if token.text in {other.text for other in head.arguments[:place]}:
            raise complain(f"{token.text} occurs twice", token, hint="choose another letter")
        names.check_word(token.text, token.start, token.end)
