"""Where the parser stands in the tokens, and what all parts of it read in the same way."""

from __future__ import annotations

from abc import ABC, abstractmethod

from gdviewer.core.expression.complaints import complain, unexpected
from gdviewer.core.expression.lexer import Token
from gdviewer.core.expression.names import Names
from gdviewer.core.expression.tree import Tree

MAX_DEPTH = 60

OR, AND, NOT, COMPARISON, SUM, PRODUCT, SIGN, POWER = 2, 4, 6, 8, 10, 20, 30, 40
ROOTS = {"√": "sqrt", "∛": "cbrt"}
_FACTORS = frozenset({"number", "name", "(", *ROOTS})


class Cursor(ABC):
    """A place in the tokens, and how deeply it is nested."""

    def __init__(self, tokens: list[Token], names: Names, position: int) -> None:
        self.names = names
        self.tokens = tokens
        self.position = position
        self.depth = 0
        self.is_open = [False]  # whether a bar is open in each of the surrounding parentheses

    @abstractmethod
    def expression(self, binding: int) -> Tree:
        """Read as long as operators bind more tightly than ``binding``."""

    @property
    def token(self) -> Token:
        """The token that is read next."""
        return self.tokens[self.position]

    @property
    def previous(self) -> Token:
        """The token that was read last."""
        return self.tokens[self.position - 1]

    def advance(self) -> Token:
        """Return the next token and step over it."""
        token = self.token
        self.position += 1
        return token

    def begins_factor(self) -> bool:
        """Whether the next token starts an operand, so that a product is meant."""
        kind = self.token.kind
        return kind in _FACTORS or (kind == "|" and not self.is_open[-1])

    def number(self, token: Token) -> Tree:
        """Return the tree of a number or a superscript."""
        return Tree("number", token.start, token.end, value=token.value)

    def nested(self, binding: int) -> Tree:
        """Read one level deeper."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise complain(f"this is nested more than {MAX_DEPTH} levels deep", self.token)
        tree = self.expression(binding)
        self.depth -= 1
        return tree

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
