"""Reads what people write in front of a formula: ``f =``, ``z =`` or ``f(x, y) =``."""

from __future__ import annotations

import re

from gdviewer.core.expression.characters import canonical_name
from gdviewer.core.expression.errors import ExpressionError
from gdviewer.core.expression.functions import BY_SPELLING, CONSTANTS
from gdviewer.core.expression.lexer import NAME, Token
from gdviewer.core.expression.names import Names

_ARGUMENT = rf"\s*((?:{NAME.pattern}))\s*"
_NAMED = re.compile(rf"\s*f\s*\({_ARGUMENT},{_ARGUMENT}\)\s*=")
_ANNOUNCED = re.compile(rf"\s*f\s*\({_ARGUMENT}(?:,{_ARGUMENT})?\)\s*=")


def named_variables(text: str) -> tuple[str, ...] | None:
    """Return u and v of a formula that begins with ``f(u, v) =``, None where x or y is there."""
    head = _NAMED.match(text)
    if head is None:
        return None
    names = tuple(map(canonical_name, head.groups()))
    is_new = not {*names} & {"x", "y", *BY_SPELLING, *CONSTANTS} and names[0] != names[1]
    return names if is_new else None


def announced_variables(text: str) -> tuple[str, ...]:
    """Return the names in ``f(t) =`` or ``f(x, y) =`` in front; none where they cannot be any."""
    head = _ANNOUNCED.match(text)
    names = tuple(canonical_name(name) for name in head.groups() if name) if head else ()
    is_distinct = len(set(names)) == len(names)
    return names if is_distinct and not {*names} & {*BY_SPELLING, *CONSTANTS} else ()


def skip_header(tokens: list[Token], names: Names) -> int:
    """Return the position of the first token after ``f =``, ``z =`` or ``f(x, y) =``.

    Raises
    ------
    ExpressionError
        Where any other equals sign makes the text an equation.
    """
    kinds = [token.kind for token in tokens]
    if "=" not in kinds:
        return 0
    equals = kinds.index("=")
    head = tokens[:equals]
    if "=" in kinds[equals + 1 :] or not _is_header(head, names):
        sign = tokens[equals]
        raise ExpressionError(
            "an equation is not a surface",
            start=sign.start,
            end=sign.end,
            hint="type only the surface, e.g. x^2 + y^2",
        )
    for token in head[2:]:
        if token.kind == "name" and token.text not in names.variables:
            known = " and ".join(names.variables)
            raise ExpressionError(
                f"{token.text!r} is not a variable; the variables are {known}",
                start=token.start,
                end=token.end,
                hint="write the formula with these, or begin it with two others, as f(u, v) =",
            )
    return equals + 1


def _is_header(head: list[Token], names: Names) -> bool:
    if not head or head[0].text not in {"f", "z"} or names.kind(head[0].text) != "unknown":
        return False
    if len(head) == 1:
        return True
    kinds = [token.kind for token in head[1:]]
    arguments = kinds[1:-1]
    is_list = bool(arguments) and all(
        kind == ("," if place % 2 else "name") for place, kind in enumerate(arguments)
    )
    return head[0].text == "f" and kinds[0] == "(" and kinds[-1] == ")" and is_list
