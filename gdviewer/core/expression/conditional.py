"""Reads ``if(x > 0, a, b)`` and ``piecewise(x < 0, a, x < 1, b, c)``."""

from __future__ import annotations

from gdviewer.core.expression.complaints import complain
from gdviewer.core.expression.cursor import Cursor
from gdviewer.core.expression.errors import ExpressionError
from gdviewer.core.expression.lexer import Token
from gdviewer.core.expression.tree import Tree

_HINTS = {
    "if": "write if(x > 0, x, 0): a condition, the value where it holds, the value otherwise",
    "piecewise": "write piecewise(x < 0, -x, x < 1, x, 1): each condition with its value, "
    "then the value otherwise",
}


def read_conditional(cursor: Cursor, name: Token) -> Tree:
    """Return the call of ``if`` or ``piecewise``, which was read last."""
    if cursor.token.kind != "(":
        raise complain(f"{name.text} needs a condition", name, hint=_HINTS[name.text])
    opening = cursor.advance()
    if _is_list_of_pairs(cursor):
        raise _refuse(name, cursor.token, "the parts stand without parentheses of their own")
    parts = cursor.arguments(opening)
    is_right = 2 <= len(parts) <= (3 if name.text == "if" else len(parts))
    if not is_right:
        few = "lacks a value" if len(parts) < 2 else "has too many parts"
        raise _refuse(name, cursor.previous, f"this {name.text} {few}")
    return Tree("call", name.start, cursor.previous.end, "piecewise", parts=tuple(parts))


def _is_list_of_pairs(cursor: Cursor) -> bool:
    """Whether the next parentheses hold a comma of their own, as SymPy writes a piece."""
    depth = 0
    for token in cursor.tokens[cursor.position :]:
        depth += (token.kind == "(") - (token.kind == ")")
        if depth == 0 or (depth == 1 and token.kind == ","):
            return depth == 1
    return False


def _refuse(name: Token, last: Token, message: str) -> ExpressionError:
    return complain(message, name, last, hint=_HINTS[name.text])
