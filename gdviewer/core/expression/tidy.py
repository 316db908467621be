"""Orders a derivative for the eye: the number in front, then names, functions and sums."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import reduce

from gdviewer.core.expression.tree import Tree
from gdviewer.core.numbers import format_exact

_SHORT = 6
"""With more digits than these a number is hardly one that a user typed."""
_MAX_DENOMINATOR = 360
_LEAST = 1e-300
"""Numbers beyond this and its inverse are not multiplied."""


def tidy(tree: Tree, variables: Sequence[str]) -> Tree:
    """Return what equals ``tree``, with the factors of each product in the order of a textbook.

    Numbers are multiplied, equal factors made a power, and a long number that is a fraction, a
    multiple of π or a logarithm of a whole number is written as that.
    """
    made: list[Tree] = []
    for part in tree.postorder():
        first = len(made) - len(part.parts)
        made[first:] = [_tidy(part._replace(parts=tuple(made[first:])), variables)]
    return made[0]


def _tidy(tree: Tree, variables: Sequence[str]) -> Tree:
    if tree.kind == "number":
        return _number(tree.value)
    if tree.kind in {"*", "/", "negative"}:
        product = _Product(tree)
        return product.write(variables) if _LEAST < abs(product.number) < 1 / _LEAST else tree
    if tree.kind in {"+", "-"} and tree.parts[1].kind == "negative":
        opposite = "-" if tree.kind == "+" else "+"
        return _apply(opposite, tree.parts[0], tree.parts[1].parts[0])
    return tree


class _Product:
    """The number and the factors of a product, above and below the line."""

    def __init__(self, tree: Tree) -> None:
        self.number = Fraction(1)
        self.above: list[Tree] = []
        self.below: list[Tree] = []
        waiting = [(tree, False)]
        while waiting:
            factor, is_below = waiting.pop()
            if factor.kind == "*":
                waiting += [(part, is_below) for part in reversed(factor.parts)]
            elif factor.kind == "/":
                above, below = factor.parts
                waiting += [(below, not is_below), (above, is_below)]
            elif factor.kind == "negative":
                self.number = -self.number
                waiting.append((factor.parts[0], is_below))
            elif factor.kind == "number" and factor.value:
                value = Fraction(format_exact(factor.value))
                self.number *= 1 / value if is_below else value
            else:
                (self.below if is_below else self.above).append(factor)

    def write(self, variables: Sequence[str]) -> Tree:
        """Return the product, its factors in order."""
        size, above, below = abs(self.number), self.above, self.below
        front, divisor = Fraction(size.numerator), Fraction(size.denominator)
        if not below or (front != 1 and divisor != 1) or front > 10**9 or divisor > 10**9:
            front, divisor = size, Fraction(1)  # a decimal stays one
        top = _multiply(front, _ordered(above, variables))
        if below or divisor != 1:
            top = _apply("/", top, _multiply(divisor, _ordered(below, variables)))
        return _apply("negative", top) if self.number < 0 else top


def _multiply(number: Fraction, factors: Iterable[Tree]) -> Tree:
    trees = list(factors)
    if number != 1 or not trees:
        trees.insert(0, _number(float(number)))
    return reduce(lambda left, right: _apply("*", left, right), trees)


def _ordered(factors: Sequence[Tree], variables: Sequence[str]) -> list[Tree]:
    """Return the factors: parameters, variables, functions, sums; equal ones as a power."""

    def rank(factor: Tree) -> int:
        base = factor.parts[0] if factor.kind == "^" else factor
        if base.kind == "name":
            return 1 + (base.text in variables)
        return {"number": 0, "call": 3}.get(base.kind, 4)

    powers = [_repeated(factor, count) for factor, count in Counter(factors).items()]
    return sorted(powers, key=rank)


def _repeated(factor: Tree, count: int) -> Tree:
    return factor if count == 1 else _apply("^", factor, _plain(count))


def _number(value: float) -> Tree:
    """Return ``value`` as what it stands for, where all of its digits tell that."""
    if len(format_exact(value).partition("e")[0].replace(".", "")) > _SHORT:
        for whole in range(2, 11):
            if value in {math.log(whole), 1 / math.log(whole)}:
                logarithm = Tree("call", 0, 0, "log", parts=(_plain(whole),))
                is_inverse = value != math.log(whole)
                return _apply("/", _plain(1), logarithm) if is_inverse else logarithm
        for unit, factors in ((1.0, []), (math.pi, [Tree("name", 0, 0, "pi")])):
            share = Fraction(value / unit).limit_denominator(_MAX_DENOMINATOR)
            if share and share.numerator * unit / share.denominator == value:
                top = _multiply(Fraction(share.numerator), factors)
                is_whole = share.denominator == 1
                return top if is_whole else _apply("/", top, _plain(share.denominator))
    return _plain(value)


def _plain(value: float) -> Tree:
    return Tree("number", 0, 0, value=float(value))


def _apply(kind: str, *parts: Tree) -> Tree:
    return Tree(kind, 0, 0, parts=parts)
