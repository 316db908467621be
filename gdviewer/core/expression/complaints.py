"""Says what is wrong at a place where the tokens do not make a formula."""

from __future__ import annotations

from collections.abc import Sequence

from gdviewer.core.expression.errors import ExpressionError
from gdviewer.core.expression.lexer import Token


def complain(
    message: str, first: Token, last: Token | None = None, hint: str = ""
) -> ExpressionError:
    """Return an error that marks the tokens from ``first`` to ``last``."""
    return ExpressionError(message, start=first.start, end=(last or first).end, hint=hint)


def missing_operand(tokens: Sequence[Token], position: int) -> ExpressionError:
    """Explain that an operand should stand where the token at ``position`` is."""
    token = tokens[position]
    if position == 0:
        if token.kind == "power":
            return complain("a superscript has nothing before it", token, hint="write x²")
        return complain(f"a formula cannot begin with {token.text!r}", token)
    previous = tokens[position - 1]
    if token.kind == "end" and previous.kind == "(":
        return complain("this '(' has no ')'", previous)
    if token.kind in {"end", ")"}:
        return complain(f"something is missing after {previous.text!r}", previous)
    if previous.kind == "(":
        return complain(f"something is missing before {token.text!r}", token)
    return complain(f"{token.text!r} cannot follow {previous.text!r}", previous, token)


def unexpected(tokens: Sequence[Token], position: int) -> ExpressionError:
    """Explain a token at which a complete formula cannot go on."""
    token = tokens[position]
    if token.kind == ")":
        return complain("this ')' has no '('", token)
    if token.kind == ",":
        hint = "a comma only separates the arguments of a function"
        if has_decimal_comma(tokens, position):
            hint = "write a decimal point, and no comma between thousands"
        return complain("there is a comma outside a function", token, hint=hint)
    hint = "separate arguments by a comma" if token.kind == ";" else ""
    return complain(f"{token.text!r} is not expected here", token, hint=hint)


def number_after(tokens: Sequence[Token], position: int) -> ExpressionError:
    """Explain a number that follows a factor without a sign between."""
    previous, token = tokens[position - 1], tokens[position]
    if previous.kind != "number":
        hint = f"write {previous.text}*{token.text} or {previous.text}^{token.text}"
        if previous.kind != "name":
            hint = f"write *{token.text} or ^{token.text}"
        return complain("a number stands after a factor", previous, token, hint)
    if previous.end == token.start:
        return complain(f"{previous.text + token.text!r} is not a number", previous, token)
    hint = f"for a product write {previous.text}*{token.text}"
    return complain("two numbers stand side by side", previous, token, hint)


def two_readings(function: Token, following: Token) -> ExpressionError:
    """Explain that nobody can tell where the argument of a function ends."""
    name = function.text
    hint = f"put it in parentheses: {name}(…)"
    return complain(f"the argument of {name} can be read in two ways", function, following, hint)


def has_decimal_comma(tokens: Sequence[Token], position: int) -> bool:
    """Whether the comma at ``position`` stands between two numbers without spaces."""
    around = tokens[max(position - 1, 0) : position + 2]
    kinds = [token.kind for token in around]
    return kinds == ["number", ",", "number"] and (
        around[0].end == around[1].start and around[1].end == around[2].start
    )
