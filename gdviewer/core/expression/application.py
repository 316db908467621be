"""Reads what follows a function's name: ``sin(x)``, ``sin x``, ``sin^2(x)`` or ``sin^2 x``."""

from __future__ import annotations

from gdviewer.core.expression.complaints import complain, has_decimal_comma, two_readings
from gdviewer.core.expression.conditional import read_conditional
from gdviewer.core.expression.cursor import POWER, PRODUCT, ROOTS, SIGN, Cursor
from gdviewer.core.expression.functions import BY_SPELLING, CONDITIONALS
from gdviewer.core.expression.lexer import Token
from gdviewer.core.expression.tree import Tree
from gdviewer.core.numbers import format_count


def read_application(cursor: Cursor, name: Token) -> Tree:
    """Return the call of the function ``name``, which was read last."""
    if name.text in CONDITIONALS:
        return read_conditional(cursor, name)
    function = BY_SPELLING[name.text]
    exponent = _power(cursor, name)
    if cursor.token.kind == "(":
        parts = _arguments(cursor, name)
    elif function.arity == 1 and (cursor.begins_factor() or _is_minus_of_argument(cursor)):
        parts = [_bare_argument(cursor, name)]
    else:
        hint = f"write {_example(name.text)}"
        raise complain(f"{name.text} needs an argument", name, hint=hint)
    call = Tree("call", name.start, cursor.previous.end, function.name, parts=tuple(parts))
    return Tree("^", call.start, call.end, parts=(call, exponent)) if exponent else call


def read_own_application(cursor: Cursor, name: Token) -> Tree:
    """Return the call of ``name``, which was read last and which the text defines."""
    arity = cursor.names.definitions[name.text]
    example = f"{name.text}({', '.join(('x', 'y')[:arity])})"
    if cursor.token.kind != "(":
        message = f"{name.text} needs its argument in parentheses"
        raise complain(message, name, hint=f"write {example}")
    parts = cursor.arguments(cursor.advance())
    if len(parts) != arity:
        message = f"{name.text} takes {format_count(arity, 'argument')}, {len(parts)} given"
        raise complain(message, name, cursor.previous, hint=f"write {example}")
    return Tree("own call", name.start, cursor.previous.end, name.text, parts=tuple(parts))


def _power(cursor: Cursor, name: Token) -> Tree | None:
    """Read the power of ``sin^2(x)`` if there is one."""
    if cursor.token.kind == "power":
        exponent = cursor.number(cursor.advance())
    elif cursor.token.kind == "^":
        cursor.advance()
        exponent = cursor.nested(POWER)
    else:
        return None
    if exponent.kind == "negative" or exponent.value < 0:
        raise complain(
            f"{name.text} to a negative power can be read in two ways",
            name,
            cursor.previous,
            hint=f"write 1/{name.text}(x), or the inverse function",
        )
    return exponent


def _arguments(cursor: Cursor, name: Token) -> list[Tree]:
    """Read the arguments in parentheses, as many as the function takes."""
    opening = cursor.advance()
    if cursor.token.kind == ")":
        message = f"{name.text} needs an argument"
        raise complain(message, name, cursor.token, hint=f"write {_example(name.text)}")
    found = cursor.arguments(opening)
    function, count = BY_SPELLING[name.text], len(found)
    if count == function.arity or function.is_variadic or (function.name, count) == ("log", 2):
        return found
    wanted = f"{function.arity} argument" + ("s" if function.arity > 1 else "")
    is_decimal = any(has_decimal_comma(cursor.tokens, k) for k in range(cursor.position))
    hint = "write a decimal point, not a comma" if is_decimal else f"write {_example(name.text)}"
    message = f"{name.text} takes {wanted}, {count} given"
    raise complain(message, name, cursor.previous, hint=hint)


def _example(name: str) -> str:
    """Return the function ``name`` with as many arguments as it takes."""
    return f"{name}({', '.join(('x', 'y', '1')[: BY_SPELLING[name].arity])})"


def _is_minus_of_argument(cursor: Cursor) -> bool:
    """Tell ``sin -x`` from ``sin - x``, which lacks an argument."""
    minus = cursor.token
    if minus.kind != "-":
        return False
    following = cursor.tokens[cursor.position + 1]
    return cursor.previous.end < minus.start and minus.end == following.start


def _bare_argument(cursor: Cursor, name: Token) -> Tree:
    """Read the argument of ``sin x``: a product without signs, up to the next function."""
    argument = cursor.nested(SIGN - 1)
    while cursor.begins_factor():
        following = cursor.token
        if following.kind in {"(", "|"}:
            raise two_readings(name, following)
        if cursor.names.kind(following.text) == "function" or following.kind in ROOTS:
            break
        if following.kind == "number" or following.starts_line:
            break
        right = cursor.expression(PRODUCT)
        argument = Tree("*", argument.start, right.end, parts=(argument, right))
    if argument.kind == "number" and cursor.token.kind in {"*", "/"}:
        raise two_readings(name, cursor.token)
    return argument
