"""Reads tokens into a tree: a Pratt parser for formulas as people type them."""

from __future__ import annotations

from gdviewer.core.expression.application import read_application, read_own_application
from gdviewer.core.expression.complaints import (
    complain,
    missing_operand,
    number_after,
    unexpected,
)
from gdviewer.core.expression.cursor import (
    AND,
    COMPARISON,
    NOT,
    OR,
    POWER,
    PRODUCT,
    ROOTS,
    SIGN,
    SUM,
    Cursor,
)
from gdviewer.core.expression.graph import COMPARISONS
from gdviewer.core.expression.lexer import Token
from gdviewer.core.expression.names import Names
from gdviewer.core.expression.roles import check_roles
from gdviewer.core.expression.statements import Statement
from gdviewer.core.expression.tree import Tree

_BINDING = {"or": OR, "and": AND, "+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "^": POWER}
_ENDS_OF_BARS = frozenset({"end", ",", ")"})
_COMPARISONS = frozenset({*COMPARISONS, "="})


def read_tree(statement: Statement, names: Names) -> Tree:
    """Return the tree of the formula in ``statement``.

    Raises
    ------
    ExpressionError
        Where it is not a formula, or a condition stands where a value should, or the reverse.
    """
    tree = _Parser(statement, names).parse()
    check_roles(tree)
    return tree


class _Parser(Cursor):
    """Reads each part of a formula by what it begins with."""

    def __init__(self, statement: Statement, names: Names) -> None:
        super().__init__(statement.tokens, names, statement.body)
        self.readers = {
            "number": self.number,
            "name": self.name,
            "+": self.sign,
            "-": self.sign,
            "not": self.negation,
            "(": self.parenthesis,
            "|": self.bars,
            **dict.fromkeys(ROOTS, self.root),
        }

    def parse(self) -> Tree:
        if self.token.kind == "end":
            hint = "for example x^2 + y^2"
            raise complain("there is no formula", self.tokens[0], self.token, hint=hint)
        tree = self.expression(0)
        if self.token.kind != "end":
            raise unexpected(self.tokens, self.position)
        return tree

    def expression(self, binding: int) -> Tree:
        """Read as long as operators bind more tightly than ``binding``."""
        left = self.operand()
        while True:
            token = self.token
            if token.kind == "power" and binding < POWER:
                left = self.superscript(left)
            elif token.kind in _BINDING and binding < _BINDING[token.kind]:
                left = self.binary(left)
            elif token.kind in _COMPARISONS and binding < COMPARISON:
                left = self.comparison(left)
            elif self.begins_factor() and binding < PRODUCT:
                left = self.implicit_product(left)
            else:
                return left

    def binary(self, left: Tree) -> Tree:
        operator = self.advance()
        is_power = operator.kind == "^"
        right = self.nested(SIGN) if is_power else self.expression(_BINDING[operator.kind])
        return Tree(operator.kind, left.start, right.end, parts=(left, right))

    def comparison(self, first: Tree) -> Tree:
        """Read a chain such as ``0 < x < 1``, which has one part for each value."""
        signs, parts = [], [first]
        while self.token.kind in _COMPARISONS:
            signs.append("==" if self.token.kind == "=" else self.token.kind)
            self.advance()
            parts.append(self.expression(COMPARISON))
        return Tree("compare", first.start, parts[-1].end, " ".join(signs), parts=tuple(parts))

    def negation(self, token: Token) -> Tree:
        operand = self.nested(NOT)
        return Tree("not", token.start, operand.end, parts=(operand,))

    def superscript(self, base: Tree) -> Tree:
        token = self.advance()
        if self.token.kind in {"power", "^"}:
            raise complain(
                "two powers in a row can be read in two ways", token, hint="add parentheses"
            )
        exponent = self.number(token)
        return Tree("^", base.start, token.end, parts=(base, exponent))

    def implicit_product(self, left: Tree) -> Tree:
        token = self.token
        if token.kind == "number":
            raise number_after(self.tokens, self.position)
        if self.is_imaginary():
            raise complain(
                "complex numbers are not offered",
                self.previous,
                token,
                hint=f"for a parameter write {self.previous.text}*{token.text}",
            )
        right = self.expression(PRODUCT)
        return Tree("*", left.start, right.end, parts=(left, right))

    def is_imaginary(self) -> bool:
        """Whether the next token is the imaginary unit of a number such as ``2i``."""
        token, previous = self.token, self.previous
        is_unit = token.text in {"i", "j"} and self.names.kind(token.text) == "unknown"
        return is_unit and previous.kind == "number" and previous.end == token.start

    def operand(self) -> Tree:
        """Read a number, a name, a call, a sign or something in parentheses or bars."""
        token = self.advance()
        if token.kind not in self.readers:
            self.position -= 1
            raise missing_operand(self.tokens, self.position)
        return self.readers[token.kind](token)

    def sign(self, token: Token) -> Tree:
        operand = self.nested(SIGN - 1)
        if token.kind == "+":
            return operand
        return Tree("negative", token.start, operand.end, parts=(operand,))

    def parenthesis(self, opening: Token) -> Tree:
        (inner,) = self.arguments(opening, limit=1)
        return Tree(
            inner.kind, opening.start, self.previous.end, inner.text, inner.value, inner.parts
        )

    def bars(self, opening: Token) -> Tree:
        self.is_open.append(True)
        inner = self.nested(0)
        if self.token.kind != "|":
            if self.token.kind in _ENDS_OF_BARS:
                hint = "write |x| or abs(x); conditions are joined by the words and, or"
                raise complain("this '|' has no second '|'", opening, hint=hint)
            raise unexpected(self.tokens, self.position)
        self.is_open.pop()
        closing = self.advance()
        return Tree("call", opening.start, closing.end, "abs", parts=(inner,))

    def root(self, sign: Token) -> Tree:
        operand = self.nested(POWER)
        if self.token.kind in {"^", "power"} and self.previous.kind != ")":
            raise complain(
                f"a power after {sign.text} can be read in two ways",
                sign,
                self.token,
                hint=f"write {sign.text}(x^2) or ({sign.text}x)^2",
            )
        return Tree("call", sign.start, operand.end, ROOTS[sign.kind], parts=(operand,))

    def name(self, token: Token) -> Tree:
        kind = self.names.kind(token.text)
        if kind == "own function":
            return read_own_application(self, token)
        if kind == "later":
            message = f"{token.text} is used before it is defined"
            raise complain(message, token, hint="a line uses only the lines above it")
        is_before_parenthesis = self.token.kind == "(" and not self.token.starts_line
        if self.names.is_called(token.text, is_before_parenthesis=is_before_parenthesis):
            return read_application(self, token)
        if is_before_parenthesis and not self.names.is_factor(token.text):
            message, hint = self.names.unknown_function(token.text)
            raise complain(message, token, hint=hint)
        if kind == "unknown":
            self.names.check_parameter(token.text, token.start, token.end)
        return Tree(
            "argument" if kind == "argument" else "name", token.start, token.end, token.text
        )
