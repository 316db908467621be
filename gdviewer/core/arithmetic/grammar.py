"""Reads a line of a rule, as a docstring would have it: ``m = β₁ m + (1 − β₁) g``."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from gdviewer.core.arithmetic.tree import (
    Call,
    Inverse,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    Transpose,
)

_RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻ᵗᵏʲ", "0123456789-tkj", strict=True))
_HALVES = {"½": (1.0, 2.0), "¼": (1.0, 4.0), "¾": (3.0, 4.0)}
_TOKEN = re.compile(
    r"(?P<space>\s+)|(?P<number>\d+(?:\.\d+)?|[½¼¾])|(?P<raised>ᵀ|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻ᵗᵏʲ]+)"
    r"|(?P<call>[a-z]{3,}(?=\())|(?P<value>f(?=\())"
    r"|(?P<name>∇²?f[₊′]?|[^\W\d_][\u0300-\u036f₀-₉ₐ-ₜᵢᵣ₊₋∞′*]*(?:_[a-zσμ]+)?)"
    r"|(?P<sign>[-+−·/()|‖√,^])"
)
_RELATION = re.compile(r" ([=<>≤≥]) ")


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A line of a rule; ``right`` is None where the left side is given, ``left`` in words alone.

    Each is made once, and is no other: so what is made of it is kept by it, and found at once.
    """

    left: Node | None
    relation: str
    right: Node | None
    words: str


@lru_cache(maxsize=1024)
def parse_line(text: str) -> Line:
    """Return the line that ``text`` writes.

    Raises
    ------
    ValueError
        Where it writes none.
    """
    formula, _, words = f" {text} ".partition(" : ")
    left, *rest = _RELATION.split(formula)
    if not left.strip():
        return Line(None, "", None, words.strip())
    relation, right = rest if rest else ("", None)
    known = None if right is None else parse(right)
    return Line(parse(left), relation, known, words.strip())


def parse(text: str) -> Node:
    """Return the formula that ``text`` writes.

    Raises
    ------
    ValueError
        Where it writes none.
    """
    reader = _Reader(unicodedata.normalize("NFD", text))
    node = reader.sum()
    if reader.here:
        raise ValueError(f"{reader.here!r} is too much in {text!r}")
    return node


class _Reader:
    """Goes through the tokens; each method returns one thing of the grammar and stands after it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._place = self._begin = self._end_of_last = 0
        self._closing = ""
        self._move()

    def sum(self) -> Node:
        terms = [(self._sign() if self.here in ("−", "-") else 1, self._product())]
        while self.here in ("+", "−", "-"):
            terms.append((self._sign(), self._product()))
        return terms[0][1] if len(terms) == 1 and terms[0][0] == 1 else Sum(tuple(terms))

    def _sign(self) -> int:
        return 1 if self._take() == "+" else -1

    def _product(self) -> Node:
        factors = [self._factor()]
        while self._kind and (self._kind != "sign" or self.here in "·/(√‖|"):
            if self.here in "|‖" and self._closing == self.here:
                break
            sign = self._take() if self.here in ("·", "/") else "·"
            if sign == "/":
                factors = [Quotient(_product_of(factors), self._factor())]
            else:
                factors.append(self._factor())
        return _product_of(factors)

    def _factor(self) -> Node:
        node = self._atom()
        while self._kind == "raised":
            raised = "".join(_RAISED.get(char, char) for char in self._take())
            node = _raised(node, raised)
        if self.here == "^":
            self._take()
            return Power(node, self._atom())
        return node

    def _atom(self) -> Node:
        kind, begin, token = self._kind, self._begin, self._take()
        match kind:
            case "number":
                node: Node = _number(token)
            case "name":
                node = Symbol(unicodedata.normalize("NFC", token))
            case "call":
                node = Call(token, self._arguments())
            case "value":
                (inside,) = self._arguments()
                name = f"f{self._text[begin + 1 : self._end_of_last].rstrip()}"
                node = Symbol(unicodedata.normalize("NFC", name), inside)
            case _:
                node = self._bracket(token)
        return node

    def _bracket(self, token: str) -> Node:
        match token:
            case "(":
                return self._closed(")")
            case "|":
                return Call("abs", (self._closed("|"),))
            case "‖":
                return Call("norm", (self._closed("‖"),))
            case "√":
                return Call("sqrt", (self._atom(),))
        raise ValueError(f"{token!r} does not belong here in {self._text!r}")

    def _arguments(self) -> tuple[Node, ...]:
        self._take()
        arguments = [self.sum()]
        while self.here == ",":
            self._take()
            arguments.append(self.sum())
        self._end(")")
        return tuple(arguments)

    def _closed(self, closing: str) -> Node:
        outer, self._closing = self._closing, closing
        node = self.sum()
        self._closing = outer
        self._end(closing)
        return node

    def _end(self, closing: str) -> None:
        if self._take() != closing:
            raise ValueError(f"a {closing!r} is missing in {self._text!r}")

    def _take(self) -> str:
        token = self.here
        self._move()
        return token

    def _move(self) -> None:
        self.here = self._kind = ""
        self._end_of_last = self._place
        while self._place < len(self._text):
            match = _TOKEN.match(self._text, self._place)
            if match is None:
                raise ValueError(f"{self._text[self._place]!r} is no symbol of a rule")
            self._begin, self._place = self._place, match.end()
            if match.lastgroup != "space":
                self.here, self._kind = match[0], match.lastgroup or ""
                return


def _number(token: str) -> Node:
    if token in _HALVES:
        return Quotient(*map(Number, _HALVES[token]))
    return Number(float(token))


def _product_of(factors: list[Node]) -> Node:
    return factors[0] if len(factors) == 1 else Product(tuple(factors))


def _raised(base: Node, raised: str) -> Node:
    if raised == "ᵀ":
        return Transpose(base)
    if raised == "-1":
        return Inverse(base)
    return Power(base, Symbol(raised) if raised.isalpha() else Number(float(raised)))
