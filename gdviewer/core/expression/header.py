"""Drops what people write in front of a formula: ``f =``, ``z =`` or ``f(x, y) =``."""

from __future__ import annotations

from gdviewer.core.expression.errors import ExpressionError
from gdviewer.core.expression.lexer import Token
from gdviewer.core.expression.names import Names


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
                hint="name the variables, or write the formula with these",
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
