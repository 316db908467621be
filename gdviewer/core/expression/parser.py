"""Reads tokens into a tree: a Pratt parser for formulas as people type them."""

from __future__ import annotations

from gdviewer.core.expression.complaints import (
    complain,
    has_decimal_comma,
    missing_operand,
    number_after,
    unexpected,
)
from gdviewer.core.expression.errors import ExpressionError
from gdviewer.core.expression.functions import BY_SPELLING
from gdviewer.core.expression.header import skip_header
from gdviewer.core.expression.lexer import Token, tokenize
from gdviewer.core.expression.names import Names
from gdviewer.core.expression.tree import Tree

MAX_DEPTH = 60

_SUM, _PRODUCT, _SIGN, _POWER = 10, 20, 30, 40
_BINDING = {"+": _SUM, "-": _SUM, "*": _PRODUCT, "/": _PRODUCT, "^": _POWER}
_ROOTS = {"√": "sqrt", "∛": "cbrt"}


def parse_tree(text: str, names: Names) -> Tree:
    """Return the tree of ``text``.

    Raises
    ------
    ExpressionError
        Where the text is not a formula.
    """
    return _Parser(text, names).parse()


class _Parser:
    def __init__(self, text: str, names: Names) -> None:
        self.text = text
        self.names = names
        self.tokens = tokenize(text)
        self.position = skip_header(self.tokens, names)
        self.depth = 0
        self.is_open = [False]  # whether a bar is open in each of the surrounding parentheses
        self.readers = {
            "number": self.number,
            "name": self.name,
            "+": self.sign,
            "-": self.sign,
            "(": self.parenthesis,
            "|": self.bars,
            **dict.fromkeys(_ROOTS, self.root),
        }

    def parse(self) -> Tree:
        if self.token.kind == "end":
            raise ExpressionError(
                "there is no formula", start=0, end=len(self.text), hint="for example x^2 + y^2"
            )
        tree = self.expression(0)
        if self.token.kind != "end":
            raise unexpected(self.tokens, self.position)
        return tree

    @property
    def token(self) -> Token:
        return self.tokens[self.position]

    @property
    def previous(self) -> Token:
        return self.tokens[self.position - 1]

    def advance(self) -> Token:
        token = self.token
        self.position += 1
        return token

    def expression(self, binding: int) -> Tree:
        """Read as long as operators bind more tightly than ``binding``."""
        left = self.operand()
        while True:
            token = self.token
            if token.kind == "power" and binding < _POWER:
                left = self.superscript(left)
            elif token.kind in _BINDING and binding < _BINDING[token.kind]:
                left = self.binary(left)
            elif self.begins_factor() and binding < _PRODUCT:
                left = self.implicit_product(left)
            else:
                return left

    def binary(self, left: Tree) -> Tree:
        operator = self.advance()
        is_power = operator.kind == "^"
        right = self.nested(_SIGN) if is_power else self.expression(_BINDING[operator.kind])
        return Tree(operator.kind, left.start, right.end, parts=(left, right))

    def superscript(self, base: Tree) -> Tree:
        token = self.advance()
        if self.token.kind in {"power", "^"}:
            raise complain(
                "two powers in a row can be read in two ways", token, hint="add parentheses"
            )
        exponent = self.number(token)
        return Tree("^", base.start, token.end, parts=(base, exponent))

    def begins_factor(self) -> bool:
        """Whether the next token starts an operand, so that a product is meant."""
        kind = self.token.kind
        return kind in {"number", "name", "(", *_ROOTS} or (kind == "|" and not self.is_open[-1])

    def implicit_product(self, left: Tree) -> Tree:
        token = self.token
        if token.kind == "number":
            raise number_after(self.tokens, self.position)
        if token.text in {"i", "j"} and self.names.kind(token.text) == "unknown":
            previous = self.previous
            if previous.kind == "number" and previous.end == token.start:
                raise complain(
                    "complex numbers are not offered",
                    previous,
                    token,
                    hint=f"for a parameter write {previous.text}*{token.text}",
                )
        if token.starts_line:
            raise complain(
                "one formula only, but a second line begins here",
                token,
                hint="join the lines by +, -, * or /",
            )
        right = self.expression(_PRODUCT)
        return Tree("*", left.start, right.end, parts=(left, right))

    def operand(self) -> Tree:
        """Read a number, a name, a call, a sign or something in parentheses or bars."""
        token = self.advance()
        if token.kind not in self.readers:
            self.position -= 1
            raise missing_operand(self.tokens, self.position)
        return self.readers[token.kind](token)

    def number(self, token: Token) -> Tree:
        return Tree("number", token.start, token.end, value=token.value)

    def sign(self, token: Token) -> Tree:
        operand = self.nested(_SIGN - 1)
        if token.kind == "+":
            return operand
        return Tree("negative", token.start, operand.end, parts=(operand,))

    def nested(self, binding: int) -> Tree:
        """Read one level deeper."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise complain(f"this is nested more than {MAX_DEPTH} levels deep", self.token)
        tree = self.expression(binding)
        self.depth -= 1
        return tree

    def parenthesis(self, opening: Token) -> Tree:
        (inner,) = self.arguments(opening, limit=1)
        return Tree(
            inner.kind, opening.start, self.previous.end, inner.text, inner.value, inner.parts
        )

    def arguments(self, opening: Token, limit: int | None = None) -> list[Tree]:
        """Read what follows an opening parenthesis, separated by commas, and the closing one."""
        if self.token.kind == ")":
            raise complain("there is nothing inside the parentheses", opening, self.token)
        self.is_open.append(False)
        found = [self.nested(0)]
        while self.token.kind == "," and limit != len(found):
            self.advance()
            if self.token.kind in {")", "end"}:
                raise complain("an argument is missing after ','", self.previous)
            found.append(self.nested(0))
        if self.token.kind == "end":
            raise complain("this '(' has no ')'", opening)
        if self.token.kind != ")":
            raise unexpected(self.tokens, self.position)
        self.advance()
        self.is_open.pop()
        return found

    def bars(self, opening: Token) -> Tree:
        self.is_open.append(True)
        inner = self.nested(0)
        if self.token.kind != "|":
            if self.token.kind == "end":
                raise complain("this '|' has no second '|'", opening, hint="write abs(x) or |x|")
            raise unexpected(self.tokens, self.position)
        self.is_open.pop()
        closing = self.advance()
        return Tree("call", opening.start, closing.end, "abs", parts=(inner,))

    def root(self, sign: Token) -> Tree:
        operand = self.nested(_POWER)
        if self.token.kind in {"^", "power"} and self.previous.kind != ")":
            raise complain(
                f"a power after {sign.text} can be read in two ways",
                sign,
                self.token,
                hint=f"write {sign.text}(x^2) or ({sign.text}x)^2",
            )
        return Tree("call", sign.start, operand.end, _ROOTS[sign.kind], parts=(operand,))

    def name(self, token: Token) -> Tree:
        kind = self.names.kind(token.text)
        if kind == "function":
            return self.function(token)
        is_before_parenthesis = self.token.kind == "(" and not self.token.starts_line
        if is_before_parenthesis and not self.names.is_factor(token.text):
            message, hint = self.names.unknown_function(token.text)
            raise complain(message, token, hint=hint)
        if kind == "unknown":
            self.names.check_parameter(token.text, token.start, token.end)
        return Tree("name", token.start, token.end, token.text)

    def function(self, token: Token) -> Tree:
        """Read ``sin(x)``, ``sin x``, ``sin^2(x)`` or ``sin^2 x``."""
        exponent = self.function_power(token)
        function = BY_SPELLING[token.text]
        if self.token.kind == "(":
            opening = self.advance()
            if self.token.kind == ")":
                raise complain(
                    f"{token.text} needs an argument", token, self.token, hint=f"{token.text}(x)"
                )
            parts = self.arguments(opening)
            self.check_arity(token, len(parts))
        elif function.arity == 1 and (self.begins_factor() or self.token.kind in {"+", "-"}):
            parts = [self.bare_argument(token)]
        else:
            example = f"{token.text}({', '.join(('x', 'y')[: function.arity])})"
            raise complain(f"{token.text} needs an argument", token, hint=f"write {example}")
        call = Tree("call", token.start, self.previous.end, function.name, parts=tuple(parts))
        return Tree("^", call.start, call.end, parts=(call, exponent)) if exponent else call

    def function_power(self, token: Token) -> Tree | None:
        """Read the power of ``sin^2(x)`` if there is one."""
        if self.token.kind == "power":
            exponent = self.number(self.advance())
        elif self.token.kind == "^":
            self.advance()
            exponent = self.nested(_POWER)
        else:
            return None
        if exponent.kind == "negative" or exponent.value < 0:
            raise complain(
                f"{token.text} to a negative power can be read in two ways",
                token,
                self.previous,
                hint=f"write 1/{token.text}(x), or the inverse function",
            )
        return exponent

    def bare_argument(self, token: Token) -> Tree:
        """Read the argument of ``sin x``: a product without signs, up to the next function."""
        argument = self.nested(_SIGN - 1)
        while self.begins_factor():
            following = self.token
            if following.kind in {"(", "|"}:
                raise complain(
                    f"the argument of {token.text} can be read in two ways",
                    token,
                    following,
                    hint=f"put it in parentheses: {token.text}(…)",
                )
            if self.names.kind(following.text) == "function" or following.kind in _ROOTS:
                break
            if following.kind == "number" or following.starts_line:
                break
            right = self.expression(_PRODUCT)
            argument = Tree("*", argument.start, right.end, parts=(argument, right))
        return argument

    def check_arity(self, token: Token, count: int) -> None:
        function = BY_SPELLING[token.text]
        if count == function.arity or function.is_variadic or (function.name, count) == ("log", 2):
            return
        wanted = f"{function.arity} argument" + ("s" if function.arity > 1 else "")
        is_decimal = any(has_decimal_comma(self.tokens, k) for k in range(self.position))
        hint = "write a decimal point, not a comma" if is_decimal else ""
        raise complain(
            f"{token.text} takes {wanted}, {count} given", token, self.previous, hint=hint
        )
